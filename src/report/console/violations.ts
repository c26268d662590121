import { stripVTControlCharacters } from "node:util";
import type { Report } from "../../model/report.ts";
import { nameOf, sentenceOf } from "../check-name.ts";
import { placeOf, statementOf } from "../citation.ts";
import { columnsOf } from "../columns.ts";
import { plainLine } from "../plain-text.ts";
import { counted } from "../quantity.ts";
import { openViolations, type Violation } from "../tally.ts";
import { escapeInvisible, jsonLine } from "../visible-json.ts";
import {
  cut,
  labelled,
  labelledRoom,
  labelledShort,
  labelledWhole,
  type Page,
  type Section,
} from "./page.ts";

/** Beyond this many groups a reader wants the list, not the details. */
const mostDetailed = 15;

/** Rows of the terminal that a violation takes at most, its command among them. */
const mostRows = 6;

/** A command that takes more rows than this leaves too few to say what is wrong. */
const longestCommand = 4;

/**
 * Violations that no deviation covers, MUST first. Rows of one table are one group: its first violation is shown
 * in six lines at most, the others are counted; `verbose` shows every one with its check and evidence.
 */
export function violationsSection(report: Report, page: Page): Section {
  const groups = grouped(openViolations(report), page.verbose);
  const shown = page.verbose ? groups : groups.slice(0, mostDetailed);
  const details = shown.flatMap((group, index) => [
    ...(index > 0 ? [""] : []),
    ...detail(group, report, page),
  ]);
  const rest = groups.slice(shown.length).map((group) => briefly(group, page));
  const lines = rest.length === 0 ? details : [...details, "", ...rest];
  return { heading: page.colors.red(page.colors.bold("Violated")), lines };
}

type Group = readonly [Violation, ...Violation[]];

function grouped(violations: readonly Violation[], apart: boolean): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const violation of violations) {
    const key = apart ? violation.check : `${violation.requirement} ${sentenceOf(violation)}`;
    const group = groups.get(key);
    groups.set(key, group ? [...group, violation] : [violation]);
  }
  return [...groups.values()];
}

function detail([first, ...others]: Group, report: Report, page: Page): readonly string[] {
  const heading = title(first, statementOf(first, report), page);
  const where = place(first, others.length, report, page);
  const again = command(first, page);
  const sent = sentLines(first, page);
  const used = again.reduce((rows, line) => rows + rowsOf(line, page), 1);
  if (page.verbose)
    return [
      heading,
      ...labelled(page, "found", first.reason),
      ...sent,
      ...where,
      ...again,
      ...verbosely(first, page),
    ];
  // What was sent stands in most commands too, so it is the first to go.
  const found = labelledShort(page, "found", first.reason, mostRows - used > where.length + 1 ? 2 : 1);
  const places = mostRows - used - found.length >= where.length ? where : [];
  const left = mostRows - used - found.length - places.length;
  return [heading, ...found, ...sent.slice(0, left), ...places, ...again];
}

function sentLines({ counterexample }: Violation, page: Page): readonly string[] {
  return counterexample === undefined ? [] : labelled(page, "sent", jsonLine(counterexample), 1);
}

function rowsOf(line: string, { width }: Page): number {
  return Math.ceil(columnsOf(stripVTControlCharacters(line)) / width);
}

function title({ requirement, level }: Violation, text: string, page: Page): string {
  const { bold, red, yellow } = page.colors;
  const paint = level === "MUST" ? red : yellow;
  const id = cut(requirement, 16);
  const used = 2 + columnsOf(id) + 2 + level.length + 2;
  return `  ${bold(paint(id))}  ${paint(level)}  ${bold(cut(text, page.width - used))}`;
}

// Only the place is cut: how many more there are must stay readable on any terminal.
function place(first: Violation, others: number, report: Report, page: Page): readonly string[] {
  const more = others > 0 ? `and ${others} more of ${first.requirement}` : "";
  const where = placeOf(first, report) ?? "";
  if (more === "" || where === "") return labelled(page, "page", where || more, 1);
  const ending = `; ${cut(more, 30)}`;
  return labelled(page, "page", cut(where, labelledRoom(page, "page") - ending.length) + ending, 1);
}

// A command is never cut and never broken: it must survive being copied, so it alone may be wider than the page. Its
// label is the first thing to go where it takes many rows.
function command({ reproduce }: Violation, page: Page): readonly string[] {
  if (reproduce === undefined) return [];
  const text = plainLine(escapeInvisible(reproduce));
  const labelledLine = labelledWhole(page, "again", text);
  const line = rowsOf(labelledLine, page) <= mostRows - longestCommand ? labelledLine : `  ${text}`;
  if (rowsOf(line, page) <= longestCommand) return [line];
  return labelled(page, "again", "see report.json: it is too long", 1);
}

function verbosely(violation: Violation, page: Page): readonly string[] {
  const evidence =
    violation.evidence === undefined ? [] : labelled(page, "seen", jsonLine(violation.evidence), 4);
  return [...evidence, ...labelled(page, "check", `${violation.check}: ${nameOf(violation)}`, 3)];
}

function briefly([first, ...others]: Group, page: Page): string {
  const more = others.length > 0 ? ` (${counted(others.length + 1, "check")})` : "";
  return title(first, `${sentenceOf(first)}${more}`, page);
}
