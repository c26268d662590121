import fc from "fast-check";
import { writePairs } from "../round-trip/context-pairs.ts";

const LONGEST = 900;

/** What stands for a character that could not be read, and what is none: some readers refuse text with either. */
const NO_CHARACTERS = /[\ufffd\p{Noncharacter_Code_Point}]/u;

/**
 * Valid contexts: the JSON text of one to five pairs of strings that are not blank, in any script, below 900 characters.
 * Shrinks towards one pair of single characters.
 */
export function contextArbitrary(): fc.Arbitrary<string> {
  const any = fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 24 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }) },
  );
  const text = any.filter((each) => each.trim() !== "");
  return fc
    .uniqueArray(fc.tuple(text, text), { minLength: 1, maxLength: 5, selector: ([key]) => key })
    .map(writePairs)
    .filter((context) => context.length < LONGEST && !NO_CHARACTERS.test(context));
}
