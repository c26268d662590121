import type { DeviationResult, Report } from "../../model/report.ts";
import type { Violation } from "../tally.ts";

/** Every violation of a report, declared or not, in the report's order. */
export function violationsOf(report: Report): readonly Violation[] {
  return report.verdicts.filter((verdict): verdict is Violation => verdict.outcome === "violates");
}

/** Why the profile declares a check to deviate, by check id, as far as the declaration is in force. */
export function excusesOf(deviations: readonly DeviationResult[]): ReadonlyMap<string, string> {
  const inForce = deviations.filter(({ state }) => state !== "expired");
  // Of several declarations the first one counts, and of equal keys a map keeps the last.
  const entries = inForce.flatMap(({ checks, because }) => checks.map((check) => [check, because] as const));
  return new Map(entries.reverse());
}
