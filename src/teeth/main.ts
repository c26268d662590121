import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { loadSuites, select } from "../harness/index.ts";
import type { Effort } from "../model/profile.ts";
import { loadSpecs } from "../spec/index.ts";
import { buildMatrix, faultsOf, owedShare } from "./matrix.ts";
import { isAmiss, progressLine, renderMatrix, renderMatrixMarkdown } from "./render.ts";
import { startThreads } from "./run.ts";
import { allSubjects, type Subject, type SubjectResult } from "./subject.ts";
import { findToothless } from "./toothless.ts";

interface Flags {
  readonly effort: Effort;
  readonly seed: string;
  readonly only: readonly string[];
  readonly reportDir: string;
  readonly every: string;
  readonly share?: string;
  readonly toTheEnd: boolean;
}

const command = new Command("teeth")
  .description(
    "Runs the suites against every mutant and every variant of the reference, and says who caught whom.",
  )
  .addOption(
    new Option("--effort <effort>", "how much each run spends")
      .choices(["smoke", "standard", "thorough"])
      .default("standard"),
  )
  .option("--seed <number>", "seed of every run", "1")
  .option("--only <name...>", "mutants or variants by part of their name", [])
  .option("--to-the-end", "go on after the first violation that is a mutant's own", false)
  .option("--every <number>", "try every so many-th mutant only; variants are tried all", "1")
  .option(
    "--share <percent>",
    "mutants that must be caught; 80 at smoke, 100 at standard and thorough unless said",
  )
  .option("--report-dir <folder>", "where teeth.json and teeth.md go", "reports");

command.action(async ({ effort, seed, only, reportDir, every, share, toTheEnd }: Flags) => {
  const subjects = sampled(allSubjects(), Number(every)).filter(
    ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
  );
  const trial = { effort, seed: Number(seed) };
  // Part of the mutants proves nothing of a check that none of them makes fail.
  const whole = only.length === 0 && every === "1";
  const checks = whole ? select(await loadSuites(), { effort, only: [] }) : [];
  const results: SubjectResult[] = [];
  const threads = startThreads();
  try {
    const tasks = subjects.map(({ kind, name }) => ({ ...trial, kind, name, only: [], toTheEnd }));
    await threads.each(tasks, (result) => {
      results.push(result);
      // Whoever watches sees each; a log has what will keep the gate shut, and how far it is.
      const isTold = process.stderr.isTTY || only.length > 0 || results.length % 100 === 0;
      if (isTold || isAmiss(result))
        process.stderr.write(`${results.length}/${subjects.length} ${progressLine(result)}\n`);
    });
    const matrix = buildMatrix(subjects, results, {
      ...trial,
      every: Number(every),
      checks: checks.length,
      share: share === undefined ? owedShare[effort] : Number(share),
      toothless: await findToothless(checks, subjects, results, threads, trial),
    });
    mkdirSync(reportDir, { recursive: true });
    writeFileSync(join(reportDir, "teeth.json"), `${JSON.stringify(matrix, null, 2)}\n`);
    writeFileSync(join(reportDir, "teeth.md"), renderMatrixMarkdown(matrix, loadSpecs().requirements));
    process.stdout.write(renderMatrix(matrix));
    process.exitCode = faultsOf(matrix).length === 0 ? 0 : 1;
  } finally {
    await threads.close();
  }
});

/** All variants, and every so many-th mutant. */
function sampled(subjects: readonly Subject[], every: number): readonly Subject[] {
  const mutants = subjects.filter(({ kind }) => kind === "mutant").filter((_, at) => at % every === 0);
  return [...subjects.filter(({ kind }) => kind === "variant"), ...mutants];
}

await command.parseAsync();
