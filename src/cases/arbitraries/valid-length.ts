import fc from "fast-check";
import { boundaryLengths } from "../boundaries.ts";
import { lengthBounds } from "../minimal-request.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";

/** Valid lengths of a data key in bytes: mostly any, often a boundary. Shrinks towards the minimum. */
export function validLength(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<number> {
  const { minimum, maximum } = lengthBounds(schema);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    { weight: 1, arbitrary: fc.constantFrom(...boundaryLengths(schema, facts)) },
  );
}
