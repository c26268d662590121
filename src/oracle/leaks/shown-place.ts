import type { Sampled } from "./keystream.ts";

/** Bytes from either end of a blob's part that are looked at. */
const places = 64;

/** Parts of a blob that are looked at, and blobs that must all show it: chance does at one of 256 choices once in 10^26. */
const parts = 16;
const enough = 24;

/**
 * Finds a place at which the first or the last byte of the data key stands in clear, in some part of every blob of a
 * sample. Answers the last of them; `undefined` where there is none.
 */
export function shownPlace<T>(sample: readonly Sampled<T>[]): T | undefined {
  if (sample.length < enough) return undefined;
  const isShown = (at: number, byteOf: (one: Sampled<T>) => number | undefined): boolean =>
    // A byte that is the same in all data keys says nothing of a constant one in their blobs.
    new Set(sample.map(byteOf)).size > 1 &&
    sample.every((one) => one.segments.slice(0, parts).some((segment) => segment.at(at) === byteOf(one)));
  const choices = Array.from({ length: 2 * places }, (_, at) => at - places);
  const found = choices.some(
    (at) => isShown(at, ({ key }) => key[0]) || isShown(at, ({ end }) => end.at(-1)),
  );
  return found ? sample.at(-1)?.entry : undefined;
}
