import type { Deviation } from "../model/profile.ts";
import type { DeviationResult } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { matchesPattern } from "./check-pattern.ts";
import { compareIds } from "./order.ts";

/** Joins each declared deviation with the checks that its pattern matches. `today` is YYYY-MM-DD. */
export function judgeDeviations(
  deviations: readonly Deviation[],
  verdicts: readonly Verdict[],
  today: string,
): DeviationResult[] {
  return deviations.map((deviation) => {
    const matched = verdicts.filter(({ check }) => matchesPattern(deviation.check, check));
    const checks = [...new Set(matched.map(({ check }) => check))].sort(compareIds);
    return { ...deviation, state: stateOf(deviation, matched, today), checks };
  });
}

// An inconclusive check ran without telling anything: it neither keeps a deviation alive nor makes it stale.
function stateOf(deviation: Deviation, matched: readonly Verdict[], today: string): DeviationResult["state"] {
  const ran = matched.filter(({ outcome }) => outcome !== "inapplicable");
  if (deviation.until !== undefined && deviation.until < today) return "expired";
  if (ran.length === 0) return "unmatched";
  return ran.some(({ outcome }) => outcome === "conforms") ? "stale" : "as-declared";
}

/** Ids of the checks whose violation is declared and still in force: they do not fail a run. */
export function coveredChecks(deviations: readonly DeviationResult[]): ReadonlySet<string> {
  return new Set(deviations.filter(({ state }) => state !== "expired").flatMap(({ checks }) => checks));
}

/** Deviations that the profile should no longer declare as it does: each of them fails a run. */
export function outdatedDeviations(deviations: readonly DeviationResult[]): readonly DeviationResult[] {
  return deviations.filter(({ state }) => state !== "as-declared");
}
