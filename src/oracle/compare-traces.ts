import { findGuessableNonce } from "../crypto/index.ts";
import type { Measurements } from "../model/report.ts";
import { endsOf, tooManyOf } from "./leaks/keystream.ts";
import { biasOf } from "./randomness/bias.ts";
import { sourceOfRandomness } from "./randomness/randomness.ts";
import { sharedPart } from "./randomness/shared-part.ts";
import { sentences } from "./sentences.ts";
import { type KeyTrace, marksIn, type Trace, type Traces } from "./trace.ts";

type ByteCounts = Measurements["bytes"];

/** What is kept of the answers of one part of a run. */
export interface TracedPart {
  /** What the part is called, as in `request 12 of shard 2/3`; empty where it is the only one. */
  readonly name: string;
  readonly traces: readonly Traces[];
}

/**
 * Traces with the counts that were measured of all data keys of their part, where there are some, in place of those that
 * were told on the way: these leave out data keys that came again.
 */
export function withCounts(traces: readonly Traces[], { total, counts }: ByteCounts): readonly Traces[] {
  if (total === 0) return traces;
  const others = traces.map(({ keys, ...own }) =>
    keys === undefined ? own : { ...own, keys: { ...keys, counts: [] } },
  );
  return [...others, { answers: [], keys: { counts, places: [] } }];
}

/** An answer as its trace tells of it. */
export interface Traced extends Trace {
  /** `request 12 of shard 2/3` */
  readonly name: string;
}

/** What only shows in several answers together, and those answers; none where sums over all of them show it. */
export interface TracedBreach {
  readonly requirement: string;
  readonly reason: string;
  readonly answers: readonly Traced[];
}

/** What the traces of a run show: how often each requirement was looked at, and what breaks it. */
export interface TracedAccount {
  readonly examined: ReadonlyMap<string, number>;
  readonly breaches: readonly TracedBreach[];
}

type Pair = readonly [before: Traced, after: Traced];

/**
 * Judges what only shows in many answers together by what is kept of them, over all parts of a run. Data keys under 8
 * bytes are not compared; how a blob hides its data key is for 16 of each part, of 16 to 64 bytes.
 */
export function compareTraces(parts: readonly TracedPart[]): TracedAccount {
  const answers = parts.flatMap(({ name, traces }) => tracedIn(name, traces));
  const comparison = new Comparison();
  const withId = answers.filter(({ id }) => id !== undefined);
  if (withId.length > 1) comparison.compared("GDK-55");
  for (const [before, after] of repeats(withId, ({ id }) => (id === undefined ? [] : [id])))
    comparison.breach("GDK-55", sentences.sameRequestId(before.name, after.name), [before, after]);
  const keys = answers.filter(({ key }) => key !== undefined);
  if (keys.length > 1) compareKeys(comparison, keys);
  const bias = biasOf(parts.flatMap(({ traces }) => traces.flatMap((own) => own.keys ?? [])));
  if (bias !== undefined) comparison.breach("GDK-57", sentences.biased(bias), []);
  const uneven = biasOf(parts.flatMap(({ traces }) => traces.flatMap(({ seeds }) => seeds ?? [])));
  const last = answers.findLast(({ key }) => key?.algorithm?.startsWith("RSAES_OAEP"));
  if (uneven !== undefined && last) comparison.foreseeable(last, sentences.unevenSeeds(uneven));
  return comparison;
}

function tracedIn(part: string, traces: readonly Traces[]): readonly Traced[] {
  const own = traces.flatMap(({ answers }) => answers);
  const where = part === "" ? "" : ` of ${part}`;
  return own
    .toSorted((one, other) => one.request - other.request)
    .map((trace) => ({ ...trace, name: `request ${trace.request}${where}` }));
}

