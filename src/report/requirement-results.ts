import type { RequirementOutcome, RequirementResult } from "../model/report.ts";
import type { Requirement } from "../model/requirement.ts";
import type { OutcomeName, Verdict } from "../model/verdict.ts";
import { compareIds } from "./order.ts";

/** The gravest first: one bad check outweighs any number of good ones. */
const gravest: readonly OutcomeName[] = ["violates", "inconclusive", "conforms", "inapplicable"];

/** Every requirement with the checks that tried it and the gravest of their outcomes. */
export function judgeRequirements(
  requirements: readonly Requirement[],
  verdicts: readonly Verdict[],
): RequirementResult[] {
  return requirements.map((requirement) => {
    const own = verdicts.filter((verdict) => verdict.requirement === requirement.id);
    const checks = [...new Set(own.map(({ check }) => check))].sort(compareIds);
    return { ...requirement, checks, outcome: outcomeOf(requirement, own) };
  });
}

// A check that ran outweighs a reason not to try it: otherwise an exclusion could hide a violation.
function outcomeOf(requirement: Requirement, verdicts: readonly Verdict[]): RequirementOutcome {
  const seen = new Set(verdicts.map(({ outcome }) => outcome));
  return gravest.find((outcome) => seen.has(outcome)) ?? (requirement.excluded ? "excluded" : "untried");
}
