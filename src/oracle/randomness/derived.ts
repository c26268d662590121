import { createHash, getHashes } from "node:crypto";
import type { Exchange } from "../../model/exchange.ts";
import type { DataKey } from "../judge-granted.ts";

/** Bytes of a data key that are compared with a hash: chance shows them once in 2^128. */
const compared = 16;

/**
 * The hashes that a chain of keys would be made with, of any length where they have one of their own choosing; a Node that
 * is built without one of them (SM3, or in FIPS mode MD5) does without it.
 */
export const hashes: readonly string[] = ["md5", "sha1", "sha256", "sha512", "sm3", "shake256"].filter(
  (name) => getHashes().includes(name),
);

/** Finds a data key that begins as the hash of another one: who knows that knows both. Answers the other one and the key. */
export function hashOfAnother<T extends { readonly dataKey: Pick<DataKey, "bytes"> }>(
  all: readonly T[],
): readonly [T, T] | undefined {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= compared);
  const known = new Map<string, T>();
  for (const entry of long)
    for (const hash of hashes) known.set(startOf(hashOf(hash, entry.dataKey.bytes)), entry);
  for (const entry of long) {
    const other = known.get(startOf(entry.dataKey.bytes));
    if (other !== undefined) return [other, entry];
  }
  return undefined;
}

/** The hash of some bytes; of a hash without a length of its own as much as is compared. */
export function hashOf(hash: string, bytes: Uint8Array): Uint8Array {
  const own = hash.startsWith("shake") ? { outputLength: compared } : {};
  return createHash(hash, own).update(bytes).digest();
}

/** What others may know of a request: what its answer shows, and when it was answered. */
export interface Known {
  readonly exchange: Pick<Exchange, "sentAt" | "outcome">;
  readonly requestId?: string | undefined;
  readonly dataKey: Pick<DataKey, "bytes" | "keyId" | "randomness">;
}

/** Milliseconds in which an endpoint may have looked at its clock, at most, and how far that may be from ours. */
const longest = 50;
const apart = 2;

/**
 * The first data key that begins as a hash of what others know: RequestId, KeyId, the time in seconds or milliseconds,
 * with KeyId or RequestId or without, or what its encryption shows of its own choice.
 */
export function hashOfKnown<T extends Known>(sample: readonly T[]): T | undefined {
  return sample.find(({ dataKey, ...known }) => {
    const own = startOf(dataKey.bytes);
    return (
      dataKey.bytes.length >= compared &&
      knownTo({ dataKey, ...known }).some((text) =>
        hashes.some((hash) => startOf(hashOf(hash, text)) === own),
      )
    );
  });
}

function knownTo({
  requestId = "",
  dataKey: { keyId, randomness = "" },
  exchange,
}: Known): readonly Buffer[] {
  const { sentAt, outcome } = exchange;
  const count = Math.min(longest, Math.ceil(outcome.milliseconds)) + 2 * apart;
  const moments = Array.from({ length: count }, (_, at) => Math.floor(sentAt) - apart + at);
  const times = [...new Set([...moments, ...moments.map((moment) => Math.floor(moment / 1000))])];
  const texts = [
    ...[requestId, keyId, randomness],
    ...pairsOf([keyId, requestId]),
    ...times.flatMap((time) => [
      `${time}`,
      ...pairsOf([keyId, `${time}`]),
      ...pairsOf([requestId, `${time}`]),
    ]),
  ];
  const chosen = Buffer.from(randomness, "hex");
  return [...texts.map((text) => Buffer.from(text)), chosen, chosen.subarray(0, 32)];
}

const pairsOf = ([one, other]: readonly [string, string]): readonly string[] => [one + other, other + one];

/** Data keys that are added to each other, each to each: the first ones of a run. */
const added = 512;

/**
 * Finds a data key that begins as the exclusive or of two others: who knows two of the three knows all. Answers one of the
 * others and the key. By chance, for 512 keys, once in 2^101.
 */
export function sumOfOthers<T extends { readonly dataKey: Pick<DataKey, "bytes"> }>(
  all: readonly T[],
): readonly [T, T] | undefined {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= compared).slice(0, added);
  const starts = long.map(({ dataKey }) => new BigUint64Array(Uint8Array.from(dataKey.bytes).buffer, 0, 2));
  const known = new Map(starts.map((start, at) => [start[0], at]));
  for (const [at, [head = 0n, tail = 0n]] of starts.entries()) {
    for (let before = 0; before < at; before += 1) {
      const [otherHead = 0n, otherTail = 0n] = starts[before] ?? [];
      const third = known.get(head ^ otherHead);
      if (
        third === undefined ||
        third === at ||
        third === before ||
        head === otherHead ||
        head === 0n ||
        otherHead === 0n
      )
        continue;
      if (starts[third]?.[1] !== (tail ^ otherTail)) continue;
      const [one, other] = [long[before], long[Math.max(at, third)]];
      if (one && other) return [one, other];
    }
  }
  return undefined;
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, compared)).toString("latin1");
}
