import { randomInt } from "node:crypto";
import type { Command } from "commander";
import { reporters } from "../../report/index.ts";
import { defaultStateFolder } from "../keys/key-folder.ts";
import {
  effortOption,
  gather,
  gatherRunReporter,
  integer,
  pageAddress,
  positive,
  shard,
} from "../option-values.ts";
import { conductRun } from "../run/conduct.ts";
import { dryRun } from "../run/dry-run.ts";
import type { RunFlags } from "../run/run-flags.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

const largestSeed = 2 ** 31 - 1;

const help = `
Reporters: ${[...reporters.map(({ name }) => name), "allure"].join(", ")}

Exit codes:
  0  conforms           1  violates, regressed, or a declared deviation or flaky check is out of date
  2  the call or the profile is wrong
  3  could not be judged    4  the harness failed    130  interrupted
`;

/** `run`: judges an endpoint, by default the embedded reference. */
export function addRun(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("run")
    .description("judge an endpoint; without --profile or --endpoint, the embedded reference endpoint")
    .option("--profile <file>", "what is known of the endpoint: YAML or JSON")
    .option("--endpoint <url>", "the endpoint, instead of the profile's or without a profile")
    .option("--report-dir <folder>", "where report.json and the others go", "reports")
    .option(
      "--reporter <name[=file]>",
      "a format instead of junit and html, - as the file for stdout; repeatable",
      gatherRunReporter,
      [],
    )
    .option("--report-url <url>", "where index.html will be published: what the formats link to", pageAddress)
    .option("--har <file>", "also write every exchange, redacted, as HAR 1.2")
    .addOption(effortOption("how much to try").default("standard"))
    .option(
      "--only <pattern>",
      "checks, requirements or chapters, with * for any text; repeatable",
      gather,
      [],
    )
    .option("--strict", "a SHOULD counts like a MUST", false)
    .option("--seed <number>", "repeats the random values of an earlier run", integer(0, largestSeed))
    .option("--rps <number>", "requests per second, instead of the profile's", positive)
    .option("--max-requests <number>", "requests to send at most", integer(1, Number.MAX_SAFE_INTEGER))
    .option("--shard <i/n>", "one share of the checks, so that n machines take them all", shard)
    .option("--baseline <file>", "report.json of an earlier run: what regressed from it fails this one")
    .option("--resume <folder>", "run what is left of the run with these reports, into the same folder")
    .option("--only-regressions", "with --baseline: what failed before does not fail this one", false)
    .option("--safe", "send no action that could change a key, whatever the profile says", false)
    .option("--state-dir <folder>", "where the keys that runs make are written down", defaultStateFolder)
    .option("--dry-run", "say what would run and what it would cost, and send nothing", false)
    .option("--quiet", "print the result only, in one sentence", false)
    .option("--verbose", "print every violation in full", false)
    .option("--ca <file>", "PEM of a certificate authority to trust as well")
    .addHelpText("after", help)
    .action(async (options: Omit<RunFlags, "seed"> & { readonly seed?: number }, command: Command) => {
      const flags = { ...options, seed: options.seed ?? randomInt(largestSeed) };
      const given = Object.keys(options).filter((name) => command.getOptionValueSource(name) === "cli");
      finish(
        flags.dryRun
          ? await dryRun(flags, surroundings)
          : await conductRun(flags, surroundings, new Set(given)),
      );
    });
}
