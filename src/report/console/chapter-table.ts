import type { ChapterResult, OutcomeCounts, Report } from "../../model/report.ts";
import { columnsOf, padEnd } from "../columns.ts";
import { plainLine } from "../plain-text.ts";
import { cut, type Page, paragraph, type Section } from "./page.ts";

const outcomes = ["conforms", "violates", "inconclusive", "inapplicable"] as const;
const headings = [...outcomes, "requests"] as const;

/** Columns of everything right of the chapter's name: each number under its heading, two spaces before it. */
const numberColumns = headings.reduce((sum, heading) => sum + 2 + heading.length, 0);
const shortestName = 16;

/** The table of chapters with a last line of sums; a list where the page is too narrow for a table. */
export function chapterTable(report: Report, page: Page): Section {
  if (report.chapters.length === 0) return { lines: [] };
  const requests = report.chapters.reduce((sum, chapter) => sum + chapter.requests, 0);
  const rows = [...report.chapters, { name: "all", ...report.summary, requests }];
  const room = page.width - numberColumns;
  return { lines: room < shortestName ? asList(rows, page) : asTable(rows, page, room) };
}

function asTable(rows: readonly ChapterResult[], page: Page, room: number): readonly string[] {
  const longest = Math.max(shortestName, ...rows.map(({ name }) => columnsOf(plainLine(name))));
  const columns = Math.min(room, longest);
  const head = `${padEnd("Chapter", columns)}${headings.map((heading) => `  ${heading}`).join("")}`;
  const body = rows.map((row) => {
    const cells = headings.map((heading) => `  ${numberCell(row, heading, page)}`).join("");
    return `${padEnd(cut(row.name, columns), columns)}${cells}`;
  });
  return [
    page.colors.dim(head),
    ...body.slice(0, -1),
    page.colors.dim("-".repeat(columns + numberColumns)),
    ...body.slice(-1),
  ];
}

function numberCell(row: ChapterResult, heading: (typeof headings)[number], page: Page): string {
  const text = String(row[heading]).padStart(heading.length);
  if (row[heading] === 0) return page.colors.dim(text);
  if (heading === "violates") return page.colors.red(text);
  return heading === "inconclusive" ? page.colors.yellow(text) : text;
}

function asList(rows: readonly ChapterResult[], page: Page): readonly string[] {
  return rows.flatMap((row) => paragraph(page, `${row.name}: ${inWords(row)}, requests ${row.requests}`, 0));
}

function inWords(counts: OutcomeCounts): string {
  return outcomes
    .filter((outcome) => counts[outcome] > 0 || outcome === "conforms")
    .map((outcome) => `${outcome} ${counts[outcome]}`)
    .join(", ");
}