function compareKeys(comparison: Comparison, keys: readonly Traced[]): void {
  const { sameBlob, sharedKey, sameStream, edgesShown, sameRandomness } = sentences;
  comparison.pair("GDK-52", firstRepeat(keys, blobOf), sameBlob);
  comparison.pair("GDK-56", firstRepeat(keys, keyMarksOf), sharedKey);
  const sample = endsOf(keys.filter(({ key }) => key?.hiding !== undefined));
  const edges = tooManyOf(sample.filter(({ key }) => key?.hiding?.edge));
  if (edges) comparison.breach("GDK-51", edgesShown(edges.count), [edges.entry]);
  comparison.pair("GDK-51", firstRepeat(sample, streamsOf), sameStream);
  const encrypted = keys.filter(({ key }) => key?.random !== undefined);
  for (const source of new Set(encrypted.map(({ key }) => sourceOfRandomness(key?.algorithm)))) {
    const own = encrypted.filter(({ key }) => sourceOfRandomness(key?.algorithm) === source);
    if (own.length < 2) continue;
    const pair = source === "SM2" ? sharedPoint(own) : firstRepeat(own, randomMarksOf);
    comparison.pair("GDK-45", pair, sameRandomness(`${source}`));
    const nonce = source === "SM2" ? findGuessableNonce(own.map(({ key }) => key?.random ?? "")) : undefined;
    const guessed = nonce && own[nonce.index];
    if (nonce && guessed) comparison.foreseeable(guessed, nonce.how);
  }
}

const fromKey =
  (marksOf: (key: KeyTrace) => readonly string[]) =>
  ({ key }: Traced): readonly string[] =>
    key === undefined ? [] : marksOf(key);

const blobOf = fromKey(({ blob }) => (blob === undefined ? [] : [blob]));
const keyMarksOf = fromKey(({ bytes }) => marksIn(bytes));
const randomMarksOf = fromKey(({ random = "" }) => marksIn(random));
/** Only at the same place of the same segment are two marks of a key stream compared. */
const streamsOf = fromKey(({ hiding }) =>
  (hiding?.streams ?? []).flatMap((marks, segment) =>
    marksIn(marks).map((mark, place) => `${segment} ${place} ${mark}`),
  ),
);

function sharedPoint(encrypted: readonly Traced[]): Pair | undefined {
  const points = encrypted.map(({ key }) => Buffer.from(key?.random ?? "", "hex"));
  const [before, after] = (sharedPart(points) ?? []).map((index) => encrypted[index]);
  return before && after ? [before, after] : undefined;
}

function firstRepeat(all: readonly Traced[], marksOf: (one: Traced) => readonly string[]): Pair | undefined {
  return repeats(all, marksOf)[0];
}

/** Every answer that has a mark of an earlier one, with the latest such. */
function repeats(all: readonly Traced[], marksOf: (one: Traced) => readonly string[]): readonly Pair[] {
  const seen = new Map<string, Traced>();
  return all.flatMap((after) => {
    const marks = marksOf(after);
    const before = marks.map((mark) => seen.get(mark)).find((found) => found !== undefined);
    for (const mark of marks) seen.set(mark, after);
    return before === undefined ? [] : [[before, after] as const];
  });
}

class Comparison implements TracedAccount {
  readonly examined = new Map<string, number>();
  readonly breaches: TracedBreach[] = [];

  compared(requirement: string): void {
    this.examined.set(requirement, (this.examined.get(requirement) ?? 0) + 1);
  }

  breach(requirement: string, reason: string, answers: readonly Traced[]): void {
    this.breaches.push({ requirement, reason, answers });
  }

  pair(requirement: string, pair: Pair | undefined, say: (after: string, before: string) => string): void {
    this.compared(requirement);
    if (pair) this.breach(requirement, say(pair[1].name, pair[0].name), pair);
  }

  /** Of what can be foreseen the first stands for all, as in a run that came in one part. */
  foreseeable(answer: Traced, how: string): void {
    if (this.#foreseen) return;
    this.#foreseen = true;
    const reason = sentences.foreseeable(answer.name, answer.key?.algorithm ?? "RSA", how);
    this.breach("GDK-45", reason, [answer]);
  }

  #foreseen = false;
}
