import { CommanderError } from "commander";
import { ExitCode } from "../model/errors.ts";
import { explain } from "./explain.ts";
import { buildProgram } from "./program.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs one command and gives the code that the process ends with. Never throws: what went wrong is one line on
 * stderr, with the stack below it under `--debug`. `words` are the arguments after the program's name.
 */
export async function runCommandLine(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.conforms;
  const program = buildProgram(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has already printed its own errors, and what was asked of it.
    if (error instanceof CommanderError) return asked.has(error.code) ? ExitCode.conforms : ExitCode.usage;
    return explain(error, words.includes("--debug"), surroundings);
  }
}

const asked: ReadonlySet<string> = new Set(["commander.helpDisplayed", "commander.version"]);
