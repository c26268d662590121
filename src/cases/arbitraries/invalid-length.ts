import fc from "fast-check";
import { LENGTH, lengthBounds } from "../minimal-request.ts";
import { lengthFault, outerLengths } from "../parameters/boundaries.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";

const NEAR = 64;

/** Requests whose only parameter is a NumberOfBytes out of its bounds. Shrinks as {@link invalidLength} does. */
export function invalidLengthRequest(schema: RequestSchema): fc.Arbitrary<Case> {
  return invalidLength(schema).map((length) => ({
    parameters: { [LENGTH]: length },
    faults: [lengthFault(schema, length)],
  }));
}

/**
 * Integers out of the bounds of NumberOfBytes: near the edges more often than far away. Shrinks towards the edge on its
 * side, and from everywhere towards the values just above.
 */
export function invalidLength(schema: RequestSchema): fc.Arbitrary<number> {
  const { minimum, maximum } = lengthBounds(schema);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.integer({ min: maximum + 1, max: maximum + NEAR }) },
    { weight: 3, arbitrary: fc.integer({ min: minimum - NEAR, max: minimum - 1 }) },
    { weight: 1, arbitrary: fc.maxSafeInteger().filter((n) => n < minimum || n > maximum) },
    { weight: 1, arbitrary: fc.constantFrom(...outerLengths(schema)) },
  );
}
