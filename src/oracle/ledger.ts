import type { Exchange, Parameters } from "../model/exchange.ts";
import type { Breach, Judgement } from "./breach.ts";
import { algorithmRequirement } from "./judge-encryption.ts";
import type { DataKey } from "./judge-granted.ts";
import { hiddenLeakIn } from "./leaks/hidden-leak.ts";
import { behind, endsOf, otherKeyShown, reusedKeystream, sampleOf, shownEdges } from "./leaks/keystream.ts";
import { shownPlace } from "./leaks/shown-place.ts";
import { biasIn } from "./randomness/bias.ts";
import { hashOfAnother, hashOfKnown, sumOfOthers } from "./randomness/derived.ts";
import { generatorOf } from "./randomness/generator.ts";
import { patternIn } from "./randomness/pattern.ts";
import { type Entry, foreseeableIn, randomnessOf, sourceOfRandomness } from "./randomness/randomness.ts";
import { sharedPart } from "./randomness/shared-part.ts";
import { sentences } from "./sentences.ts";

/** What answers showed: how many were looked at for each requirement, and every breach in the order in which it fell. */
export interface Account {
  readonly examined: ReadonlyMap<string, number>;
  readonly breaches: readonly Breach[];
}

/** Answers of each kind that are looked at in ways that cost more: how they are made does not change from one to the next. */
const closely = 3;

/** Data keys from either end of a run that are compared for how their blobs hide them. */
const compared = 400;

/** Requirements that show in several answers together, wholly or in part. */
export const shownTogether: ReadonlySet<string> = new Set([
  "GDK-45",
  "GDK-51",
  "GDK-52",
  "GDK-55",
  "GDK-56",
  "GDK-57",
]);

/**
 * What a whole run has seen: the judgement of every answer, and what only shows in many answers together.
 * It holds data keys in memory until the run ends and gives none of them away.
 */
export class Ledger {
  readonly #each = { examined: new Map<string, number>(), breaches: [] as Breach[] };
  readonly #together = { examined: new Map<string, number>(), breaches: [] as Breach[] };
  readonly #entries: Entry[] = [];
  readonly #requestIds = new Map<string, Exchange>();

