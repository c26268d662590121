import {
  addSightings,
  addTogether,
  type EarlierPart,
  type Shard,
  type Sightings,
} from "../../harness/index.ts";
import type { Measurements } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { withCounts } from "../../oracle/index.ts";
import { addRequests } from "./add.ts";
import type { Requests, VerdictLine } from "./lines.ts";
import type { Part } from "./read.ts";

/** The checks of one part of a run, and with whose answers the answers to them can be compared. */
export interface Share {
  readonly checks: number;
  readonly traceId?: string;
}

/** A part of a run by its name, as in `request 12 of part 2 of shard 2/3`. */
export interface NamedPart extends Part {
  readonly name: string;
}

/** Names the parts of one log; `more` are still to come. */
export function namedParts(parts: readonly Part[], more = 0): readonly NamedPart[] {
  return parts.map((part, at) => ({ ...part, name: partName(part.run.shard, at + 1, parts.length + more) }));
}

/** The name of one of the parts of a run or of a shard; empty where it is the only one. */
export function partName(shard: Shard | undefined, part: number, count: number): string {
  const whole = shard === undefined ? [] : [`shard ${shard.index}/${shard.count}`];
  return [...(count > 1 ? [`part ${part}`] : []), ...whole].join(" of ");
}

/** What parts of a run have come to together. */
export interface Gathered {
  /** The latest of every check that sends something. */
  readonly verdicts: readonly Verdict[];
  /** What the answers showed of the statements that hold for every answer: each by itself, or those of one part together. */
  readonly each: Sightings;
  readonly together: Sightings;
  /** What is kept of the answers, to compare those of all parts. */
  readonly parts: EarlierPart["parts"];
  readonly requests: Requests;
  readonly seconds: number;
  /** Of the parts that told them: a part that was killed did not. */
  readonly measurements: readonly Measurements[];
  readonly shares: readonly Share[];
}

/** Gathers parts of a run. `throughout` are the ids of the checks that hold for every answer, judged again each time. */
export function gather(parts: readonly NamedPart[], throughout: ReadonlySet<string>): Gathered {
  const lines = parts.flatMap(({ verdicts }) => verdicts);
  const judging = (line: VerdictLine): boolean => throughout.has(line.verdict.check);
  const sent = parts.map(({ end, verdicts }) => end ?? verdicts.at(-1));
  return {
    verdicts: latestOf(lines.filter((line) => !judging(line)).map(({ verdict }) => verdict)),
    each: addSightings(lines.filter((line) => !judging(line)).map(({ sightings }) => sightings)),
    together: addTogether(lines.filter(judging).map(({ sightings }) => sightings)),
    parts: parts.map(({ name, verdicts, end }) => {
      const traces = verdicts.flatMap((line) => line.traces ?? []);
      const measured = end?.measurements?.bytes;
      return { name, traces: measured === undefined ? traces : withCounts(traces, measured) };
    }),
    requests: addRequests(sent.map((line) => line?.requests)),
    seconds: sent.reduce((sum, line) => sum + (line?.seconds ?? 0), 0),
    measurements: parts.flatMap(({ end }) => end?.measurements ?? []),
    shares: parts.map(({ run: { traceId }, verdicts }) => ({
      checks: verdicts.filter((line) => !judging(line)).length,
      ...(traceId === undefined ? {} : { traceId }),
    })),
  };
}

/** The latest verdict of every check, in the order in which the checks first came. */
export function latestOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Map(verdicts.map((verdict) => [verdict.check, verdict])).values()];
}

/** Says which answers cannot be compared with each other; `undefined` where all of them can. */
export function apartOf(shares: readonly Share[]): string | undefined {
  const comparable = new Map<unknown, number>();
  for (const share of shares.filter(({ checks }) => checks > 0)) {
    const { traceId = share, checks } = share;
    comparable.set(traceId, (comparable.get(traceId) ?? 0) + checks);
  }
  if (comparable.size < 2) return undefined;
  const groups = [...comparable.values()].join(", and to ");
  return `answers were compared with each other only among those to ${groups} checks: these parts had other credentials`;
}
