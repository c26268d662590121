/**
 * Looks for what a random data key never shows. Every limit is set so that rightly random keys raise an alarm in
 * fewer than one run in 10^9, for up to 10,000 keys of up to 1024 bytes.
 */

/** What is wrong with one data key by itself, or `undefined`. */
export function patternIn(key: Uint8Array): string | undefined {
  const run = longestRun(key);
  // A run of 12 equal bytes from a given place: 2^-88.
  if (run >= 12)
    return run === key.length ? "all its bytes are equal" : `${run} equal bytes follow each other`;
  if (key.length < 12) return undefined;
  if (steps(key).every((step, _, all) => step === all[0]))
    return "its bytes count up or down by a constant step";
  const period = periodOf(key);
  if (period !== undefined) return `it repeats itself every ${period} bytes`;
  return key.length >= 24 ? textIn(key) : undefined;
}

function longestRun(key: Uint8Array): number {
  let longest = 0;
  let current = 0;
  for (let at = 0; at < key.length; at += 1) {
    current = at > 0 && key[at] === key[at - 1] ? current + 1 : 1;
    longest = Math.max(longest, current);
  }
  return longest;
}

function steps(key: Uint8Array): number[] {
  return Array.from(key.subarray(1), (byte, at) => (byte - (key[at] ?? 0)) & 255);
}

/** The shortest period that leaves at least 12 repeated bytes, if there is one. */
function periodOf(key: Uint8Array): number | undefined {
  for (let period = 1; period + 12 <= key.length; period += 1) {
    let at = period;
    while (at < key.length && key[at] === key[at - period]) at += 1;
    if (at === key.length) return period;
  }
  return undefined;
}

/** Text instead of bytes: 24 random bytes are all hex digits or Base64 letters once in 2^48 keys or less. */
function textIn(key: Uint8Array): string | undefined {
  const text = Buffer.from(key).toString("latin1");
  if (/^[0-9a-f]+$/i.test(text)) return "it is hex text";
  if (/^[A-Za-z0-9+/=_-]+$/.test(text)) return "it is Base64 or identifier text";
  if (/^[\x20-\x7e]+$/.test(text) && key.length >= 32) return "it is printable text";
  // The UTF-8 replacement character is what bytes become that went through a text string.
  const replaced = text.split("\u00ef\u00bf\u00bd").length - 1;
  return replaced >= 4 && replaced * 12 >= key.length ? "it went through a UTF-8 string" : undefined;
}

/** What is wrong with many data keys taken together, or `undefined`. */
export function biasIn(keys: readonly Uint8Array[]): string | undefined {
  return (
    frozenShort(keys) ?? fixedPosition(keys) ?? missingValue(keys) ?? unevenBytes(keys) ?? unevenBits(keys)
  );
}

/** All keys of one short length equal, where chance would show that less than once in 2^40. */
function frozenShort(keys: readonly Uint8Array[]): string | undefined {
  for (let length = 1; length < 8; length += 1) {
    const alike = keys.filter((key) => key.length === length).map((key) => Buffer.from(key).toString("hex"));
    const bits = 8 * length * (alike.length - 1);
    if (bits >= 40 && new Set(alike).size === 1)
      return `all ${alike.length} data keys of ${length} bytes are equal`;
  }
  return undefined;
}

/** A place counted from the front or the back whose byte, or one of its bits, is the same in every key. */
function fixedPosition(keys: readonly Uint8Array[]): string | undefined {
  for (const [side, long] of [
    ["front", 32],
    ["back", 32],
  ] as const) {
    for (let place = 0; place < long; place += 1) {
      const bytes = keys
        .filter((key) => key.length > place && key.length >= 4)
        .map((key) => byteAt(key, place, side));
      // A bit that never changes in 48 keys: 2^-47, over 512 bits 2^-38.
      if (bytes.length < 48) continue;
      const ever = bytes.reduce((all, byte) => all | byte, 0);
      const always = bytes.reduce((all, byte) => all & byte, 255);
      if (ever !== 255 || always !== 0)
        return `byte ${place + 1} from the ${side} has a bit that never changes`;
    }
  }
  return undefined;
}

function byteAt(key: Uint8Array, place: number, side: "front" | "back"): number {
  return key[side === "front" ? place : key.length - 1 - place] ?? 0;
}

function countsOf(keys: readonly Uint8Array[]): {
  readonly counts: readonly number[];
  readonly total: number;
} {
  const counts = new Array<number>(256).fill(0);
  let total = 0;
  for (const key of keys) {
    total += key.length;
    for (const byte of key) counts[byte] = (counts[byte] ?? 0) + 1;
  }
  return { counts, total };
}

/** A value that no byte has: 256·e^-32 is below 10^-11 from 8192 bytes on. */
function missingValue(keys: readonly Uint8Array[]): string | undefined {
  const { counts, total } = countsOf(keys);
  const missing = counts.filter((count) => count === 0).length;
  return total >= 8192 && missing > 0
    ? `${missing} of the 256 byte values never occur in ${total} bytes`
    : undefined;
}

/** Chi-square over byte values: 255 degrees of freedom exceed 420 with a probability below 10^-10. */
function unevenBytes(keys: readonly Uint8Array[]): string | undefined {
  const { counts, total } = countsOf(keys);
  if (total < 2048) return undefined;
  const expected = total / 256;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquare > 430
    ? `its byte values are uneven (chi-square ${chiSquare.toFixed(0)} over ${total} bytes)`
    : undefined;
}

/** Each bit is set half the time; seven standard deviations are met by chance once in 4·10^11. */
function unevenBits(keys: readonly Uint8Array[]): string | undefined {
  const { counts, total } = countsOf(keys);
  if (total < 256) return undefined;
  for (let bit = 0; bit < 8; bit += 1) {
    const ones = counts.reduce((sum, count, value) => sum + (((value >> bit) & 1) === 1 ? count : 0), 0);
    if (Math.abs(ones - total / 2) > 7 * Math.sqrt(total / 4))
      return `bit ${bit} is set in ${ones} of ${total} bytes`;
  }
  return undefined;
}

/**
 * Two keys that share a stretch of 16 bytes, or begin or end with the same 8; answers the indices of the first such
 * pair. By chance: 10^7 stretches make 2^46 pairs, each alike once in 2^128; 10,000 ends make 2^26 pairs at 2^-64.
 */
export function sharedPart(keys: readonly Uint8Array[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    for (const part of partsOf(key)) {
      const before = seen.get(part);
      if (before !== undefined && before !== index) return [before, index];
      seen.set(part, index);
    }
  }
  return undefined;
}

/** Whole short keys, the two ends of long ones, and stretches at a stride that still meets any copied block. */
function partsOf(key: Uint8Array): readonly string[] {
  const text = Buffer.from(key).toString("latin1");
  if (key.length < 8) return [];
  const parts = [`front ${text.slice(0, 8)}`, `back ${text.slice(-8)}`];
  if (key.length >= 16) parts.push(text.slice(0, 16), text.slice(-16));
  for (let at = 16; at + 16 <= text.length; at += 16) parts.push(text.slice(at, at + 16));
  return parts;
}
