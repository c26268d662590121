import { markdownCell, markdownTable } from "../../markdown.ts";
import { jsonBlock } from "../../visible-json.ts";
import { outcomeWords } from "../look/icons.ts";
import { seenLine } from "../seen.ts";
import { sentenceOfAgreement } from "./agreement.ts";
import type { ComparedRequirement, Comparison } from "./comparison.ts";
import type { ComparedObservation } from "./observations.ts";
import { comparisonAside, comparisonSentence } from "./sentence.ts";

/** The comparison as JSON with two spaces of indentation and a final newline, for other programs. */
export function renderComparisonJson(comparison: Comparison): string {
  return `${jsonBlock(comparison)}\n`;
}

/** The comparison as Markdown: the endpoints, the statements on which they differ, the choices made differently. */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const apart = comparison.requirements.filter(
    ({ agreement: { kind } }) => kind !== "agree" && kind !== "not-judged",
  );
  const differing = comparison.observations.filter(({ differs }) => differs);
  const sections = [
    `### ${markdownCell(comparisonSentence(comparison), 500)}`,
    markdownCell(comparisonAside(comparison), 500),
    endpointTable(comparison),
    requirementTable(apart, comparison),
    observationTable(differing, comparison),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function endpointTable({ endpoints }: Comparison): string {
  return escapedTable(
    ["", "Profile", "Endpoint", "Result"],
    endpoints.map(({ letter, profile, endpoint, result }) => [letter, profile, endpoint, result.sentence]),
  );
}

function requirementTable(requirements: readonly ComparedRequirement[], { endpoints }: Comparison): string {
  if (requirements.length === 0) return "";
  const rows = requirements.map(({ id, level, statement, outcomes, agreement }) => [
    ...[id, level, statement],
    ...outcomes.map((outcome) => outcomeWords[outcome]),
    sentenceOfAgreement(agreement),
  ]);
  const letters = endpoints.map(({ letter }) => letter);
  return escapedTable(["Requirement", "Level", "Statement", ...letters, "Who says what"], rows);
}

function observationTable(observations: readonly ComparedObservation[], { endpoints }: Comparison): string {
  if (observations.length === 0) return "";
  const rows = observations.map(({ requirement, sentence, rows: cases, seen }) => [
    requirement,
    cases.length > 0 ? `${sentence}: ${cases.join(", ")}` : sentence,
    ...seen.map((value) => (value === null ? "" : seenLine(value))),
  ]);
  return escapedTable(["Requirement", "Recorded", ...endpoints.map(({ letter }) => letter)], rows);
}

function escapedTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const escaped = body.map((row) => row.map((text) => markdownCell(text)));
  return markdownTable(head, escaped);
}
