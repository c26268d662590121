import type { Profile } from "../../model/profile.ts";
import type { Verdict } from "../../model/verdict.ts";
import { matchesPattern } from "../../report/check-pattern.ts";
import type { ReportInput } from "../../report/index.ts";

/** What the profile declares, as far as a run can judge it. */
export async function declarationsInScope(
  { deviations, flaky = [] }: Pick<Profile, "deviations" | "flaky">,
  verdicts: readonly Verdict[],
  allChecks: () => Promise<readonly string[]>,
): Promise<Required<Pick<ReportInput, "deviations" | "flaky">>> {
  return {
    deviations: await inScope(deviations, verdicts, allChecks),
    flaky: await inScope(flaky, verdicts, allChecks),
  };
}

/**
 * Those that match a check that ran, and those that
 * match no check there is. What was left out by `--only` or by a small effort is no reason to call one outdated.
 */
async function inScope<T extends { readonly check: string }>(
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
