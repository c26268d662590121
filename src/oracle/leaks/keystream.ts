import type { DataKey } from "../judge-granted.ts";
import { segmentsOf } from "./leak.ts";

/** Bytes at the start of two data keys that are compared: chance shows the same once in 2^128. */
const start = 16;

/** Data keys from the beginning and from the end of a run that are compared, each with each. */
const sampled = 32;

/** A data key of a sample with what a reader of its blob comes to. */
export interface Sampled<T> {
  readonly entry: T;
  /** The first 16 bytes of it that are looked at. */
  readonly key: Uint8Array;
  /** Its last 4 bytes. */
  readonly end: Buffer;
  readonly segments: readonly Uint8Array[];
}

/**
 * Data keys of 16 bytes or more behind `from`, so many from either end of a run, with their blobs taken apart. Of their
 * bytes those from `from` on are looked at.
 */
export function sampleOf<T extends { readonly dataKey: DataKey }>(
  all: readonly T[],
  count = sampled,
  from = 0,
): readonly Sampled<T>[] {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= from + start);
  return endsOf(long, count).map((entry) => {
    const { bytes, blob } = entry.dataKey;
    return { entry, ...sealedOf({ bytes: bytes.subarray(from), blob }) };
  });
}

/** Places of a blob's part at which its data key may begin. */
const deepest = 512;

/**
 * Finds two data keys that were hidden under the same key stream at the same place: the XOR of their blobs shows the XOR
 * of the keys, so that who knows one knows both. Answers the first such pair of a sample.
 */
export function reusedKeystream<T>(sample: readonly Sampled<T>[]): readonly [T, T] | undefined {
  // Numbers of 32 bits by place: one number of both would be none that a map finds fast.
  const known = new Map<number, Map<number, Sampled<T>>>();
  for (const one of sample) {
    const begin = firstWord(one.key, 0);
    for (const [which, segment] of one.segments.entries()) {
      const last = Math.min(segment.length - start, deepest - 1);
      for (let at = 0; at <= last; at += 1) {
        const place = which * deepest + at;
        const words = known.get(place) ?? new Map<number, Sampled<T>>();
        known.set(place, words);
        const word = firstWord(segment, at) ^ begin;
        const other = words.get(word);
        if (other === undefined) words.set(word, one);
        else if (sharesStream(other, one, which, at)) return [other.entry, one.entry];
      }
    }
  }
  return undefined;
}

function firstWord(bytes: Uint8Array, at: number): number {
  const [one = 0, two = 0, three = 0, four = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return one | (two << 8) | (three << 16) | (four << 24);
}

/** Bytes at the start of another data key that are looked for. */
const telling = 8;

/** Bytes at either end of a data key that are looked for in its blob. */
const edge = 4;

/** Blobs of a sample that hold an edge of their data key, before that is no chance: 64 blobs of 1500 places, three of them 10^-14. */
const tooMany = 3;

/**
 * Finds data keys of which a few bytes stand in their blobs: in one blob chance may have put them there, in several it has
 * not. Answers the last of them, and how many of the sample there are.
 */
export function shownEdges<T>(
  sample: readonly Sampled<T>[],
): { readonly entry: T; readonly count: number } | undefined {
  return tooManyOf(sample.filter(showsEdge).map(({ entry }) => entry));
}

/**
 * Finds a data key whose start stands in the blob of another one, as it does where a blob is written over memory of before.
 * Answers that one and the one with the blob. By chance, for 64 blobs of 5,000 places and 10,000 keys: 2·10^-10.
 */
export function otherKeyShown<T extends { readonly dataKey: DataKey }>(
  sample: readonly Sampled<T>[],
  all: readonly T[],
): readonly [T, T] | undefined {
  const starts = new Map<number, T[]>();
  for (const entry of all) {
    if (entry.dataKey.bytes.length < start) continue;
    const number = Buffer.from(entry.dataKey.bytes.subarray(0, 4)).readUInt32LE();
    starts.set(number, [...(starts.get(number) ?? []), entry]);
  }
  for (const { entry, segments } of sample) {
    for (const segment of segments) {
      const other = startIn(Buffer.from(segment), starts, entry);
      if (other !== undefined) return [other, entry];
    }
  }
  return undefined;
}

function startIn<T extends { readonly dataKey: DataKey }>(
  segment: Buffer,
  starts: ReadonlyMap<number, readonly T[]>,
  own: T,
): T | undefined {
  for (let at = 0; at + telling <= segment.length; at += 1) {
    const found = starts.get(segment.readUInt32LE(at))?.find((other) => {
      const begin = other.dataKey.bytes.subarray(0, telling);
      return other !== own && segment.subarray(at, at + telling).equals(begin);
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of those in a sample whose blobs show an edge the last, and how many they are; `undefined` where chance can show as many. */
export function tooManyOf<T>(
  showing: readonly T[],
): { readonly entry: T; readonly count: number } | undefined {
  const last = showing.at(-1);
  return last !== undefined && showing.length >= tooMany ? { entry: last, count: showing.length } : undefined;
}

/** What a data key of 16 bytes or more shows of the way in which its blob hides it. */
export interface Hiding {
  /** An edge of the key stands in the blob. */
  readonly edge: boolean;
  /** Of each segment of the blob what would hide the start of the key at each of its places: under one key stream the same. */
  readonly streams: readonly (readonly Uint8Array[])[];
}

/** How a blob may hide its data key; `undefined` for a key that is too short to tell. */
export function hidingOf({ bytes, blob }: DataKey): Hiding | undefined {
  if (bytes.length < start) return undefined;
  const sealed = sealedOf({ bytes, blob });
  const streams = sealed.segments.map((segment) =>
    Array.from({ length: Math.max(0, segment.length - start + 1) }, (_, at) =>
      xor(segment.subarray(at), sealed.key),
    ),
  );
  return { edge: showsEdge(sealed), streams };
}

/** The first and the last of the entries of a run: so many from either end. */
export function endsOf<T>(all: readonly T[], count = sampled): readonly T[] {
  return [...new Set([...all.slice(0, count), ...all.slice(-count)])];
}

function sealedOf({ bytes, blob }: Pick<DataKey, "bytes" | "blob">): Sealed {
  const end = Buffer.from(bytes.subarray(-edge));
  return { key: bytes.subarray(0, start), end, segments: segmentsOf(blob) };
}

function showsEdge({ key, end, segments }: Sealed): boolean {
  const edges = [Buffer.from(key.subarray(0, edge)), end];
  return segments.some((segment) => edges.some((part) => Buffer.from(segment).includes(part)));
}

type Sealed = Omit<Sampled<unknown>, "entry">;

function sharesStream(one: Sealed, other: Sealed, which: number, at: number): boolean {
  const [first, second] = [one, other].map(({ key, segments }) =>
    xor((segments[which] ?? new Uint8Array()).subarray(at), key),
  );
  return first !== undefined && second !== undefined && first.equals(second);
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  const length = Math.min(one.length, other.length);
  return Buffer.from(one.subarray(0, length).map((byte, at) => byte ^ (other[at] ?? 0)));
}
