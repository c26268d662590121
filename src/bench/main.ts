import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { HarnessError } from "../model/errors.ts";
import { figuresOf } from "./figures.ts";
import { renderFigures } from "./render.ts";
import { measureRounds } from "./rounds.ts";

/** Milliseconds for everything. */
const patience = 115_000;

interface Flags {
  readonly rounds: number;
  readonly reportDir: string;
}

function atLeastOne(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be an integer from 1 to 99.");
}

const command = new Command("bench")
  .description("Measures the standard run, the same requests sent bare, the endpoint, and the cold start.")
  .option("--rounds <number>", "rounds that count, after one that does not", atLeastOne, 4)
  .option("--report-dir <folder>", "where bench.json goes", "reports");

command.action(async ({ rounds: wanted, reportDir }: Flags) => {
  const rounds = await measureRounds(wanted, patience);
  const figures = figuresOf(rounds);
  const circumstances = {
    node: process.version,
    processors: availableParallelism(),
    rounds: rounds.length,
    dropped: 1,
  };
  mkdirSync(reportDir, { recursive: true });
  writeFileSync(join(reportDir, "bench.json"), `${JSON.stringify({ circumstances, figures }, null, 2)}\n`);
  process.stdout.write(renderFigures(figures, circumstances));
});

try {
  await command.parseAsync();
} catch (error) {
  if (!(error instanceof HarnessError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
