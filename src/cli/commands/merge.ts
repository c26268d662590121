import type { Command } from "commander";
import { type MergeFlags, merge } from "../merge/merge.ts";
import { gatherReporter, pageAddress } from "../option-values.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

const help = `
Example:
  kms-conformance merge shards/1 shards/2 shards/3 --report-dir reports

Exit codes: those of run; 3 where a shard is missing or broke off
`;

/** `merge`: makes one report of the shards of a run, or of what a killed run left. */
export function addMerge(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("merge")
    .description("make one report of the shards of a run, or of one that was killed")
    .argument("<folders...>", "the report folder of each shard, with its verdicts.ndjson")
    .option("--report-dir <folder>", "where the report goes: that folder where it is one, else reports")
    .option(
      "--reporter <name[=file]>",
      "a format instead of junit and html, - as the file for stdout; repeatable",
      gatherReporter,
      [],
    )
    .option("--report-url <url>", "where index.html will be published: what the formats link to", pageAddress)
    .option("--baseline <file>", "report.json of an earlier run: what regressed from it fails this one")
    .option("--only-regressions", "with --baseline: what failed before does not fail this one", false)
    .option("--quiet", "print the result only, in one sentence", false)
    .option("--verbose", "print every violation in full", false)
    .addHelpText("after", help)
    .action(async (folders: readonly string[], flags: MergeFlags) =>
      finish(await merge(folders, flags, surroundings)),
    );
}
