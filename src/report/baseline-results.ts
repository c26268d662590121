import type { BaselineResult, Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";

/** The earlier run that a run is held to. */
export interface Baseline {
  readonly report: Report;
  /** Nothing but a regression fails the run. */
  readonly onlyRegressions: boolean;
}

/**
 * Compares the verdicts of a run with those of an earlier one, check by check: ids are frozen, so that versions of the
 * harness do not matter. What the profile declares, `declared`, is no regression.
 */
export function compareWithBaseline(
  verdicts: readonly Verdict[],
  { report, onlyRegressions }: Baseline,
  declared: ReadonlySet<string>,
): BaselineResult {
  const { tool, seed, effort, startedAt } = report.run;
  const before = new Map(report.verdicts.map((verdict) => [verdict.check, verdict]));
  const now = new Set(verdicts.map(({ check }) => check));
  const idsOf = (holds: (verdict: Verdict, earlier: Verdict) => boolean): readonly string[] =>
    verdicts.flatMap((verdict) => {
      const earlier = before.get(verdict.check);
      return earlier && holds(verdict, earlier) ? verdict.check : [];
    });
  return {
    run: { tool, seed, effort, startedAt },
    onlyRegressions,
    regressed: idsOf((verdict, earlier) => hasRegressed(verdict, earlier) && !declared.has(verdict.check)),
    fixed: idsOf((verdict, earlier) => verdict.outcome === "conforms" && isRed(earlier)),
    stillFailing: idsOf((verdict, earlier) => isRed(verdict) && isRed(earlier)),
    new: verdicts.flatMap(({ check }) => (before.has(check) ? [] : check)),
    gone: report.verdicts.flatMap(({ check }) => (now.has(check) ? [] : check)),
    unjudged: idsOf(({ outcome }, earlier) => outcome === "inconclusive" && !isRed(earlier)),
  };
}

function hasRegressed({ outcome }: Verdict, earlier: Verdict): boolean {
  return outcome === "violates" && earlier.outcome === "conforms";
}

function isRed({ outcome }: Verdict): boolean {
  return outcome === "violates" || outcome === "inconclusive";
}
