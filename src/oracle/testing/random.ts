import { randomBytes } from "node:crypto";

/** As many random bytes. */
export function random(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** Lengths of the data keys of a run of `count`: many short ones, the usual ones, and some long ones. */
export function realisticLengths(count: number): readonly number[] {
  const cycle = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 16, 16, 17, 24, 24, 31, 32, 32, 32, 33, 48, 64, 100, 190, 245,
    1024,
  ];
  return Array.from({ length: count }, (_, at) => cycle[at % cycle.length] ?? 16);
}
