import type { ActionFacts } from "../types.ts";
import { errorCodes } from "./error-codes.ts";
import { type Page, type PageSection, readPage, sectionOf, unreadable } from "./lines.ts";
import { parameterFacts } from "./sentences.ts";
import { type InputRow, inputRows, outputRows } from "./tables.ts";

/**
 * Reads the facts of an action out of its API reference page, saved as plain text: numbered headings, tables flattened
 * to one line a row, cells of several lines.
 * @throws UsageError `FILE:LINE: expected …, found: …` where the page cannot be read.
 */
export function derivePage(text: string, fileName: string): ActionFacts {
  const page = readPage(text, fileName);
  const description = sectionOf(page, "API Description");
  const rows = inputRows(sectionOf(page, "Input Parameters"));
  const own = rows.filter((row) => !isPublic(row));
  return {
    action: publicValue(page, rows, "Action", /The value used for this API: ?([A-Za-z]\w*)/),
    version: publicValue(page, rows, "Version", /The value used for this API: ?(\d{4}-\d{2}-\d{2})/),
    domain: domain(description),
    requestsPerSecond: requestsPerSecond(description),
    regionRequired: regionRequired(rows),
    parameters: Object.fromEntries(own.map((row) => [row.name, parameterFacts(row, own)])),
    response: response(sectionOf(page, "Output Parameters")),
    errors: errorCodes(sectionOf(page, "Error Code")),
  };
}

function domain(section: PageSection): string {
  return sentence(
    section,
    /Domain name for API request: ?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i,
    "Domain name for API request: HOST.",
  );
}

function requestsPerSecond(section: PageSection): number {
  const form = /maximum of ([\d,]+) requests can be initiated per second/i;
  const digits = sentence(section, form, "A maximum of N requests can be initiated per second");
  return Number(digits.replaceAll(",", ""));
}

function sentence(section: PageSection, form: RegExp, wanted: string): string {
  const found = form.exec(section.lines.map((line) => line.text).join(" "))?.[1];
  if (found !== undefined) return found;
  const { fileName, heading } = section;
  throw unreadable(
    fileName,
    heading.number,
    `the sentence "${wanted}" below "${heading.text}"`,
    "no such sentence",
  );
}

/** Common parameters of API 3.0 stand in the same table and say so. */
function isPublic(row: InputRow): boolean {
  return row.description.startsWith("Common Param");
}

function publicRow(rows: readonly InputRow[], name: string): InputRow | undefined {
  return rows.find((row) => row.name === name && isPublic(row));
}

function publicValue(page: Page, rows: readonly InputRow[], name: string, form: RegExp): string {
  const row = publicRow(rows, name);
  if (row === undefined) {
    const { heading } = sectionOf(page, "Input Parameters");
    throw unreadable(
      page.fileName,
      heading.number,
      `a row ${name} among the common parameters`,
      "no such row",
    );
  }
  const value = form.exec(row.description)?.[1];
  if (value !== undefined) return value;
  const wanted = `"The value used for this API: …" in the row ${name}`;
  throw unreadable(page.fileName, row.line, wanted, row.description);
}

/** A page without the row does not require the region. */
function regionRequired(rows: readonly InputRow[]): boolean {
  const row = publicRow(rows, "Region");
  if (row === undefined) return false;
  if (row.required && /not required/i.test(row.description)) {
    throw unreadable(row.fileName, row.line, "one answer on whether Region is required", row.description);
  }
  return row.required;
}

function response(section: PageSection): ActionFacts["response"] {
  const rows = outputRows(section);
  if (!rows.some((row) => row.name === "RequestId")) {
    const last = section.lines.at(-1) ?? section.heading;
    throw unreadable(
      section.fileName,
      last.number,
      "a row RequestId, which every answer has",
      "the end of the table",
    );
  }
  return Object.fromEntries(rows.map(({ name, type }) => [name, { type }]));
}
