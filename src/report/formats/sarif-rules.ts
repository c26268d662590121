import type { ReportingDescriptor, Result } from "sarif";
import type { Report } from "../../model/report.ts";
import type { Level, Locator } from "../../model/requirement.ts";
import { addressOf } from "../address.ts";
import { boundedLine } from "./bounded-text.ts";
import { messageOf } from "./sarif-message.ts";

/** How grave a violation is, by the level of its requirement. */
export const sarifLevels = {
  MUST: "error",
  SHOULD: "warning",
  MAY: "note",
} as const satisfies Record<Level, Result.level>;

/** A rule for every requirement, in the report's order, with its place on the published page. */
export function rulesOf({ requirements, run }: Pick<Report, "requirements" | "run">): ReportingDescriptor[] {
  return requirements.map(({ id, level, basis, statement, locator, note, outcome }) => {
    const text = messageOf(statement, id);
    const help = note === undefined ? placeOf(locator) : `${placeOf(locator)}. ${note}`;
    const helpUri = addressOf(id, run);
    return {
      id: boundedLine(id, "requirement"),
      shortDescription: text,
      fullDescription: text,
      help: messageOf(help, id),
      ...(helpUri === undefined ? {} : { helpUri }),
      defaultConfiguration: { level: sarifLevels[level] },
      properties: { tags: [level, basis], outcome },
    };
  });
}

function placeOf({ source, section, row }: Locator): string {
  return `${section}${row === undefined ? "" : `, row ${row}`} (${source})`;
}
