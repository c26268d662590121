/** How often each byte value occurs. */
export interface Counts {
  readonly of: readonly number[];
  readonly total: number;
}

/** The counts of byte values, taken together. */
export function countsFrom(of: readonly number[]): Counts {
  return { of, total: of.reduce((sum, count) => sum + count, 0) };
}

/** A value that no byte has: from 8192 bytes on at most 256·e^-32, 3·10^-12. */
export function missingValue({ of, total }: Counts): string | undefined {
  const missing = of.filter((count) => count === 0).length;
  return total >= 8192 && missing > 0
    ? `${missing} of the 256 byte values never occur in ${total} bytes`
    : undefined;
}

/**
 * Pearson's sum over byte values, where it is above `bound` and there are 2048 bytes. With so few its exact probability of
 * exceeding 440 is 1.2·10^-11; with more bytes it comes down to that of chi-square with 255 degrees of freedom.
 */
export function chiSquareAbove(bound: number, { of, total }: Counts): number | undefined {
  if (total < 2048) return undefined;
  const expected = total / 256;
  const chiSquare = of.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquare > bound ? chiSquare : undefined;
}

/** Byte values of which some come more often than others. */
export function unevenBytes(counts: Counts): string | undefined {
  const chiSquare = chiSquareAbove(440, counts);
  return chiSquare === undefined
    ? undefined
    : `its byte values are uneven (chi-square ${chiSquare.toFixed(0)} over ${counts.total} bytes)`;
}

/** Standard deviations that some bits may be off: 255 choices of them at each of 100 lengths make 10^-11 by Hoeffding's bound. */
const tolerated = 8.5;

/**
 * Bits of a byte that are not set half the time: one of them, or several added up, as where one is the parity of the rest.
 * Few bytes do, where nearly all are alike.
 */
export function unevenBits({ of, total }: Counts): string | undefined {
  const surplus = surplusOfEven(of);
  const mask = surplus.findIndex((each, at) => at > 0 && Math.abs(each) > tolerated * Math.sqrt(total));
  if (mask < 0) return undefined;
  const bits = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => ((mask >> bit) & 1) === 1);
  const odd = (total - (surplus[mask] ?? 0)) / 2;
  return bits.length === 1
    ? `bit ${bits.join()} is set in ${odd} of ${total} bytes`
    : `of the bits ${bits.join(", ")} an odd number is set in ${odd} of ${total} bytes`;
}

/** For every choice of bits, how many more bytes have an even number of them set than an odd one: the Walsh-Hadamard transform. */
function surplusOfEven(of: readonly number[]): readonly number[] {
  const sums = [...of];
  for (let step = 1; step < sums.length; step *= 2) {
    for (let at = 0; at < sums.length; at += 1) {
      if ((at & step) !== 0) continue;
      const [even, odd] = [sums[at] ?? 0, sums[at + step] ?? 0];
      sums[at] = even + odd;
      sums[at + step] = even - odd;
    }
  }
  return sums;
}
