import type { Verdict } from "../model/verdict.ts";

/** What one run found, without what may differ from run to run. */
export interface RunOutcome {
  readonly seed: number;
  /** Check id to outcome. */
  readonly outcomes: ReadonlyMap<string, Verdict["outcome"]>;
  /** Reasons of what did not conform, by check id. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A check that did not come out alike in every run. */
export interface Flake {
  readonly check: string;
  /** Outcome, or `missing`, to the seeds of the runs that had it. */
  readonly seeds: ReadonlyMap<string, readonly number[]>;
  readonly reason?: string;
}

/** Takes of a run what should be the same in every run. */
export function outcomeOf(seed: number, verdicts: readonly Verdict[]): RunOutcome {
  return {
    seed,
    outcomes: new Map(verdicts.map(({ check, outcome }) => [check, outcome])),
    reasons: new Map(
      verdicts.flatMap((verdict) => ("reason" in verdict ? [[verdict.check, verdict.reason]] : [])),
    ),
  };
}

/** The checks whose outcome differs between runs, or that some runs do not have. */
export function flakesOf(runs: readonly RunOutcome[]): readonly Flake[] {
  const checks = [...new Set(runs.flatMap((run) => [...run.outcomes.keys()]))].toSorted();
  return checks.flatMap((check) => {
    const seeds = new Map<string, readonly number[]>();
    for (const run of runs) {
      const outcome = run.outcomes.get(check) ?? "missing";
      seeds.set(outcome, [...(seeds.get(outcome) ?? []), run.seed]);
    }
    if (seeds.size < 2) return [];
    const reason = runs.flatMap((run) => run.reasons.get(check) ?? [])[0];
    return reason === undefined ? { check, seeds } : { check, seeds, reason };
  });
}

/** The soak in a few lines: how many runs, how many different outcomes, and each check that wavered. */
export function renderSoak(runs: readonly RunOutcome[], seconds: number): string {
  const flakes = flakesOf(runs);
  const red = new Set(
    runs.flatMap((run) => [...run.outcomes].flatMap(([check, outcome]) => (isRed(outcome) ? check : []))),
  );
  const distinct = new Set(runs.map((run) => JSON.stringify([...run.outcomes].toSorted()))).size;
  return [
    `${runs.length} runs in ${seconds.toFixed(0)} s: ${distinct} distinct outcome${distinct === 1 ? "" : "s"}, ${flakes.length} checks that differ, ${red.size} that did not conform`,
    ...flakes.map(({ check, seeds, reason }) => {
      const counts = [...seeds].map(([outcome, of]) => `${outcome} ${of.length}× (seed ${of[0]})`).join(", ");
      return `  ${check}: ${counts}${reason ? `; ${reason}` : ""}`;
    }),
    "",
  ].join("\n");
}

/** Whether an outcome is one that an embedded run must never have. */
export function isRed(outcome: string): boolean {
  return outcome === "violates" || outcome === "inconclusive";
}
