import type { Report } from "../../model/report.ts";
import type { Violation } from "../tally.ts";

/** Every violation of a report, declared or not, in the report's order. */
export function violationsOf(report: Report): readonly Violation[] {
  return report.verdicts.filter((verdict): verdict is Violation => verdict.outcome === "violates");
}
