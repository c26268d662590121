import type { Command } from "commander";
import { defaultStateFolder } from "../keys/key-folder.ts";
import { positive } from "../option-values.ts";
import { type ReplayFlags, replay } from "../replay/replay.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

const examples = `
Example:
  kms-conformance replay reports/report.json 'GDK-15/refuse-any-numberofbytes-outside-of-its-bounds' --profile my-endpoint.yaml

Exit codes: those of run; 1 when the check still violates, 0 when it no longer does
`;

/** `replay`: tries one check of a report again, with the seed of that run. */
export function addReplay(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("replay")
    .description("try one check of a report again, as that run did")
    .argument("<report>", "report.json of the run")
    .argument("<check>", "id of the check, as the report has it")
    .option("--counterexample", "of a property, only the smallest value that failed", false)
    .option("--profile <file>", "the profile of that run; its credentials are in no report")
    .option("--endpoint <url>", "another endpoint than that of the report")
    .option("--rps <number>", "requests per second, instead of the profile's", positive)
    .option("--ca <file>", "PEM of a certificate authority to trust as well")
    .option("--state-dir <folder>", "where the keys that it makes are written down", defaultStateFolder)
    .option("--safe", "send no action that could change a key", false)
    .addHelpText("after", examples)
    .action(async (report: string, check: string, flags: ReplayFlags) =>
      finish(await replay(report, check, flags, surroundings)),
    );
}
