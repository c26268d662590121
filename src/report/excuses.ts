import type { DeviationResult, FlakyResult, Report } from "../model/report.ts";

/** The parts of a report that say which violations do not fail the run. */
export type Declarations = Pick<Report, "deviations" | "flaky">;

/** Why a violation does not fail the run, by check id: a declared deviation, a flaky check, or the baseline. */
export function excusesOf(report: Pick<Report, "deviations" | "flaky" | "baseline" | "verdicts">) {
  const { baseline, verdicts } = report;
  const known = verdicts.filter(({ outcome, check }) => {
    return (
      baseline?.onlyRegressions === true && outcome === "violates" && !baseline.regressed.includes(check)
    );
  });
  return new Map([
    ...known.map(({ check }) => [check, "no regression from the baseline"] as const),
    ...declaredChecks(report),
  ]);
}

/** What the profile says of the checks that it declares to deviate or to be flaky, by check id, as far as it is in force. */
export function declaredChecks({ deviations, flaky = [] }: Declarations): ReadonlyMap<string, string> {
  const entries = [
    ...inForce(deviations).map(({ because, checks }) => ({ checks, text: `declared deviation: ${because}` })),
    ...inForce(flaky).map(({ because, until, checks }) => ({
      checks,
      text: `flaky until ${until}: ${because}`,
    })),
  ];
  // Of several declarations the first one counts, and of equal keys a map keeps the last.
  return new Map(entries.flatMap(({ checks, text }) => checks.map((id) => [id, text] as const)).reverse());
}

function inForce<T extends DeviationResult | FlakyResult>(declared: readonly T[]): readonly T[] {
  return declared.filter(({ state }) => state !== "expired");
}

/** A deviation or an entry of the flaky list that the profile should no longer declare as it does. */
export interface Outdated {
  readonly what: "declared deviation" | "flaky check";
  readonly check: string;
  readonly because: string;
  readonly state: "stale" | "unmatched" | "expired";
}

/** Declarations that are out of date: each of them fails a run, unless it is to fail by regressions only. */
export function outdatedDeclarations(report: Declarations & Pick<Report, "baseline">): readonly Outdated[] {
  if (report.baseline?.onlyRegressions) return [];
  return [
    ...report.deviations.flatMap((entry) => outdated("declared deviation", entry)),
    ...(report.flaky ?? []).flatMap((entry) => outdated("flaky check", entry)),
  ];
}

function outdated(what: Outdated["what"], { check, because, state }: DeviationResult | FlakyResult) {
  if (state === "as-declared" || state === "kept" || state === "failed") return [];
  return [{ what, check, because, state }];
}