  /** Adds the judgement of one answer, and its RequestId and data key where it has them. */
  add(exchange: Exchange, judgement: Judgement, requestId: unknown, dataKey: DataKey | undefined): void {
    for (const requirement of judgement.examined) count(this.#each.examined, requirement);
    this.#each.breaches.push(...judgement.breaches);
    const id = typeof requestId === "string" && requestId !== "" ? requestId : undefined;
    if (id !== undefined) this.#addRequestId(id, exchange);
    if (dataKey) this.#addDataKey({ dataKey, exchange, requestId: id });
  }

  /** What answers showed each by itself. */
  get each(): Account {
    return this.#each;
  }

  /** What answers showed only together. */
  get together(): Account {
    return this.#together;
  }

  /** How many answers were looked at for a requirement. */
  examined(requirement: string): number {
    const { examined } = this.#each;
    return (examined.get(requirement) ?? 0) + (this.#together.examined.get(requirement) ?? 0);
  }

  /** What was seen in the answers where a requirement leaves a choice: the 04 byte of SM2, the hash of MGF1; sorted. */
  observations(requirement: string): readonly string[] {
    return this.observed().get(requirement) ?? [];
  }

  /** The observations of every requirement that has some. */
  observed(): ReadonlyMap<string, readonly string[]> {
    const seen = new Map<string, readonly string[]>();
    for (const { dataKey } of this.#entries) {
      if (dataKey.algorithm === undefined || dataKey.observations.length === 0) continue;
      const requirement = algorithmRequirement[dataKey.algorithm];
      const all = new Set([...(seen.get(requirement) ?? []), ...dataKey.observations]);
      seen.set(requirement, [...all].toSorted());
    }
    return seen;
  }

  /** The data key of the first request that sent no context. */
  firstDataKey(): DataKey | undefined {
    const plain = this.#entries.filter(
      ({ exchange }) => exchange.call.parameters["EncryptionContext"] === undefined,
    );
    return plain.toSorted((one, other) => one.exchange.number - other.exchange.number)[0]?.dataKey;
  }

  /** Data keys of `bytes` bytes that were made under a CMK without a context. */
  made(keyId: string, bytes: number): readonly DataKey[] {
    return this.#entries
      .filter(({ exchange }) => exchange.call.parameters["EncryptionContext"] === undefined)
      .map(({ dataKey }) => dataKey)
      .filter((each) => each.keyId === keyId && each.bytes.length === bytes);
  }

  /**
   * The first data key that begins with a zero byte and the first that ends with one, as far as there are such, each with
   * the parameters of its request: who takes a data key for a number or for text loses them.
   */
  zeroEdged(): readonly { readonly dataKey: DataKey; readonly asked: Parameters }[] {
    const edges = [0, -1].flatMap(
      (at) => this.#entries.find(({ dataKey }) => dataKey.bytes.at(at) === 0) ?? [],
    );
    return edges.map(({ dataKey, exchange }) => ({ dataKey, asked: exchange.call.parameters }));
  }

  /** The breaches of a requirement over the whole run: those of single answers first, each in the order of falling. */
  breaches(requirement: string): readonly Breach[] {
    const all = [...this.#each.breaches, ...this.#together.breaches];
    return all.filter((breach) => breach.requirement === requirement);
  }

  /** Judges what only shows in many answers together, of all requirements or of one; call it once, after the last answer. */
  close(only?: string): void {
    const entries = this.#entries;
    const isAsked = (requirement: string): boolean => only === undefined || only === requirement;
    if (isAsked("GDK-57")) this.#judgeBias();
    // One data key alone can share nothing.
    if (entries.length < 2) return;
    if (isAsked("GDK-52")) this.#judgePair("GDK-52", repeatedBlob(entries), sentences.sameBlob);
    if (isAsked("GDK-56")) {
      const keys = pairOf(entries, (entry) => entry.dataKey.bytes);
      this.#judgePair("GDK-56", keys, sentences.sharedKey);
    }
    if (isAsked("GDK-57")) this.#judgeDerived();
    if (isAsked("GDK-51")) this.#judgeBlobs();
    if (isAsked("GDK-45")) this.#judgeEncryption();
  }

  #breach(requirement: string, reason: string, exchange: Exchange, others: readonly Exchange[] = []): void {
    this.#together.breaches.push({ requirement, reason, exchange, others });
  }

  /** A pattern shows in one data key by itself. */
  #addDataKey(entry: Entry): void {
    const { dataKey, exchange } = entry;
    this.#entries.push(entry);
    count(this.#each.examined, "GDK-57");
    const pattern = patternIn(dataKey.bytes);
    if (pattern === undefined) return;
    const reason = `the data key of request ${exchange.number} is not random: ${pattern}`;
    this.#each.breaches.push({ requirement: "GDK-57", reason, exchange });
  }

  #addRequestId(requestId: string, exchange: Exchange): void {
    // The first RequestId of a run cannot repeat one.
    if (this.#requestIds.size > 0) count(this.#together.examined, "GDK-55");
    const before = this.#requestIds.get(requestId);
    if (before) {
      const reason = sentences.sameRequestId(`requests ${before.number}`, `${exchange.number}`);
      this.#breach("GDK-55", reason, exchange, [before]);
    }
    this.#requestIds.set(requestId, exchange);
  }

  #judgePair(
    requirement: string,
    pair: readonly [Entry, Entry] | undefined,
    say: (after: string, before: string) => string,
  ): void {
    count(this.#together.examined, requirement);
    if (!pair) return;
    this.#breachBetween(requirement, pair, say);
  }

  #breachBetween(
    requirement: string,
    [{ exchange: before }, { exchange: after }]: readonly [Entry, Entry],
    say: (after: string, before: string) => string,
  ): void {
    this.#breach(requirement, say(`request ${after.number}`, `request ${before.number}`), after, [before]);
  }

