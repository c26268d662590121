import { Command } from "commander";
import { addCall } from "./commands/call.ts";
import { addClean } from "./commands/clean.ts";
import { addCompare } from "./commands/compare.ts";
import { addDerive } from "./commands/derive.ts";
import { addEmulate } from "./commands/emulate.ts";
import { addList } from "./commands/list.ts";
import { addMerge } from "./commands/merge.ts";
import { addReplay } from "./commands/replay.ts";
import { addRun } from "./commands/run.ts";
import { addSchemas } from "./commands/schemas.ts";
import { addTrend } from "./commands/trend.ts";
import type { Finish, Surroundings } from "./surroundings.ts";
import { version } from "./version.ts";

const examples = `
Examples:
  kms-conformance run                                    judge the embedded reference endpoint
  kms-conformance run --profile my-endpoint.yaml         judge your own
  kms-conformance run --only 'GDK-1*' --effort thorough  the first statements of the page, in depth
  kms-conformance list                                   what is checked, and what is not
  kms-conformance emulate                                serve the reference endpoint for your own tests
`;

/** The whole command line. Commands write to `surroundings` and hand their exit code to `finish`. */
export function buildProgram(surroundings: Surroundings, finish: Finish): Command {
  const { stdout, stderr } = surroundings;
  const program = new Command("kms-conformance")
    .description(
      "Tells, statement by statement, whether an endpoint keeps to the document of GenerateDataKey.",
    )
    .version(version())
    .option("--debug", "with an error, also print where it arose")
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: (text, write) => write(toOneLine(text)),
    })
    .addHelpText("after", examples);
  for (const add of [
    addRun,
    addList,
    addCall,
    addReplay,
    addClean,
    addMerge,
    addCompare,
    addTrend,
    addEmulate,
    addDerive,
    addSchemas,
  ]) {
    add(program, surroundings, finish);
  }
  return program;
}

/** What Commander says of these names nothing to write instead, unless a name is near. */
const unadvised = /^(unknown (option|command) '[^']*'|too many arguments.*?)\.?$/;

/** Commander puts its suggestion on a line of its own and begins with a word that says nothing. */
function toOneLine(text: string): string {
  const line = text
    .trim()
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ");
  return `kms-conformance: ${line.replace(unadvised, "$1; --help shows what there is")}\n`;
}
