import type { DataKey } from "./judge-granted.ts";
import { segmentsOf } from "./leak.ts";

/** Bytes at the start of two data keys that are compared: chance shows the same once in 2^128. */
const start = 16;

/** Data keys from the beginning and from the end of a run that are compared, each with each. */
const sampled = 12;

/**
 * Finds two data keys that were hidden under the same key stream: the XOR of their blobs shows the XOR of the keys, so
 * that who knows one knows both. Answers the first such pair of a sample.
 */
export function reusedKeystream<T extends { readonly dataKey: DataKey }>(
  all: readonly T[],
): readonly [T, T] | undefined {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= start);
  const sample = [...new Set([...long.slice(0, sampled), ...long.slice(-sampled)])].map((entry) => {
    const { bytes, blob } = entry.dataKey;
    return { entry, key: bytes.subarray(0, start), segments: segmentsOf(blob) };
  });
  const pair = sample
    .flatMap((one, at) => sample.slice(at + 1).map((other) => [one, other] as const))
    .find(([one, other]) => sharesStream(one, other));
  return pair && [pair[0].entry, pair[1].entry];
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
