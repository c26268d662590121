import type { Requirement } from "../model/requirement.ts";
import { faultsOf, type Matrix, type MutantRow } from "./matrix.ts";
import { byStatement } from "./statements.ts";
import type { SubjectResult } from "./subject.ts";

/** Whether a result is no good: a mutant without a violation, or a variant with one, or with a check that was not judged. */
export function isAmiss({ kind, violated, unjudged }: SubjectResult): boolean {
  return kind === "mutant" ? violated.length === 0 : violated.length + unjudged.length > 0;
}

/** One result in a line, as soon as it is there. */
export function progressLine({ kind, name, violated, unjudged }: SubjectResult): string {
  const open = kind === "variant" && unjudged.length > 0 ? `, ${unjudged.length} not judged` : "";
  return `${kind} ${name}: ${violated.length === 0 ? "nothing" : `${violated.length} checks`}${open}`;
}

/** The matrix for the terminal: survivors first, one mutant a line, then the two figures. */
export function renderMatrix(matrix: Matrix): string {
  const width = Math.max(0, ...matrix.mutants.map((row) => row.name.length));
  const rows = matrix.mutants.map((row) => mutantLine(row, width));
  const faults = faultsOf(matrix).map((fault) => `  ${fault}`);
  const verdict = faults.length === 0 ? "The teeth hold." : "The teeth do not hold:";
  return [...rows, "", ...figures(matrix), "", verdict, ...faults, ""].join("\n");
}

function mutantLine(row: MutantRow, width: number): string {
  const first = row.firstRequest === undefined ? "" : `  request ${row.firstRequest}`;
  const rare = row.rare ? `  (${row.rare})` : "";
  return `${row.outcome.padEnd(13)} ${row.name.padEnd(width)}  ${row.caughtBy.join(" ") || row.breaks.join(" ")}${first}${rare}`;
}

function figures(matrix: Matrix): readonly string[] {
  const { mutants, variants, effort, seed, every, toothless } = matrix;
  const caught = mutants.filter((row) => row.outcome === "caught").length;
  const quiet = variants.filter((row) => row.alarms.length === 0).length;
  const firsts = mutants.flatMap((row) => row.firstRequest ?? []).toSorted((one, other) => one - other);
  const median = firsts[Math.floor(firsts.length / 2)] ?? 0;
  const most = Math.max(0, ...variants.map((row) => row.requests));
  return [
    `effort ${effort}, seed ${seed}, up to ${most} requests a run${every > 1 ? `, every ${every}th mutant` : ""}`,
    `${caught} of ${mutants.length} mutants caught (${((caught / Math.max(1, mutants.length)) * 100).toFixed(1)} %), median ${median} requests to the first violation`,
    `${quiet} of ${variants.length} variants without a false alarm`,
    ...(every > 1 ? [] : [`${toothless.length} checks that no mutant makes fail`]),
  ];
}

/** The matrix as Markdown: counts by place of the documents, mutants with who caught whom, and the variants. */
export function renderMatrixMarkdown(matrix: Matrix, requirements: readonly Requirement[]): string {
  const statements = byStatement(matrix.mutants, requirements).map(
    ({ place, mutants: tried, caught, firstRequest = "" }) =>
      `| ${place} | ${tried} | ${caught} | ${firstRequest} |`,
  );
  const mutants = matrix.mutants.map(
    (row) =>
      `| ${row.name} | ${row.vice} | ${row.breaks.join(", ")} | ${row.outcome} | ${row.caughtBy.join(", ")} | ${row.firstRequest ?? ""} |`,
  );
  const variants = matrix.variants.map(
    (row) => `| ${row.name} | ${row.freedom} | ${row.alarms.length === 0 ? "none" : row.alarms.join(", ")} |`,
  );
  return [
    ...figures(matrix).map((line) => `- ${line}`),
    "",
    "| statements on | mutants | caught | median request to the first violation |",
    "| --- | ---: | ---: | ---: |",
    ...statements,
    "",
    "| mutant | vice | breaks | outcome | caught by | first request |",
    "| --- | --- | --- | --- | --- | --- |",
    ...mutants,
    "",
    "| variant | freedom | false alarms |",
    "| --- | --- | --- |",
    ...variants,
    "",
  ].join("\n");
}
