/** Windows over the number of their bits: random ones then fill all dimensions but once in 2^64. */
const spare = 64;

/** The widest window, in bytes: wider than the state of any small generator. */
const widest = 64;

/** Words start at the same places of all windows, whether they have 1, 2, 4 or 8 bytes. */
const step = 8;

/**
 * Whether data keys come of a generator that only shifts and exclusive-ors (xorshift, a feedback register): however it
 * was seeded, stretches of what it gives then lie in a space of no more dimensions than its state has bits. Stretches that
 * are equal count once, so that copies are not taken for it.
 */
export function isLinear(keys: readonly Uint8Array[]): boolean {
  for (let width = widest; width >= step; width -= step) {
    const windows = windowsOf(keys, width);
    const bits = 8 * width;
    if (windows.length >= bits + spare) return rankOf(windows, bits) < bits;
  }
  return false;
}

/** Stretches that do not overlap, as words of 32 bits. */
function windowsOf(keys: readonly Uint8Array[], width: number): readonly Uint32Array[] {
  const distinct = new Map<string, Uint32Array>();
  const most = 8 * width + spare;
  for (const key of keys) {
    for (let at = 0; at + width <= key.length && distinct.size < most; at += width) {
      const bytes = Uint8Array.from(key.subarray(at, at + width));
      distinct.set(Buffer.from(bytes).toString("latin1"), new Uint32Array(bytes.buffer));
    }
  }
  return [...distinct.values()];
}

/** How many of the windows are no sum of others, by elimination; it changes them. */
function rankOf(windows: readonly Uint32Array[], bits: number): number {
  const leading: (Uint32Array | undefined)[] = Array.from({ length: bits });
  let rank = 0;
  for (const window of windows) {
    for (let bit = 0; bit < bits; bit += 1) {
      if ((((window[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 0) continue;
      const known = leading[bit];
      if (known === undefined) {
        leading[bit] = window;
        rank += 1;
        break;
      }
      for (let word = bit >> 5; word < window.length; word += 1)
        window[word] = (window[word] ?? 0) ^ (known[word] ?? 0);
    }
  }
  return rank;
}

/** Bits of 15 bytes in a row whose exclusive or is 0 where each is the top byte of Math.random in V8, which gives 64 in reverse. */
const parity = Buffer.from("4050414010094342421b20593a4310", "hex");

/**
 * Whether the bytes of data keys are those of `Math.floor(Math.random() * 256)` in Node: of stretches of 15 bytes 50 in 64
 * keep a parity, and else half. That as many do more than 4.5 roots of their number above the half is e^-40 (Hoeffding).
 */
export function isOfMathRandom(keys: readonly Uint8Array[]): boolean {
  let [count, even] = [0, 0];
  for (const key of keys) {
    for (let at = 0; at + parity.length <= key.length; at += parity.length) {
      const bits = parity.reduce((sum, mask, offset) => sum ^ (mask & (key[at + offset] ?? 0)), 0);
      count += 1;
      even += 1 - (bits.toString(2).replaceAll("0", "").length & 1);
    }
  }
  return even - count / 2 > 4.5 * Math.sqrt(count);
}
