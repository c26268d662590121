import type { CheckDefinition } from "../../harness/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { WrittenLog } from "../verdict-log/read.ts";
import { type Shards, shardOf } from "./shards.ts";

/**
 * Why a merged run is not judged as a whole, in one sentence; undefined where nothing is missing. `selected` are the
 * checks that should have a verdict.
 */
export function whyIncomplete(
  shards: Shards,
  selected: readonly CheckDefinition[],
  verdicts: readonly Verdict[],
): string | undefined {
  const reasons = shards.logs.flatMap((log) => reasonOf(log) ?? []);
  return missingShards(shards) ?? missingChecks(selected, verdicts, shards) ?? reasons[0];
}

/** Why a shard could not be judged, as it knew itself. */
function reasonOf(log: WrittenLog): string | undefined {
  const reason = log.parts.at(-1)?.end?.reason;
  const { index, count } = shardOf(log);
  return reason === undefined || count === 1 ? reason : `shard ${index}/${count}: ${reason}`;
}

function missingShards({ missing, count }: Shards): string | undefined {
  if (missing.length === 0) return undefined;
  const named = missing.map((index) => `${index}/${count}`).join(", ");
  return missing.length === 1 ? `shard ${named} is missing` : `shards ${named} are missing`;
}

function missingChecks(
  selected: readonly CheckDefinition[],
  verdicts: readonly Verdict[],
  { logs }: Shards,
): string | undefined {
  const judged = new Set(verdicts.map(({ check }) => check));
  const open = selected.filter(({ identity }) => !judged.has(identity.check)).length;
  const broken = logs.filter(brokeOff).map((log) => log.path.replace(/[\\/][^\\/]*$/, ""));
  const advice = broken.length === 0 ? "" : `; go on with --resume ${broken.join(" and --resume ")}`;
  // Only its end, with a last plain good request, tells that the answers before were to be relied on.
  if (open === 0) return advice === "" ? undefined : `the run broke off after its last check${advice}`;
  return `the run broke off: ${open} of ${selected.length} checks have no verdict${advice}`;
}

function brokeOff({ parts }: WrittenLog): boolean {
  const end = parts.at(-1)?.end;
  return end === undefined || end.exitCode === ExitCode.interrupted;
}
