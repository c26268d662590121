import type { Declaration, Declarations } from "../../harness/index.ts";
import type { Profile } from "../../model/profile.ts";
import type { Verdict } from "../../model/verdict.ts";
import { judgeDeviations } from "../../report/deviation-results.ts";
import { judgeFlaky } from "../../report/flaky-results.ts";

/** Which of these violations the profile declares, as far as that is in force on `today`, YYYY-MM-DD; by check id. */
export function declaredIn(
  { deviations, flaky = [] }: Pick<Profile, "deviations" | "flaky">,
  verdicts: readonly Verdict[],
  today: string,
): Declarations {
  const declared = new Map<string, Declaration>();
  const add = (checks: readonly string[], declaration: Declaration): void => {
    for (const check of checks) if (!declared.has(check)) declared.set(check, declaration);
  };
  for (const { because, link, checks, state } of judgeDeviations(deviations, verdicts, today)) {
    if (state !== "expired")
      add(checks, { kind: "deviation", because, ...(link === undefined ? {} : { link }) });
  }
  for (const { because, until, checks, state } of judgeFlaky(flaky, verdicts, today)) {
    if (state !== "expired") add(checks, { kind: "flaky", because: `${because} (until ${until})` });
  }
  return declared;
}
