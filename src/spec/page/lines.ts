import { UsageError } from "../../model/errors.ts";

/** One line of a saved page: white space collapsed, never empty. `number` counts from 1. */
export interface PageLine {
  readonly number: number;
  readonly text: string;
}

/** A numbered section of a page, without its heading. */
export interface PageSection {
  readonly fileName: string;
  readonly heading: PageLine;
  readonly lines: readonly PageLine[];
}

/** A saved page in its numbered sections. */
export interface Page {
  readonly fileName: string;
  readonly sections: ReadonlyMap<SectionTitle, PageSection>;
  /** Number of the last line. */
  readonly end: number;
}

/** Section headings that pages of the API reference have, after their number. */
const sectionTitles = [
  "API Description",
  "Input Parameters",
  "Output Parameters",
  "Example",
  "Developer Resources",
  "Error Code",
] as const;

export type SectionTitle = (typeof sectionTitles)[number];

/** Splits a saved page into sections; a heading is a line `NUMBER. TITLE` with one of the known titles. */
export function readPage(text: string, fileName: string): Page {
  const lines = splitLines(text);
  const headings = lines.flatMap((line, index) => {
    const title = titleOf(line);
    return title === undefined ? [] : [{ title, line, index }];
  });
  const sections = new Map<SectionTitle, PageSection>();
  for (const [position, { title, line, index }] of headings.entries()) {
    if (sections.has(title)) throw unreadable(fileName, line.number, `one section ${title} only`, line.text);
    const next = headings[position + 1]?.index;
    sections.set(title, { fileName, heading: line, lines: lines.slice(index + 1, next) });
  }
  return { fileName, sections, end: text.split("\n").length };
}

/**
 * The section of that title.
 * @throws UsageError where the page has none.
 */
export function sectionOf(page: Page, title: SectionTitle): PageSection {
  const section = page.sections.get(title);
  if (section !== undefined) return section;
  const wanted = `the numbered heading "${title}" (a page saved as plain text)`;
  throw unreadable(page.fileName, page.end, wanted, "the end of the page");
}

/** A page that cannot be read: where, what was expected there and what stands there instead. */
export function unreadable(fileName: string, line: number, expected: string, found: string): UsageError {
  const shown = found.length > 80 ? `${found.slice(0, 77)}…` : found;
  return new UsageError(`${fileName}:${line}: expected ${expected}, found: ${shown}`);
}

function splitLines(text: string): PageLine[] {
  return text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line, index) => ({ number: index + 1, text: line.replace(/\s+/g, " ").trim() }))
    .filter((line) => line.text !== "");
}

function titleOf({ text }: PageLine): SectionTitle | undefined {
  const heading = /^\d+\. (.+)$/.exec(text)?.[1];
  return sectionTitles.find((title) => title === heading);
}
