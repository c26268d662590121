import type { Phases, Round, RunMeasure } from "./measures.ts";
import { ratio, type Spread, spread } from "./statistics.ts";

/** What a number counts; `times` is a ratio. */
export type Unit = "s" | "1/s" | "MiB" | "requests" | "answers" | "times";

/** One line of the table. */
export interface Figure extends Spread {
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
}

type Line = readonly [group: string, name: string, unit: Unit, of: (round: Round) => number];

const bytesPerMebibyte = 1024 * 1024;

/** Seconds of a run without its start-up: what a bare loop is compared with. */
const afterStartUp = ({ exchange, closing }: Phases): number => exchange + closing;

const inAll = (phases: Phases): number => phases.startUp + afterStartUp(phases);

const runLines = (group: string, run: (round: Round) => RunMeasure): readonly Line[] => [
  [group, "requests", "requests", (round) => run(round).requests],
  [group, "start-up", "s", (round) => run(round).phases.startUp],
  [group, "first request to last answer", "s", (round) => run(round).phases.exchange],
  [group, "closing", "s", (round) => run(round).phases.closing],
  [group, "in all", "s", (round) => inAll(run(round).phases)],
  [
    group,
    "requests a second, in all",
    "1/s",
    (round) => ratio(run(round).requests, inAll(run(round).phases)),
  ],
  [group, "without start-up, over bare", "times", (round) => overBare(run(round), round)],
  [group, "peak memory", "MiB", (round) => run(round).peakMemory / bytesPerMebibyte],
];

const overBare = (run: RunMeasure, { bare }: Round): number => ratio(afterStartUp(run.phases), bare.seconds);

const bare = "the same requests, bare";
const servers = "plain requests, bare";
const cold = "cold start of the command";

const lines: readonly Line[] = [
  ...runLines("standard run, vitest", ({ suites }) => suites),
  ...runLines("standard run, direct", ({ direct }) => direct),
  [bare, "requests", "requests", (round) => round.bare.requests],
  [bare, "first request to last answer", "s", (round) => round.bare.seconds],
  [bare, "requests a second", "1/s", (round) => ratio(round.bare.requests, round.bare.seconds)],
  [bare, "unlike the recorded", "answers", (round) => round.bare.unlike],
  [servers, "embedded endpoint", "1/s", ({ throughput }) => throughput.endpoint],
  [servers, "bare node:http server", "1/s", ({ throughput }) => throughput.bareServer],
  [
    servers,
    "bare server over endpoint",
    "times",
    ({ throughput }) => ratio(throughput.bareServer, throughput.endpoint),
  ],
  [cold, "to the control", "s", ({ coldStart }) => coldStart.firstRequest],
  [cold, "to the first of the suites", "s", ({ coldStart }) => coldStart.firstOfSuites],
];

/** The figures of all rounds; a ratio is taken within each round first. Throws RangeError without rounds. */
export function figuresOf(rounds: readonly Round[]): readonly Figure[] {
  return lines.map(([group, name, unit, of]) => ({ group, name, unit, ...spread(rounds.map(of)) }));
}
