import type { ChapterResult, OutcomeCounts } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";

/** How many verdicts have each outcome. */
export function countOutcomes(verdicts: readonly Verdict[]): OutcomeCounts {
  const counts = { conforms: 0, violates: 0, inconclusive: 0, inapplicable: 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
}

/** Outcomes and requests of each chapter, in the order in which the verdicts name them. */
export function countChapters(verdicts: readonly Verdict[]): ChapterResult[] {
  const names = [...new Set(verdicts.map(({ chapter }) => chapter))];
  return names.map((name) => {
    const own = verdicts.filter(({ chapter }) => chapter === name);
    return { name, ...countOutcomes(own), requests: own.reduce((sum, { requests }) => sum + requests, 0) };
  });
}
