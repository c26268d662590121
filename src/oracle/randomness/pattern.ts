/*
 * How seldom chance does what is looked for here, for 10,000 keys of up to 1024 bytes, all of the worst length:
 * an equal key of 8 bytes 10^-13, a run of 10 in 10^7 places 10^-14, 9 bytes of equal steps 10^-13, 8 bytes that repeat
 * earlier ones at one of 1016 distances 10^-12, 16 hex digits 10^-13, 24 letters of Base64 1.1·10^-10, 32 printable
 * characters 1.7·10^-10, three replacement characters 10^-14. Together: less than once in 10^9 runs.
 */

/** What is wrong with one data key by itself, or `undefined`. Keys under 8 bytes are too short to tell. */
export function patternIn(key: Uint8Array): string | undefined {
  const run = longestRun(key);
  if (run === key.length && run >= 8) return "all its bytes are equal";
  if (run >= 10) return `${run} equal bytes follow each other`;
  if (key.length >= 9 && hasEqualSteps(key)) return "its bytes count up or down by a constant step";
  const period = periodOf(key);
  if (period !== undefined) return `it repeats itself every ${period} bytes`;
  if (isWithoutRepeats(key)) return `no byte comes twice among its first ${ALL_DIFFERENT}`;
  return textIn(key);
}

/** Bytes that never all differ by chance: once in 10^17. */
const ALL_DIFFERENT = 128;

function isWithoutRepeats(key: Uint8Array): boolean {
  return key.length >= ALL_DIFFERENT && new Set(key.subarray(0, ALL_DIFFERENT)).size === ALL_DIFFERENT;
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

function hasEqualSteps(key: Uint8Array): boolean {
  const steps = key.subarray(1).map((byte, at) => byte - (key[at] ?? 0));
  return steps.every((step) => step === steps[0]);
}

/** The shortest period that leaves at least 8 repeated bytes, if there is one. */
function periodOf(key: Uint8Array): number | undefined {
  for (let period = 1; period + 8 <= key.length; period += 1) {
    let at = period;
    while (at < key.length && key[at] === key[at - period]) at += 1;
    if (at === key.length) return period;
  }
  return undefined;
}

/** Text instead of bytes: the fewer characters a kind of text has, the shorter may be what it is told by. */
function textIn(key: Uint8Array): string | undefined {
  const text = Buffer.from(key).toString("latin1");
  if (/^[0-9a-f]{16,}$/i.test(text)) return "it is hex text";
  if (/^[A-Za-z0-9+/=_-]{24,}$/.test(text)) return "it is Base64 or identifier text";
  if (/^[\x20-\x7e]{32,}$/.test(text)) return "it is printable text";
  // The UTF-8 replacement character is what bytes become that went through a text string.
  const replaced = text.split("\u00ef\u00bf\u00bd").length - 1;
  return replaced >= 3 && replaced * 12 >= key.length ? "it went through a UTF-8 string" : undefined;
}
