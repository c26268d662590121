import { loadSuites } from "../../harness/index.ts";
import { UsageError } from "../../model/errors.ts";
import { differenceOf } from "../verdict-log/difference.ts";
import { gather, namedParts, partName } from "../verdict-log/gather.ts";
import type { RunLine } from "../verdict-log/lines.ts";
import { readVerdictLog, type WrittenLog } from "../verdict-log/read.ts";
import type { RunFlags } from "./run-flags.ts";
import type { EarlierRun } from "./run-options.ts";

/** A run that goes on. */
export interface Resumption {
  readonly flags: RunFlags;
  readonly log: WrittenLog;
  readonly earlier: EarlierRun;
}

/**
 * Takes up the run that left its log in `folder`. `given` names the options that stand on the command line.
 *
 * @throws UsageError where there is no such run, or an option says otherwise than the run did.
 */
export async function resumeFrom(
  folder: string,
  flags: RunFlags,
  given: ReadonlySet<string>,
): Promise<Resumption> {
  const log = readVerdictLog(folder);
  const throughout = (await loadSuites()).filter(({ body }) => body.kind === "throughout");
  const judging = new Set(throughout.map(({ identity }) => identity.check));
  const gathered = gather(namedParts(log.parts, 1), judging);
  const [{ run }] = log.parts;
  const next = log.parts.length + 1;
  return {
    flags: resumedFlags(flags, folder, log, given),
    log,
    earlier: { ...gathered, startedAt: run.startedAt, name: partName(run.shard, next, next) },
  };
}

/** What a resumed run takes over from its log. */
const takenOver = ["seed", "effort", "only", "shard", "reportDir"] as const;

/** The flags of a run that goes on: seed, effort, selection and folder are those of its log. */
function resumedFlags(
  flags: RunFlags,
  folder: string,
  { parts: [{ run }] }: WrittenLog,
  given: ReadonlySet<string>,
): RunFlags {
  const { seed, effort, only, shard } = run;
  const taken = { seed, effort, only, reportDir: folder, ...(shard === undefined ? {} : { shard }) };
  for (const name of takenOver) {
    const [said, held] = [flags[name], Reflect.get(taken, name)].map((value) => JSON.stringify(value));
    if (given.has(name) && said !== held) throw otherwise(name, folder, held);
  }
  return { ...flags, ...taken };
}

function otherwise(name: string, folder: string, held: string | undefined): UsageError {
  const option = `--${name.replace("D", "-d")}`;
  return new UsageError(
    `${option} differs from the run in ${folder} (${held ?? "not given"}); leave it out.`,
  );
}

/**
 * Makes sure that what is resumed is the same run: the same endpoint, known by the same profile, judged by the same
 * version.
 *
 * @throws UsageError that says what differs.
 */
export function assertSameRun({ path, parts: [{ run }] }: WrittenLog, now: RunLine): void {
  const difference = differenceOf(run, now);
  if (difference !== undefined)
    throw new UsageError(`${path} cannot be resumed: ${difference}; begin a new run in another folder.`);
}
