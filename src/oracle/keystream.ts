import type { DataKey } from "./judge-granted.ts";
import { segmentsOf } from "./leak.ts";

/** Bytes at the start of two data keys that are compared: chance shows the same once in 2^128. */
const start = 16;

/** Data keys from the beginning and from the end of a run that are compared, each with each. */
const sampled = 32;

/**
 * Finds two data keys that were hidden under the same key stream: the XOR of their blobs shows the XOR of the keys, so
 * that who knows one knows both. Answers the first such pair of a sample.
 */
export function reusedKeystream<T extends { readonly dataKey: DataKey }>(
  all: readonly T[],
): readonly [T, T] | undefined {
  const sample = sampleOf(all);
  const pair = sample
    .flatMap((one, at) => sample.slice(at + 1).map((other) => [one, other] as const))
    .find(([one, other]) => sharesStream(one, other));
  return pair && [pair[0].entry, pair[1].entry];
}

/** Bytes at either end of a data key that are looked for in its blob. */
const edge = 4;

/** Blobs of a sample that hold an edge of their data key, before that is no chance: 64 blobs of 1500 places, three of them 10^-14. */
const tooMany = 3;

/**
 * Finds data keys of which a few bytes stand in their blobs: in one blob chance may have put them there, in several it has
 * not. Answers the last of them, and how many of the sample there are.
 */
export function shownEdges<T extends { readonly dataKey: DataKey }>(
  all: readonly T[],
): { readonly entry: T; readonly count: number } | undefined {
  const showing = sampleOf(all).filter(({ key, end, segments }) =>
    segments.some((segment) =>
      [Buffer.from(key.subarray(0, edge)), end].some((part) => Buffer.from(segment).includes(part)),
    ),
  );
  const last = showing.at(-1);
  return last && showing.length >= tooMany ? { entry: last.entry, count: showing.length } : undefined;
}

function sampleOf<T extends { readonly dataKey: DataKey }>(all: readonly T[]) {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= start);
  return [...new Set([...long.slice(0, sampled), ...long.slice(-sampled)])].map((entry) => {
    const { bytes, blob } = entry.dataKey;
    const [key, end] = [bytes.subarray(0, start), Buffer.from(bytes.subarray(-edge))];
    return { entry, key, end, segments: segmentsOf(blob) };
  });
}

interface Sealed {
  readonly key: Uint8Array;
  readonly segments: readonly Uint8Array[];
}

function sharesStream(one: Sealed, other: Sealed): boolean {
  const keys = xor(one.key, other.key);
  return one.segments.some((segment, at) =>
    xor(segment, other.segments[at] ?? new Uint8Array()).includes(keys),
  );
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  const length = Math.min(one.length, other.length);
  return Buffer.from(one.subarray(0, length).map((byte, at) => byte ^ (other[at] ?? 0)));
}
