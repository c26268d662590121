import type { Report } from "../model/report.ts";
import { statementOf } from "./citation.ts";
import { shorten } from "./columns.ts";
import { plainLine } from "./plain-text.ts";
import { counted } from "./quantity.ts";
import { resultOf } from "./result.ts";
import { openViolations, type Violation } from "./tally.ts";
import { jsonLine } from "./visible-json.ts";

/** Job summaries have a size limit: beyond this many violations report.json is the place to look. */
const mostRows = 50;

/** The report as Markdown for a job summary or a README: the result, the chapters, the open violations. */
export function renderSummaryMarkdown(report: Report): string {
  const { run, requests } = report;
  const facts = [
    `endpoint ${cell(run.endpoint)}`,
    `profile ${cell(run.profile)}`,
    `seed ${run.seed}`,
    `effort ${run.effort}`,
    counted(requests.total, "request"),
  ];
  const sections = [
    `### ${cell(resultOf(report).sentence, 500)}`,
    facts.join(" · "),
    chapters(report),
    violations(report),
    deviations(report),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function chapters({ chapters: rows }: Report): string {
  if (rows.length === 0) return "";
  const head = ["Chapter", "Conforms", "Violates", "Inconclusive", "Inapplicable", "Requests"];
  const body = rows.map(({ name, conforms, violates, inconclusive, inapplicable, requests }) =>
    [cell(name), conforms, violates, inconclusive, inapplicable, requests].map(String),
  );
  return table(head, ["---", ...Array.from({ length: 5 }, () => "---:")], body);
}

function violations(report: Report): string {
  const open = openViolations(report);
  if (open.length === 0) return "";
  const head = ["Requirement", "Level", "Statement", "What came", "Sent"];
  const body = open.slice(0, mostRows).map((violation) => violationRow(violation, report));
  const more = open.length - body.length;
  const rest = more > 0 ? `\n\nand ${counted(more, "more violation")}: report.json has them all` : "";
  return (
    table(
      head,
      head.map(() => "---"),
      body,
    ) + rest
  );
}

function violationRow(violation: Violation, report: Report): readonly string[] {
  const { requirement, level, reason, counterexample } = violation;
  const sent = counterexample === undefined ? "" : cell(jsonLine(counterexample), 160);
  return [cell(requirement), level, cell(statementOf(violation, report)), cell(reason, 300), sent];
}

function deviations({ deviations: declared }: Report): string {
  if (declared.length === 0) return "";
  const body = declared.map(({ check, state, because }) => [cell(check), state, cell(because)]);
  return table(["Declared deviation", "State", "Because"], ["---", "---", "---"], body);
}

function table(
  head: readonly string[],
  rule: readonly string[],
  body: readonly (readonly string[])[],
): string {
  return [head, rule, ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

// Everything that Markdown or HTML could take for markup is escaped: an endpoint must not write into the page.
function cell(text: string, columns = 200): string {
  return shorten(plainLine(text), columns)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]{}|~#!]/g, "\\$&");
}
