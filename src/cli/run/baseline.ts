import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";

/** How the checks of a run stand against those of an earlier one; ids, in the order of the newer report. */
export interface BaselineComparison {
  /** Conformed before, and does no longer. */
  readonly regressed: readonly string[];
  readonly fixed: readonly string[];
  readonly stillFailing: readonly string[];
  readonly added: readonly string[];
  /** In the baseline only: not selected this time, or no longer there. */
  readonly gone: readonly string[];
}

/** Compares a run with an earlier one, check by check. */
export function compareWithBaseline(report: Report, baseline: Report): BaselineComparison {
  const before = new Map(baseline.verdicts.map((verdict) => [verdict.check, verdict]));
  const now = new Set(report.verdicts.map(({ check }) => check));
  const pairs = report.verdicts.map((verdict) => ({ verdict, earlier: before.get(verdict.check) }));
  const idsOf = (holds: (verdict: Verdict, earlier: Verdict) => boolean): readonly string[] =>
    pairs.flatMap(({ verdict, earlier }) => (earlier && holds(verdict, earlier) ? verdict.check : []));
  return {
    regressed: idsOf((verdict, earlier) => isRed(verdict) && earlier.outcome === "conforms"),
    fixed: idsOf((verdict, earlier) => verdict.outcome === "conforms" && isRed(earlier)),
    stillFailing: idsOf((verdict, earlier) => isRed(verdict) && isRed(earlier)),
    added: pairs.flatMap(({ verdict, earlier }) => (earlier ? [] : verdict.check)),
    gone: baseline.verdicts.flatMap(({ check }) => (now.has(check) ? [] : check)),
  };
}

function isRed({ outcome }: Verdict): boolean {
  return outcome === "violates" || outcome === "inconclusive";
}

/** The report of a run that was held to a baseline: a regression fails it also where the run itself would pass. */
export function heldTo(report: Report, { regressed }: BaselineComparison): Report {
  if (regressed.length === 0 || report.run.exitCode !== ExitCode.conforms) return report;
  const checks = regressed.length === 1 ? "1 check" : `${regressed.length} checks`;
  return {
    ...report,
    run: { ...report.run, exitCode: ExitCode.violates, reason: `${checks} regressed from the baseline` },
  };
}

/** The comparison for people: the counts in one line, then every check that regressed or was fixed. */
export function renderBaseline(comparison: BaselineComparison): string {
  const { regressed, fixed, added, gone, stillFailing } = comparison;
  const counts = `${regressed.length} regressed, ${fixed.length} fixed, ${stillFailing.length} still failing`;
  return [
    `Against the baseline: ${counts}, ${added.length} new, ${gone.length} gone.`,
    ...regressed.map((check) => `    regressed  ${check}`),
    ...fixed.map((check) => `    fixed      ${check}`),
    "",
  ].join("\n");
}
