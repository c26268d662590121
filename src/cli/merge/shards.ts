import { UsageError } from "../../model/errors.ts";
import { differenceOf } from "../verdict-log/difference.ts";
import type { RunLine } from "../verdict-log/lines.ts";
import type { WrittenLog } from "../verdict-log/read.ts";

/** The logs of one run, whole or in shards. */
export interface Shards {
  /** In the order of the shards. */
  readonly logs: readonly [WrittenLog, ...WrittenLog[]];
  /** Numbers of the shards that are not there. */
  readonly missing: readonly number[];
  readonly count: number;
}

/**
 * Puts the logs of a run together.
 *
 * @throws UsageError, in one line, where they are not of one run or one of its shards is there twice.
 */
export function assembleShards(logs: readonly [WrittenLog, ...WrittenLog[]]): Shards {
  const [first, ...others] = logs;
  for (const other of others) assertSameRun(first, other);
  const count = shardOf(first).count;
  const byIndex = new Map<number, WrittenLog>();
  for (const log of logs) {
    const { index } = shardOf(log);
    const twin = byIndex.get(index);
    if (twin !== undefined) throw doubled(twin, log);
    byIndex.set(index, log);
  }
  const indices = Array.from({ length: count }, (_, at) => at + 1);
  const [head = first, ...tail] = indices.flatMap((index) => byIndex.get(index) ?? []);
  return { logs: [head, ...tail], missing: indices.filter((index) => !byIndex.has(index)), count };
}

/** The shard that a log is of; a run that was not shared is the only one. */
export function shardOf(log: WrittenLog): { readonly index: number; readonly count: number } {
  return latestRun(log).shard ?? { index: 1, count: 1 };
}

/** What the latest part of a run says of itself: what is declared may change when a run is resumed. */
export function latestRun({ parts }: WrittenLog): RunLine {
  return parts.at(-1)?.run ?? parts[0].run;
}

function assertSameRun(first: WrittenLog, other: WrittenLog): void {
  const [one, two] = [latestRun(first), latestRun(other)];
  const difference = differenceOf(two, one) ?? declaredOtherwise(two, one) ?? sharedOtherwise(other, first);
  if (difference === undefined) return;
  throw new UsageError(`${other.path} cannot be merged with ${first.path}: ${difference}.`);
}

function declaredOtherwise(one: RunLine, other: RunLine): string | undefined {
  const [mine, theirs] = [one, other].map(({ deviations, flaky, strict }) =>
    JSON.stringify([deviations, flaky, strict]),
  );
  return mine === theirs ? undefined : "its declared deviations, flaky checks or --strict are others";
}

function sharedOtherwise(one: WrittenLog, other: WrittenLog): string | undefined {
  const [mine, theirs] = [shardOf(one).count, shardOf(other).count];
  return mine === theirs ? undefined : `it was shared by ${mine}, not by ${theirs}`;
}

function doubled(one: WrittenLog, other: WrittenLog): UsageError {
  const { index, count } = shardOf(one);
  const what = count === 1 ? "The same run" : `Shard ${index}/${count}`;
  return new UsageError(`${what} is there twice, in ${one.path} and ${other.path}; name it once.`);
}
