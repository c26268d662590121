import { CommanderError } from "commander";
import { redactSecrets } from "../client/index.ts";
import { ExitCode, HarnessError } from "../model/errors.ts";
import { plainBlock } from "../report/plain-text.ts";
import { complain } from "./complain.ts";
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

/** Says on stderr, without secrets, what an error means; gives the code to end with. */
export function explain(error: unknown, debug: boolean, { stderr }: Surroundings): ExitCode {
  const known = error instanceof HarnessError;
  const message = redactSecrets(error instanceof Error ? error.message : String(error));
  const advice = known || debug ? "" : " (this is a fault of kms-conformance; run again with --debug)";
  complain(stderr, `${message}${advice}`);
  if (debug && error instanceof Error)
    stderr.write(`${plainBlock(redactSecrets(error.stack ?? error.name))}\n`);
  return known ? error.exitCode : ExitCode.harness;
}