  /** What blobs show of the data keys in them. */
  #judgeBlobs(): void {
    const wide = sampleOf(this.#entries, compared);
    const sample = endsOf(wide);
    const edges = shownEdges(sample);
    if (edges) this.#breach("GDK-51", sentences.edgesShown(edges.count), edges.entry.exchange);
    const place = shownPlace(sample);
    if (place) this.#breach("GDK-51", sentences.placeShown, place.exchange);
    // A stream that is another one for each key may still come again behind the first block.
    const streams = reusedKeystream(wide) ?? reusedKeystream(behind(wide, 16));
    const [pair, say] = streams
      ? ([streams, sentences.sameStream] as const)
      : ([otherKeyShown(sample, this.#entries), sentences.otherKey] as const);
    this.#judgePair("GDK-51", pair, say);
    const hidden = hiddenLeakIn(this.#closely());
    if (hidden) this.#breach("GDK-51", sentences.hidden(hidden.leak), hidden.entry.exchange);
  }

  /** Data keys that follow from others, or from what others know. */
  #judgeDerived(): void {
    const derived = hashOfAnother(this.#entries);
    if (derived) this.#breachBetween("GDK-57", derived, sentences.derivedKey);
    const summed = sumOfOthers(this.#entries);
    if (summed) this.#breachBetween("GDK-57", summed, sentences.summedKey);
    const known = hashOfKnown(this.#closely());
    if (known) this.#breach("GDK-57", sentences.knownKey(`request ${known.exchange.number}`), known.exchange);
  }

  /** The last few data keys of 16 bytes or more that came plain, and of each algorithm. */
  #closely(): readonly Entry[] {
    const long = this.#entries.filter(({ dataKey }) => dataKey.bytes.length >= 16);
    const kinds = new Map<string | undefined, Entry[]>();
    for (const entry of long)
      kinds.set(entry.dataKey.algorithm, [...(kinds.get(entry.dataKey.algorithm) ?? []), entry]);
    return [...kinds.values()].flatMap((own) => own.slice(-closely));
  }

  #judgeBias(): void {
    const last = this.#entries.at(-1);
    const all = this.#entries.map(({ exchange }) => exchange);
    const bias = biasIn(this.#entries.map(({ dataKey }) => dataKey.bytes)) ?? generatorOf(this.#inOrder());
    if (bias && last) this.#breach("GDK-57", sentences.biased(bias), last.exchange, all);
  }

  /** The data keys as their requests were sent: nearly as they were made. */
  #inOrder(): readonly Uint8Array[] {
    const sent = this.#entries.toSorted((one, other) => one.exchange.number - other.exchange.number);
    return sent.map(({ dataKey }) => dataKey.bytes);
  }

  /** What encryptions chose at random: once and for all, by a counter, in a pattern, or again. */
  #judgeEncryption(): void {
    const encrypted = this.#entries.filter(({ dataKey }) => dataKey.randomness !== undefined);
    for (const source of new Set(encrypted.map(({ dataKey }) => sourceOfRandomness(dataKey.algorithm)))) {
      const own = encrypted.filter(({ dataKey }) => sourceOfRandomness(dataKey.algorithm) === source);
      if (own.length < 2) continue;
      this.#judgePair("GDK-45", pairOf(own, randomnessOf), sentences.sameRandomness(`${source}`));
    }
    const foreseeable = foreseeableIn(encrypted);
    if (foreseeable) this.#breach("GDK-45", foreseeable.reason, foreseeable.exchange);
  }
}

function count(examined: Map<string, number>, requirement: string): void {
  examined.set(requirement, (examined.get(requirement) ?? 0) + 1);
}

/** The first two entries whose bytes share a part. */
function pairOf(
  entries: readonly Entry[],
  bytesOf: (entry: Entry) => Uint8Array,
): readonly [Entry, Entry] | undefined {
  const [before, after] = (sharedPart(entries.map(bytesOf)) ?? []).map((index) => entries[index]);
  return before && after ? [before, after] : undefined;
}

/**
 * Two data keys under one blob. Two short data keys are equal by chance, and a deterministic sealing rightly gives equal
 * keys equal blobs; from 8 bytes on equal keys are a breach of their own.
 */
function repeatedBlob(entries: readonly Entry[]): readonly [Entry, Entry] | undefined {
  const long = entries.filter(({ dataKey }) => dataKey.bytes.length >= 8);
  const among = repeated(long, ({ dataKey }) => dataKey.blob);
  if (among) return among;
  const firstOf = new Map<string, Entry>();
  for (const entry of entries) {
    const before = firstOf.get(entry.dataKey.blob) ?? entry;
    if (Buffer.compare(before.dataKey.bytes, entry.dataKey.bytes) !== 0) return [before, entry];
    firstOf.set(entry.dataKey.blob, before);
  }
  return undefined;
}

function repeated(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly [Entry, Entry] | undefined {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const before = seen.get(keyOf(entry));
    if (before) return [before, entry];
    seen.set(keyOf(entry), entry);
  }
  return undefined;
}
