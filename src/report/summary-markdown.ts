import type { Report } from "../model/report.ts";
import { addressOf } from "./address.ts";
import { statementOf } from "./citation.ts";
import { markdownCell, markdownTable } from "./markdown.ts";
import { compareIds } from "./order.ts";
import { counted } from "./quantity.ts";
import { resultOf } from "./result.ts";
import { openViolations, type Violation } from "./tally.ts";
import { jsonLine } from "./visible-json.ts";

/** Job summaries have a size limit: beyond this many violations report.json is the place to look. */
const mostRows = 50;

/** Checks of a group of the baseline that are named. */
const mostNamed = 10;

/** The report as Markdown for a job summary or a README: the result, the chapters, the open violations. */
export function renderSummaryMarkdown(report: Report): string {
  const { run, requests } = report;
  const facts = [
    `endpoint ${markdownCell(run.endpoint)}`,
    `profile ${markdownCell(run.profile)}`,
    `seed ${run.seed}`,
    `effort ${run.effort}`,
    counted(requests.total, "request"),
  ];
  const sections = [
    `### ${markdownCell(resultOf(report).sentence, 500)}`,
    facts.join(" · "),
    chapters(report),
    violations(report),
    reasons(report, "inconclusive", "Could not be judged"),
    reasons(report, "inapplicable", "Does not apply"),
    deviations(report),
    flaky(report),
    baseline(report),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function chapters({ chapters: rows }: Report): string {
  if (rows.length === 0) return "";
  const head = ["Chapter", "Conforms", "Violates", "Inconclusive", "Inapplicable", "Requests"];
  const body = rows.map(({ name, conforms, violates, inconclusive, inapplicable, requests }) =>
    [markdownCell(name), conforms, violates, inconclusive, inapplicable, requests].map(String),
  );
  return markdownTable(head, body, ["---", ...Array.from({ length: 5 }, () => "---:")]);
}

function violations(report: Report): string {
  const open = openViolations(report);
  if (open.length === 0) return "";
  const head = ["Requirement", "Level", "Statement", "What came", "Sent"];
  const body = open.slice(0, mostRows).map((violation) => violationRow(violation, report));
  const more = open.length - body.length;
  const rest = more > 0 ? `\n\nand ${counted(more, "more violation")}: report.json has them all` : "";
  return markdownTable(head, body) + rest;
}

function violationRow(violation: Violation, report: Report): readonly string[] {
  const { requirement, level, reason, counterexample } = violation;
  const sent = counterexample === undefined ? "" : markdownCell(jsonLine(counterexample), 160);
  const address = addressOf(requirement, report.run);
  const id = markdownCell(requirement);
  return [
    address === undefined ? id : `[${id}](<${markdownCell(address, Number.POSITIVE_INFINITY)}>)`,
    level,
    markdownCell(statementOf(violation, report)),
    markdownCell(reason, 300),
    sent,
  ];
}

/** Checks of an outcome by their reason, the commonest first. */
function reasons({ verdicts }: Report, outcome: "inconclusive" | "inapplicable", heading: string): string {
  const groups = new Map<string, string[]>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== outcome) continue;
    const reason = markdownCell(verdict.reason, 300);
    groups.set(reason, [...(groups.get(reason) ?? []), verdict.requirement]);
  }
  if (groups.size === 0) return "";
  const commonest = [...groups].sort(([, left], [, right]) => right.length - left.length);
  const body = commonest.slice(0, mostRows).map(([reason, ids]) => {
    const requirements = markdownCell([...new Set(ids)].sort(compareIds).join(", "));
    return [reason, String(ids.length), requirements];
  });
  return markdownTable([heading, "Checks", "Requirements"], body, ["---", "---:", "---"]);
}

function deviations({ deviations: declared }: Report): string {
  if (declared.length === 0) return "";
  const body = declared.map(({ check, state, because }) => [
    markdownCell(check),
    state,
    markdownCell(because),
  ]);
  return markdownTable(["Declared deviation", "State", "Because"], body);
}

function flaky({ flaky: listed = [] }: Report): string {
  if (listed.length === 0) return "";
  const body = listed.map(({ check, state, until, because }) => [
    markdownCell(check),
    state,
    until,
    markdownCell(because),
  ]);
  return markdownTable(["Flaky check", "State", "Until", "Because"], body);
}

function baseline({ baseline: compared }: Report): string {
  if (compared === undefined) return "";
  const { regressed, fixed, stillFailing, new: added, gone } = compared;
  const groups = {
    Regressed: regressed,
    Fixed: fixed,
    "Still failing": stillFailing,
    New: added,
    Gone: gone,
  };
  const body = Object.entries(groups).map(([name, checks]) => {
    const named = checks.slice(0, mostNamed).map((check) => markdownCell(check));
    const more = checks.length > mostNamed ? [`and ${checks.length - mostNamed} more`] : [];
    return [name, String(checks.length), [...named, ...more].join("<br>")];
  });
  return markdownTable(["Against the baseline", "Checks", "Which"], body);
}
