import type { Deviation } from "../model/profile.ts";
import type { DeviationResult } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { matchesPattern } from "./check-pattern.ts";
import { compareIds } from "./order.ts";

/**
 * Joins each declared deviation with the checks that its pattern matches, as far as they deviate in the way that it
 * declares. `today` is YYYY-MM-DD.
 */
export function judgeDeviations(
  deviations: readonly Deviation[],
  verdicts: readonly Verdict[],
  today: string,
): DeviationResult[] {
  return deviations.map((deviation) => {
    const named = verdicts.filter(({ check }) => matchesPattern(deviation.check, check));
    const matched = named.filter((verdict) => deviatesAsSeen(deviation, verdict));
    const state = stateOf(deviation, matched, today);
    const other = state === "unmatched" ? named.find((verdict) => !matched.includes(verdict)) : undefined;
    const result = { ...deviation, state, checks: idsOf(matched) };
    return other?.outcome === "violates" ? { ...result, instead: other.seen ?? other.reason } : result;
  });
}

/** The ids of verdicts, each once, in the order of ids. */
export function idsOf(verdicts: readonly Verdict[]): readonly string[] {
  return [...new Set(verdicts.map(({ check }) => check))].sort(compareIds);
}

function deviatesAsSeen({ seen }: Deviation, verdict: Verdict): boolean {
  if (seen === undefined || verdict.outcome !== "violates") return true;
  return [verdict.seen, verdict.reason].some((text) => text !== undefined && matchesPattern(seen, text));
}

// An inconclusive check ran without telling anything: it neither keeps a deviation alive nor makes it stale.
function stateOf(deviation: Deviation, matched: readonly Verdict[], today: string): DeviationResult["state"] {
  const ran = matched.filter(({ outcome }) => outcome !== "inapplicable");
  if (deviation.until !== undefined && deviation.until < today) return "expired";
  if (ran.length === 0) return "unmatched";
  return ran.some(({ outcome }) => outcome === "conforms") ? "stale" : "as-declared";
}
