import type { Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { jsonBlock } from "./visible-json.ts";

/** Members of a verdict as report.json has them: who it speaks of, what was found, what it took. */
const members = [
  ...["check", "requirement", "level", "basis", "chapter", "title"],
  ...[
    "outcome",
    "culprit",
    "reason",
    "seen",
    "counterexample",
    "evidence",
    "reproduce",
    "path",
    "shownBy",
    "request",
    "requests",
  ],
];

/** The text of report.json: two spaces of indentation, members in a fixed order, one final newline. */
export function renderJson(report: Report): string {
  const {
    schemaVersion,
    run,
    requests,
    summary,
    chapters,
    requirements,
    sources,
    observations,
    deviations,
    flaky,
    baseline,
    measurements,
  } = report;
  const verdicts = report.verdicts.map(inOrder);
  const head = { schemaVersion, run, requests, summary, chapters };
  const optional = Object.entries({ sources, flaky, baseline, measurements }).filter(
    ([, part]) => part !== undefined,
  );
  const tail = { verdicts, requirements, observations, deviations, ...Object.fromEntries(optional) };
  return `${jsonBlock({ ...head, ...tail })}\n`;
}

function inOrder(verdict: Verdict): object {
  const entries = Object.entries(verdict);
  return Object.fromEntries(
    entries.sort(([left], [right]) => members.indexOf(left) - members.indexOf(right)),
  );
}
