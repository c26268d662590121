import fc from "fast-check";
import { writePairs } from "../context-pairs.ts";

const LONGEST = 900;

/**
 * Valid contexts: the JSON text of up to five pairs of strings, in any script, below 900 characters. Shrinks towards `{}`
 * or, where `least` is 1, towards one pair of empty strings.
 */
export function contextArbitrary(least: 0 | 1 = 0): fc.Arbitrary<string> {
  const text = fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.string({ maxLength: 24 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: "grapheme" }) },
  );
  return fc
    .uniqueArray(fc.tuple(text, text), { minLength: least, maxLength: 5, selector: ([key]) => key })
    .map(writePairs)
    .filter((context) => context.length < LONGEST);
}
