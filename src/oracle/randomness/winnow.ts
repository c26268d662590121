/** Byte strings up to this length give all their stretches. */
const short = 32;

/** Of so many stretches in a row of a longer string one is taken. */
const row = 12;

/**
 * Stretches of `size` bytes to know a byte string by. A string of up to 32 bytes gives all of its stretches; a longer one
 * its first, and of any 12 in a row the one that comes first in an order that depends on nothing but its bytes: so two
 * strings with `size + 11` bytes in common, wherever these stand, give a common stretch.
 */
export function winnow(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  const buffer = Buffer.from(bytes);
  const count = Math.max(0, bytes.length - size + 1);
  const all = Array.from({ length: count }, (_, at) => buffer.subarray(at, at + size));
  if (bytes.length <= short) return all;
  const ranks = all.map((stretch) => Math.imul(stretch.readUInt32LE(0) ^ 0x5bd1e995, 0x9e3779b1) >>> 0);
  const chosen = new Set([0]);
  for (let at = 0; at + row <= count; at += 1) chosen.add(lowestFrom(ranks, at));
  return [...chosen].flatMap((at) => all[at] ?? []);
}

/** The place of the lowest of the ranks in a row; the last of them where several are equal. */
function lowestFrom(ranks: readonly number[], from: number): number {
  let lowest = from;
  for (let at = from; at < from + row; at += 1) if ((ranks[at] ?? 0) <= (ranks[lowest] ?? 0)) lowest = at;
  return lowest;
}
