import type { Effort } from "../../model/profile.ts";
import type { Catalogue, Cited } from "./catalogue.ts";
import { type Folded, foldRows } from "./folded.ts";
import { indented } from "./indented.ts";

const columns = 100;

/** The catalogue as text of at most 100 columns; the rows of a table are one line. */
export function renderCatalogue({ chapters, excluded }: Catalogue): string {
  const reasons = excluded.flatMap(({ id, statement, excluded: reason = "" }) => [
    ...indented(`${id.padEnd(7)} ${statement}`, 2, 10, columns),
    ...indented(reason, 10, 10, columns),
  ]);
  return [
    ...chapters.flatMap(({ name, cited }) => [name, ...cited.flatMap(citedLines), ""]),
    ...(reasons.length === 0 ? [] : ["Without a check, and why", ...reasons, ""]),
    countLine(chapters.flatMap(({ cited }) => cited)),
    "",
  ].join("\n");
}

function citedLines({ requirement, checks }: Cited): readonly string[] {
  const { id, level, basis, statement } = requirement;
  return [
    ...indented(`${id.padEnd(7)} ${level} (${basis}): ${statement}`, 2, 10, columns),
    ...foldRows(checks).flatMap((folded) => indented(foldedLine(folded), 10, 12, columns)),
  ];
}

const order: readonly Effort[] = ["smoke", "standard", "thorough"];

function foldedLine({ pattern, checks }: Folded): string {
  const efforts = order.filter((effort) => checks.some((definition) => definition.effort === effort));
  const least = efforts[0] ?? "standard";
  const claim = checks[0]?.claim;
  const facts = [
    ...(pattern.endsWith("[*]") ? [`${checks.length} ${checks.length === 1 ? "row" : "rows"}`] : []),
    `from ${least}`,
    ...(claim === undefined ? [] : [`where ${claim} is claimed`]),
  ];
  return `${pattern} (${facts.join(", ")})`;
}

function countLine(cited: readonly Cited[]): string {
  const requirements = new Set(cited.map(({ requirement }) => requirement.id)).size;
  const checks = cited.reduce((sum, entry) => sum + entry.checks.length, 0);
  return `Requirements with a check: ${requirements}. Checks: ${checks}; --json names every row.`;
}
