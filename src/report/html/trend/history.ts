import type { Report, RequirementOutcome, RequirementResult } from "../../../model/report.ts";
import type { Level } from "../../../model/requirement.ts";

/** A run that something began or ended in. */
export interface RunReference {
  readonly file: string;
  readonly startedAt: string;
}

/** A requirement that was kept in one run and violated in a later one. */
export interface Regression {
  readonly requirement: string;
  readonly level: Level;
  readonly statement: string;
  /** The last run that kept it. */
  readonly keptIn: RunReference;
  /** The first run after that which violated it. */
  readonly began: RunReference;
  /** The first run after that which kept it again; absent while it lasts. */
  readonly mended?: RunReference;
}

/** One requirement through all runs. */
export interface History {
  readonly id: string;
  readonly level: Level;
  readonly statement: string;
  readonly outcomes: readonly RequirementOutcome[];
}

/** The outcomes of every requirement in all reports, which are in the order of time; the latest wording counts. */
export function historiesOf(reports: readonly Report[]): readonly History[] {
  const latest = new Map<string, RequirementResult>();
  for (const requirement of reports.flatMap(({ requirements }) => requirements)) {
    latest.set(requirement.id, requirement);
  }
  const runs = reports.map(
    ({ requirements }) => new Map(requirements.map(({ id, outcome }) => [id, outcome])),
  );
  return [...latest.values()].map(({ id, level, statement }) => {
    return { id, level, statement, outcomes: runs.map((run) => run.get(id) ?? "untried") };
  });
}

/**
 * Every time that a requirement went from kept to violated. Runs that say neither (not judged, inapplicable, untried)
 * begin and end nothing.
 */
export function regressionsOf(history: History, runs: readonly RunReference[]): readonly Regression[] {
  const { id: requirement, level, statement } = history;
  const told = history.outcomes.flatMap((outcome, index) => {
    const run = runs[index];
    return run && (outcome === "conforms" || outcome === "violates")
      ? [{ kept: outcome === "conforms", run }]
      : [];
  });
  return told.flatMap(({ kept, run }, index) => {
    const before = told[index - 1];
    if (kept || !before?.kept) return [];
    const mended = told.slice(index).find((later) => later.kept);
    const began = { requirement, level, statement, keptIn: referTo(before.run), began: referTo(run) };
    return [mended ? { ...began, mended: referTo(mended.run) } : began];
  });
}

function referTo({ file, startedAt }: RunReference): RunReference {
  return { file, startedAt };
}
