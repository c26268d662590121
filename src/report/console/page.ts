import pico from "picocolors";
import { padEnd, shorten, shortenMiddle, wrap } from "../columns.ts";
import { plainLine } from "../plain-text.ts";

/** Formats for a terminal; without colour each gives its text back. */
export type Colors = ReturnType<typeof pico.createColors>;

/** What the sections of the console output are written with. */
export interface Page {
  readonly colors: Colors;
  /** Columns that a line may take, at least 40. */
  readonly width: number;
  readonly verbose: boolean;
}

/** A section: a heading and lines, each within the page's width. A section without lines is left out. */
export interface Section {
  readonly heading?: string;
  readonly lines: readonly string[];
}

const narrowest = 40;

/** Below these columns what stands beside a label needs more room than its column and indentation leave. */
const roomy = 60;

/** Labels of the last section; a line without one stands below `reports`. */
const closing: ReadonlySet<string> = new Set(["but", "endpoint", "run", "reports", ""]);

interface Margin {
  readonly indent: string;
  readonly labelColumns: number;
}

function marginOf({ width }: Page, label: string): Margin {
  if (width >= roomy) return { indent: "    ", labelColumns: 10 };
  return { indent: "  ", labelColumns: closing.has(label) ? 9 : 6 };
}

/** A page of `width` columns; a width that is no terminal's (0, NaN) becomes 80, one below 40 becomes 40. */
export function pageOf(options: { color: boolean; width: number; verbose?: boolean }): Page {
  const width = Number.isFinite(options.width) && options.width > 0 ? Math.floor(options.width) : 80;
  const colors = pico.createColors(options.color);
  return { colors, width: Math.max(narrowest, width), verbose: options.verbose ?? false };
}

/** `    label   text`, closer together where the page is narrow, wrapped under itself into at most `most` lines. Foreign text is made safe to print. */
export function labelled(page: Page, label: string, text: string, most?: number): readonly string[] {
  const { indent, labelColumns } = marginOf(page, label);
  const blank = " ".repeat(labelColumns);
  return wrap(plainLine(text), labelledRoom(page, label), most).map((line, index) => {
    const left = index === 0 ? page.colors.dim(padEnd(label, labelColumns)) : blank;
    return `${indent}${left}${line}`;
  });
}

/** As {@link labelled}, in at most `most` lines; a text that is longer loses its middle, for its end often says most. */
export function labelledShort(page: Page, label: string, text: string, most: number): readonly string[] {
  const line = plainLine(text);
  // Lines that are broken at spaces hold less than their width, so what is kept of the text shrinks until it fits.
  let columns = most * labelledRoom(page, label);
  let lines = labelled(page, label, shortenMiddle(line, columns));
  while (lines.length > most) {
    columns -= 1;
    lines = labelled(page, label, shortenMiddle(line, columns));
  }
  return lines;
}

/** Columns that a labelled text has on its first line. */
export function labelledRoom(page: Page, label: string): number {
  const { indent, labelColumns } = marginOf(page, label);
  return page.width - indent.length - labelColumns;
}

/** One labelled line that is never cut or wrapped, however long: for what must survive being copied. */
export function labelledWhole(page: Page, label: string, text: string): string {
  const { indent, labelColumns } = marginOf(page, label);
  return `${indent}${page.colors.dim(padEnd(label, labelColumns))}${text}`;
}

/** A text indented by `columns` and wrapped into at most `most` lines. Foreign text is made safe to print. */
export function paragraph(page: Page, text: string, columns: number, most?: number): readonly string[] {
  const left = " ".repeat(columns);
  return wrap(plainLine(text), page.width - columns, most).map((line) => left + line);
}

/** Safe to print and no longer than `columns`. */
export function cut(text: string, columns: number): string {
  return shorten(plainLine(text), columns);
}
