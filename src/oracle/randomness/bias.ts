import { boundBits } from "./bit-pairs.ts";
import { countsFrom, missingValue, unevenBits, unevenBytes } from "./byte-counts.ts";
import { addSums, type ByteSums, type PlaceSum, sumsOf } from "./byte-sums.ts";
import { checksumIn } from "./checksum.ts";
import { boundNeighbours } from "./neighbours.ts";

/** Comparisons of single bits that must all have shown the same: a bit in 50 keys, a whole byte in 7. */
const enoughAlike = 50;

/** What is wrong with many data keys taken together, or `undefined`: less than once in 10^9 runs by chance. */
export function biasIn(keys: readonly Uint8Array[]): string | undefined {
  return (
    frozenShort(keys) ??
    biasOf([sumsOf(keys)]) ??
    frozenAtLength(keys) ??
    unevenAtLength(keys) ??
    unequalNeighbours(keys) ??
    boundNeighbours(keys) ??
    checksumIn(keys) ??
    boundBits(keys)
  );
}

/** The same counts over the keys of one length: of up to 30 lengths there are bytes enough, 6·10^-10 in all. */
function unevenAtLength(keys: readonly Uint8Array[]): string | undefined {
  for (const length of new Set(keys.map((key) => key.length))) {
    const own = keys.filter((key) => key.length === length);
    const counts = countsFrom(sumsOf(own).counts);
    const uneven = missingValue(counts) ?? unevenBytes(counts) ?? unevenBits(counts);
    if (uneven !== undefined) return `of data keys of ${length} bytes ${uneven}`;
  }
  return undefined;
}

/** No two neighbours equal, where each pair is once in 256: from 8192 pairs on 10^-14. */
function unequalNeighbours(keys: readonly Uint8Array[]): string | undefined {
  const pairs = keys.reduce((sum, key) => sum + Math.max(0, key.length - 1), 0);
  const isMet = (key: Uint8Array): boolean => key.some((byte, at) => at > 0 && byte === key[at - 1]);
  return pairs >= 8192 && !keys.some(isMet) ? `no two of ${pairs} neighbouring bytes are equal` : undefined;
}

/**
 * The same by sums alone, in which equal keys of a short length do not show. A bit that never changes within any of them
 * may have another value in each: that is as seldom by chance.
 */
export function biasOf(all: readonly ByteSums[]): string | undefined {
  const { counts: of, places } = addSums(all);
  const counts = countsFrom(of);
  return fixedPlace(places) ?? missingValue(counts) ?? unevenBytes(counts) ?? unevenBits(counts);
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

/**
 * Bits that are the same in all keys of one length, as the marks of a UUID in keys of 16 bytes. That b of B bits are the
 * same in n keys has a probability of at most (B / 2^(n - 1))^b: 2^-50 at each of up to 100 lengths, 10^-13.
 */
function frozenAtLength(keys: readonly Uint8Array[]): string | undefined {
  for (const length of new Set(keys.map((key) => key.length))) {
    const own = keys.filter((key) => key.length === length);
    const [first, ...others] = [
      ...new Map(own.map((key) => [Buffer.from(key).toString("latin1"), key])).values(),
    ];
    const doublings = others.length - Math.log2(8 * length);
    if (first === undefined || doublings < 1) continue;
    const bits = first.reduce(
      (sum, byte, at) => sum + unchangedBits(others.reduce((all, key) => all | (byte ^ (key[at] ?? 0)), 0)),
      0,
    );
    if (bits * doublings >= enoughAlike)
      return `${bits} bits are the same in all ${others.length + 1} data keys of ${length} bytes`;
  }
  return undefined;
}

/** A place whose byte, or some of its bits, are the same in every key: 2^-50 for each of 255 choices at 64 places, 1.5·10^-11. */
function fixedPlace(places: readonly PlaceSum[]): string | undefined {
  const ordered = places.toSorted((one, other) => rank(one) - rank(other));
  const fixed = ordered.find(({ compared, changed }) => compared * unchangedBits(changed) >= enoughAlike);
  if (fixed === undefined) return undefined;
  const where = fixed.at < 0 ? `${-fixed.at} from the back` : `${fixed.at + 1} from the front`;
  return `byte ${where} has a bit that never changes`;
}

function unchangedBits(changed: number): number {
  return 8 - changed.toString(2).replaceAll("0", "").length;
}

/** From the front first, whatever the lengths of the keys. */
function rank({ at }: PlaceSum): number {
  return at < 0 ? 2 ** 16 - at : at;
}
