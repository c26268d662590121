/** Places counted from each end of a key at which its bytes are watched. */
const places = 32;

/** Keys that a place needs before its bits are judged. */
const enoughKeys = 48;

/** What is wrong with many data keys taken together, or `undefined`: less than once in 10^10 runs by chance. */
export function biasIn(keys: readonly Uint8Array[]): string | undefined {
  const counts = countsOf(keys);
  return (
    frozenShort(keys) ?? fixedPlace(keys) ?? missingValue(counts) ?? unevenBytes(counts) ?? unevenBits(counts)
  );
}

/** All keys of one short length equal, where chance shows that once in 2^40 at each of 7 lengths: 10^-11. */
function frozenShort(keys: readonly Uint8Array[]): string | undefined {
  for (let length = 1; length < 8; length += 1) {
    const alike = keys.filter((key) => key.length === length).map((key) => Buffer.from(key).toString("hex"));
    const bits = 8 * length * (alike.length - 1);
    if (bits >= 40 && new Set(alike).size === 1)
      return `all ${alike.length} data keys of ${length} bytes are equal`;
  }
  return undefined;
}

/** A place whose byte, or one of its bits, is the same in every key: 2^-47 for each of 512 bits, 4·10^-12. */
function fixedPlace(keys: readonly Uint8Array[]): string | undefined {
  for (const side of ["front", "back"] as const) {
    for (let place = 0; place < places; place += 1) {
      const bytes = keys
        .filter((key) => key.length > place && key.length >= 4)
        .map((key) => key[side === "front" ? place : key.length - 1 - place] ?? 0);
      if (bytes.length < enoughKeys) continue;
      const ever = bytes.reduce((all, byte) => all | byte, 0);
      const always = bytes.reduce((all, byte) => all & byte, 255);
      if (ever !== 255 || always !== 0)
        return `byte ${place + 1} from the ${side} has a bit that never changes`;
    }
  }
  return undefined;
}

interface Counts {
  /** How often each byte value occurs. */
  readonly of: readonly number[];
  readonly total: number;
}

function countsOf(keys: readonly Uint8Array[]): Counts {
  const of = new Array<number>(256).fill(0);
  let total = 0;
  for (const key of keys) {
    total += key.length;
    for (const byte of key) of[byte] = (of[byte] ?? 0) + 1;
  }
  return { of, total };
}

/** A value that no byte has: from 8192 bytes on at most 256·e^-32, 3·10^-12. */
function missingValue({ of, total }: Counts): string | undefined {
  const missing = of.filter((count) => count === 0).length;
  return total >= 8192 && missing > 0
    ? `${missing} of the 256 byte values never occur in ${total} bytes`
    : undefined;
}

/**
 * Pearson's sum over byte values. With 2048 bytes its exact probability of exceeding 440 is 1.2·10^-11; with more bytes
 * it comes down to that of chi-square with 255 degrees of freedom.
 */
function unevenBytes({ of, total }: Counts): string | undefined {
  if (total < 2048) return undefined;
  const expected = total / 256;
  const chiSquare = of.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquare > 440
    ? `its byte values are uneven (chi-square ${chiSquare.toFixed(0)} over ${total} bytes)`
    : undefined;
}

/** Each bit is set half the time; seven standard deviations at one of 8 bits: 2·10^-11. */
function unevenBits({ of, total }: Counts): string | undefined {
  if (total < 256) return undefined;
  for (let bit = 0; bit < 8; bit += 1) {
    const ones = of.reduce((sum, count, value) => sum + (((value >> bit) & 1) === 1 ? count : 0), 0);
    if (Math.abs(ones - total / 2) > 7 * Math.sqrt(total / 4))
      return `bit ${bit} is set in ${ones} of ${total} bytes`;
  }
  return undefined;
}
