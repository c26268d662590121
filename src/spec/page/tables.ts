import type { FieldType } from "../types.ts";
import { type PageLine, type PageSection, unreadable } from "./lines.ts";

/** A row of a parameter table; a description of several lines is joined by spaces. */
export interface TableRow {
  readonly fileName: string;
  readonly line: number;
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
}

/** A row of the table of input parameters. */
export interface InputRow extends TableRow {
  readonly required: boolean;
}

const field = "([A-Z][A-Za-z0-9]*)";
const fieldType = "(String|Integer|Float|Boolean|Array of [A-Za-z0-9]+)";
const inputRow = new RegExp(`^${field} (Yes|No) ${fieldType}(?: (.*))?$`);
const outputRow = new RegExp(`^${field} ${fieldType}(?: (.*))?$`);
/** A line that begins like an input row and is none: its row must not vanish in the description above. */
const brokenInputRow = new RegExp(`^${field} (?:(?:Yes|No) |[A-Z]\\S* ${fieldType}(?: |$))`);

/**
 * Rows of a table flattened to lines `NAME Yes|No TYPE DESCRIPTION`.
 * @throws UsageError where the heading is missing, a row is broken or a name stands twice.
 */
export function inputRows(section: PageSection): readonly InputRow[] {
  const cells = gather(section, "Parameter Name Required Type Description", inputRow, brokenInputRow);
  return cells.map(({ line, match: [, name, required, type, text], more }) => ({
    ...row(section, line, name, type, [text, ...more]),
    required: required === "Yes",
  }));
}

/**
 * Rows of a table flattened to lines `NAME TYPE DESCRIPTION`.
 * @throws UsageError where the heading is missing, there is no row or a name stands twice.
 */
export function outputRows(section: PageSection): readonly TableRow[] {
  const cells = gather(section, "Parameter Name Type Description", outputRow);
  return cells.map(({ line, match: [, name, type, text], more }) =>
    row(section, line, name, type, [text, ...more]),
  );
}

/** The lines of a section after the heading of its table. */
export function tableBody(section: PageSection, heading: string): readonly PageLine[] {
  const start = section.lines.findIndex((line) => line.text.toLowerCase() === heading.toLowerCase());
  if (start >= 0) return section.lines.slice(start + 1);
  const wanted = `the table heading "${heading}" below "${section.heading.text}"`;
  throw unreadable(section.fileName, section.heading.number, wanted, section.lines[0]?.text ?? "nothing");
}

interface Cells {
  readonly line: PageLine;
  readonly match: RegExpExecArray;
  /** The lines after the first of the description. */
  readonly more: string[];
}

function gather(section: PageSection, heading: string, pattern: RegExp, broken?: RegExp): readonly Cells[] {
  const found: Cells[] = [];
  for (const line of tableBody(section, heading)) {
    const match = pattern.exec(line.text);
    if (match !== null) {
      refuseTwice(section, found, match, line);
      found.push({ line, match, more: [] });
    } else if (found.length === 0 || broken?.test(line.text)) {
      throw unreadable(section.fileName, line.number, `a row "${rowForm(heading)}"`, line.text);
    } else found.at(-1)?.more.push(line.text);
  }
  if (found.length > 0) return found;
  throw unreadable(section.fileName, section.heading.number, `rows below "${heading}"`, "none");
}

function rowForm(heading: string): string {
  return heading
    .replace("Parameter Name", "Name")
    .replace("Required", "Yes|No")
    .replace("Type", "String|Integer|Float|Boolean|Array of X");
}

function refuseTwice(
  section: PageSection,
  found: readonly Cells[],
  match: RegExpExecArray,
  line: PageLine,
): void {
  const name = match[1];
  const first = found.find((cells) => cells.match[1] === name);
  if (first === undefined) return;
  const wanted = `${name} once (line ${first.line.number} has it)`;
  throw unreadable(section.fileName, line.number, wanted, line.text);
}

function row(
  section: PageSection,
  line: PageLine,
  name: string | undefined,
  type: string | undefined,
  description: readonly (string | undefined)[],
): TableRow {
  return {
    fileName: section.fileName,
    line: line.number,
    name: name ?? "",
    type: typeOf(type ?? ""),
    description: description.filter((text) => text !== undefined).join(" "),
  };
}

function typeOf(text: string): FieldType {
  switch (text) {
    case "String":
    case "Integer":
    case "Float":
    case "Boolean":
      return text;
    default:
      return `Array of ${text.replace("Array of ", "")}`;
  }
}
