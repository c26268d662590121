import fc from "fast-check";
import { LENGTH, lengthBounds, SPEC, valuesOf } from "../minimal-request.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";

/** Valid requests with both KeySpec and NumberOfBytes, in either order. Shrinks towards the shortest length. */
export function precedenceRequest(schema: RequestSchema): fc.Arbitrary<Case> {
  const { minimum, maximum } = lengthBounds(schema);
  return fc
    .record({
      spec: fc.constantFrom(...valuesOf(schema, SPEC)),
      length: fc.integer({ min: minimum, max: maximum }),
      lengthFirst: fc.boolean(),
    })
    .map(({ spec, length, lengthFirst }) => ({
      parameters: lengthFirst ? { [LENGTH]: length, [SPEC]: spec } : { [SPEC]: spec, [LENGTH]: length },
      faults: [],
    }));
}
