import type { DataKey } from "../judge-granted.ts";
import { segmentsOf } from "./leak.ts";
import { WordTable } from "./word-table.ts";

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

/** Data keys of 16 bytes or more, so many from either end of a run, with their blobs taken apart. */
export function sampleOf<T extends { readonly dataKey: DataKey }>(
  all: readonly T[],
  count = sampled,
): readonly Sampled<T>[] {
  const long = all.filter(({ dataKey }) => dataKey.bytes.length >= start);
  return endsOf(long, count).map((entry) => ({ entry, ...sealedOf(entry.dataKey) }));
}

/** Those of a sample whose data keys have 16 bytes or more behind the first `from`, with these looked at. */
export function behind<T extends { readonly dataKey: DataKey }>(
  sample: readonly Sampled<T>[],
  from: number,
): readonly Sampled<T>[] {
  return sample
    .filter(({ entry }) => entry.dataKey.bytes.length >= from + start)
    .map((one) => ({ ...one, key: one.entry.dataKey.bytes.subarray(from, from + start) }));
}

/** Places of a blob's part at which its data key may begin. */
const deepest = 512;

/**
 * Finds two data keys that were hidden under the same key stream at the same place: the XOR of their blobs shows the XOR
 * of the keys, so that who knows one knows both. Answers the first such pair of a sample.
 */
export function reusedKeystream<T>(sample: readonly Sampled<T>[]): readonly [T, T] | undefined {
  const parts = Math.max(0, ...sample.map(({ segments }) => segments.length));
  for (let which = 0; which < parts; which += 1) {
    const own = sample.filter(({ segments }) => segments[which] !== undefined);
    const found = reusedInPart(own, which);
    if (found) return found;
  }
  return undefined;
}

function reusedInPart<T>(sample: readonly Sampled<T>[], which: number): readonly [T, T] | undefined {
  const words = new WordTable(sample.length);
  const begins = sample.map(({ key }) => firstWord(key, 0));
  const segments = sample.map((one) => one.segments[which] ?? new Uint8Array());
  const last = Math.min(deepest, Math.max(0, ...segments.map(({ length }) => length - start + 1)));
  for (let at = 0; at < last; at += 1) {
    words.clear();
    for (const [index, one] of sample.entries()) {
      const segment = segments[index] ?? new Uint8Array();
      if (at + start > segment.length) continue;
      const before = words.enter(firstWord(segment, at) ^ (begins[index] ?? 0), index);
      const other = before === undefined ? undefined : sample[before];
      if (other !== undefined && sharesStream(other, one, which, at)) return [other.entry, one.entry];
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

/** Of two equal data keys no stream is shown: what is equal in their blobs may be there for any other reason. */
function sharesStream(one: Sealed, other: Sealed, which: number, at: number): boolean {
  if (Buffer.from(one.key).equals(other.key)) return false;
  const [first, second] = [one, other].map(({ key, segments }) =>
    xor((segments[which] ?? new Uint8Array()).subarray(at), key),
  );
  return first !== undefined && second !== undefined && first.equals(second);
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  const length = Math.min(one.length, other.length);
  return Buffer.from(one.subarray(0, length).map((byte, at) => byte ^ (other[at] ?? 0)));
}
