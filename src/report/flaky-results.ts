import type { FlakyCheck } from "../model/profile.ts";
import type { FlakyResult } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { matchesPattern } from "./check-pattern.ts";
import { idsOf } from "./deviation-results.ts";

/** Joins each entry of the flaky list with the checks that it names and that failed. `today` is YYYY-MM-DD. */
export function judgeFlaky(
  entries: readonly FlakyCheck[],
  verdicts: readonly Verdict[],
  today: string,
): FlakyResult[] {
  return entries.map((entry) => {
    const named = verdicts.filter(({ check }) => matchesPattern(entry.check, check));
    const checks = idsOf(named.filter(({ outcome }) => outcome === "violates"));
    return { ...entry, state: stateOf(entry, named, checks, today), checks };
  });
}

function stateOf(
  { until }: FlakyCheck,
  named: readonly Verdict[],
  failed: readonly string[],
  today: string,
): FlakyResult["state"] {
  if (until < today) return "expired";
  if (named.length === 0) return "unmatched";
  return failed.length > 0 ? "failed" : "kept";
}
