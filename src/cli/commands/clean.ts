import type { Command } from "commander";
import { createClient } from "../../client/index.ts";
import { type Cleaned, cleanKeys } from "../../harness/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import { refuseClearText, warnOfClearText } from "../endpoint/clear-text.ts";
import { readProfile } from "../endpoint/profile.ts";
import { readCertificates } from "../endpoint/trusted.ts";
import { cleanedLine, plannedLine } from "../keys/cleaned-line.ts";
import { defaultStateFolder, type KeyFolder, openKeyFolder } from "../keys/key-folder.ts";
import type { LedgerFile } from "../keys/ledger-file.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

interface CleanFlags {
  readonly profile: string;
  readonly stateDir: string;
  readonly all: boolean;
  readonly dryRun: boolean;
  readonly ca?: string;
}

const help = `
A key is touched only when a run of this program has written it down and the endpoint still shows it under the alias
that the run gave it.

Exit codes: 0 nothing is left to clean, 2 the call is wrong, 3 something was left alone
`;

/** `clean`: schedules the deletion of the keys that runs have made and could not clean. */
export function addClean(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command("clean")
    .description("schedule the deletion of keys that a run has made and left behind")
    .requiredOption("--profile <file>", "of the endpoint where the keys are: YAML or JSON")
    .option("--state-dir <folder>", "where runs write down their keys", defaultStateFolder)
    .option("--all", "also of runs that seem to go on", false)
    .option("--dry-run", "say which keys, and send nothing", false)
    .option("--ca <file>", "PEM of a certificate authority to trust as well")
    .addHelpText("after", help)
    .action(async (flags: CleanFlags) => finish(await clean(flags, surroundings)));
}

async function clean(flags: CleanFlags, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, environment } = surroundings;
  const profile = readProfile(flags.profile, environment);
  refuseClearText(profile.endpoint);
  if (!flags.dryRun) warnOfClearText(profile.endpoint, stderr);
  const folder = openKeyFolder(flags.stateDir, profile);
  const ledgers = flags.all ? [...folder.over, ...folder.running] : folder.over;
  const passedOver = passedOverIn(folder, flags.all);
  for (const line of passedOver) stderr.write(`kms-conformance: ${line}\n`);
  if (ledgers.length === 0) stdout.write(`Nothing to clean at ${profile.endpoint}.\n`);
  if (flags.dryRun) {
    for (const entry of ledgers.flatMap((ledger) => ledger.entries()))
      stdout.write(`${plannedLine(entry)}\n`);
    return ExitCode.conforms;
  }
  const results = await cleanAll(ledgers, profile, flags);
  for (const cleaned of results) stdout.write(`${cleanedLine(cleaned)}\n`);
  const done = passedOver.length === 0 && results.every(({ outcome }) => outcome !== "left");
  return done ? ExitCode.conforms : ExitCode.notJudged;
}

async function cleanAll(
  ledgers: readonly LedgerFile[],
  profile: Profile,
  { ca }: CleanFlags,
): Promise<readonly Cleaned[]> {
  const client = createClient({
    ...profile,
    ...(ca === undefined ? {} : { ca: readCertificates(ca) }),
  });
  const results: Cleaned[] = [];
  try {
    for (const ledger of ledgers) results.push(...(await cleanKeys(client.send, ledger, "forget")));
    return results;
  } finally {
    await client.close();
  }
}

/** One line for each ledger that is not looked at, with what to do about it. */
function passedOverIn({ running, unreadable }: KeyFolder, all: boolean): readonly string[] {
  const going = all ? [] : running;
  return [
    ...going.map(({ path, head }) => {
      return `${path}: its run goes on, it seems (process ${head.pid} at ${head.host}); --all cleans it all the same`;
    }),
    ...unreadable.map((path) => {
      return `${path} cannot be read; look for keys with an alias conformance-… and delete the file`;
    }),
  ];
}
