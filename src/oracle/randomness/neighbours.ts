import { chiSquareAbove, countsFrom } from "./byte-counts.ts";

/** How far apart bytes are that are set against each other: next to each other, in the next word, in the next block. */
const distances = [1, 2, 3, 4, 8, 16, 32];

const comparisons = [
  { what: "XORed with", of: (one: number, other: number) => one ^ other },
  { what: "less", of: (one: number, other: number) => (one - other) & 0xff },
];

/** Below 10^-13 for each of 14 comparisons: chance gives 255, with a deviation of 23. */
const bound = 480;

/**
 * What ties the bytes of data keys to those before them, as where now and then a word is copied, or `undefined`. By chance
 * a byte less another is as evenly spread as the bytes themselves.
 */
export function boundNeighbours(keys: readonly Uint8Array[]): string | undefined {
  for (const distance of distances) {
    for (const { what, of } of comparisons) {
      const counts = new Array<number>(256).fill(0);
      for (const key of keys) {
        for (let at = distance; at < key.length; at += 1) {
          const value = of(key[at] ?? 0, key[at - distance] ?? 0);
          counts[value] = (counts[value] ?? 0) + 1;
        }
      }
      const chiSquare = chiSquareAbove(bound, countsFrom(counts));
      if (chiSquare !== undefined)
        return `a byte ${what} the one ${distance} before it is uneven (chi-square ${chiSquare.toFixed(0)})`;
    }
  }
  return undefined;
}
