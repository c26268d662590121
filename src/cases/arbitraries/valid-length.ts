import fc from "fast-check";
import { LENGTH, lengthBounds } from "../minimal-request.ts";
import { boundaryLengths } from "../parameters/boundaries.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";

/** Valid lengths of a data key in bytes: mostly any, often a boundary. Shrinks towards the minimum. */
export function validLength(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<number> {
  const { minimum, maximum } = lengthBounds(schema);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    { weight: 1, arbitrary: fc.constantFrom(...boundaryLengths(schema, facts)) },
  );
}

/** Requests whose only parameter is a valid NumberOfBytes. Shrinks as {@link validLength} does. */
export function lengthRequest(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  return validLength(schema, facts).map((length) => ({ parameters: { [LENGTH]: length }, faults: [] }));
}
