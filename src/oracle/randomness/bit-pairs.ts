/** How much less often than once chance may show a pair: in 2^40 runs. */
const seldom = 40;

/**
 * Two bits of all data keys of one length that are always equal or always different, as in halves that mirror each other,
 * or `undefined`. Of b bits there are fewer than b² / 2 pairs, each alike in n keys once in 2^(n - 2).
 */
export function boundBits(keys: readonly Uint8Array[]): string | undefined {
  for (const length of new Set(keys.map((key) => key.length))) {
    const own = keys.filter((key) => key.length === length);
    const different = [...new Map(own.map((key) => [Buffer.from(key).toString("latin1"), key])).values()];
    if (different.length < 1 + seldom + 2 * Math.log2(8 * length)) continue;
    const pair = pairIn(different, 8 * length);
    if (pair)
      return `bits ${pair.join(" and ")} of ${different.length} data keys of ${length} bytes go together`;
  }
  return undefined;
}

function pairIn(keys: readonly Uint8Array[], bits: number): readonly [number, number] | undefined {
  const known = new Map<string, number>();
  for (let bit = 0; bit < bits; bit += 1) {
    const column = columnOf(keys, bit);
    const before = known.get(column);
    if (before !== undefined) return [before, bit];
    known.set(column, bit);
  }
  return undefined;
}

/** One bit of every key next to that of the first: the same for a bit and for its opposite. */
function columnOf(keys: readonly Uint8Array[], bit: number): string {
  const [at, mask] = [bit >> 3, 0x80 >> (bit & 7)];
  const first = (keys[0]?.[at] ?? 0) & mask;
  return keys.map((key) => (((key[at] ?? 0) & mask) === first ? "0" : "1")).join("");
}
