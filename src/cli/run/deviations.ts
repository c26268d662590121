import type { Deviation } from "../../model/profile.ts";
import type { Verdict } from "../../model/verdict.ts";
import { matchesPattern } from "../../report/check-pattern.ts";

/**
 * The deviations that a run can judge: those that match a check that ran, and those that match no check there is.
 * What was left out by `--only` or by a small effort is no reason to call a deviation outdated.
 */
export async function deviationsInScope(
  deviations: readonly Deviation[],
  verdicts: readonly Verdict[],
  allChecks: () => Promise<readonly string[]>,
): Promise<readonly Deviation[]> {
  const ran = ({ check: pattern }: Deviation): boolean =>
    verdicts.some(({ check }) => matchesPattern(pattern, check));
  if (deviations.every(ran)) return deviations;
  const known = await allChecks();
  return deviations.filter(
    (deviation) => ran(deviation) || !known.some((check) => matchesPattern(deviation.check, check)),
  );
}
