import type { Report, RequirementResult } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { sentenceOf } from "./check-name.ts";

/** The statement that a verdict is about; the check's own sentence where the report does not list it. */
export function statementOf(verdict: Verdict, report: Report): string {
  return requirementOf(verdict, report)?.statement ?? sentenceOf(verdict);
}

/** Where the document says it: `2. Input Parameters, row KeySpec (gdk)`. */
export function placeOf(verdict: Verdict, report: Report): string | undefined {
  const locator = requirementOf(verdict, report)?.locator;
  if (!locator) return undefined;
  const row = locator.row === undefined ? "" : `, row ${locator.row}`;
  return `${locator.section}${row} (${locator.source})`;
}

function requirementOf(verdict: Verdict, report: Report): RequirementResult | undefined {
  return report.requirements.find(({ id }) => id === verdict.requirement);
}
