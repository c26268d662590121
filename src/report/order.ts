import type { Requirement } from "../model/requirement.ts";
import type { Verdict } from "../model/verdict.ts";

// A fixed locale: the order must not depend on the machine that renders.
const collator = new Intl.Collator("en", { numeric: true });

/** Compares ids so that `[9]` comes before `[16]`; ids that only look alike keep an order too. */
export function compareIds(left: string, right: string): number {
  return collator.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
}

/** Verdicts in the order of the documents: by requirement as listed, then by check id; unknown requirements last. */
export function sortVerdicts(verdicts: readonly Verdict[], requirements: readonly Requirement[]): Verdict[] {
  const places = new Map(requirements.map(({ id }, place) => [id, place]));
  const placeOf = (verdict: Verdict) => places.get(verdict.requirement) ?? requirements.length;
  return [...verdicts].sort(
    (left, right) =>
      placeOf(left) - placeOf(right) ||
      compareIds(left.requirement, right.requirement) ||
      compareIds(left.check, right.check),
  );
}
