import type { Verdict } from "../../model/verdict.ts";
import { matchesPattern } from "../../report/check-pattern.ts";

/**
 * The declarations (deviations, flaky checks) that a run can judge: those that match a check that ran, and those that
 * match no check there is. What was left out by `--only` or by a small effort is no reason to call one outdated.
 */
export async function declarationsInScope<T extends { readonly check: string }>(
  declared: readonly T[],
  verdicts: readonly Verdict[],
  allChecks: () => Promise<readonly string[]>,
): Promise<readonly T[]> {
  const ran = ({ check: pattern }: T): boolean =>
    verdicts.some(({ check }) => matchesPattern(pattern, check));
  if (declared.every(ran)) return declared;
  const known = await allChecks();
  return declared.filter((one) => ran(one) || !known.some((check) => matchesPattern(one.check, check)));
}
