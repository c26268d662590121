import { LENGTH, lengthBounds } from "../minimal-request.ts";
import { keySpecs, lengthBoundaries } from "../parameters/boundaries.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/**
 * Valid requests without a context whose data keys Decrypt must give back: by KeySpec, and of every boundary length. At
 * `standard` those at the bounds and of the KeySpecs: what lies between is sealed with contexts there.
 */
export function roundTrips(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const lengths = lengthBoundaries(schema, facts).filter(({ faults }) => faults.length === 0);
  const { minimum, maximum } = lengthBounds(schema);
  const ofSpecs = Object.values(facts.keySpecBytes);
  const telling = new Set<unknown>([undefined, minimum, minimum + 1, ...ofSpecs, maximum - 1, maximum]);
  return [...keySpecs(schema), ...lengths].map((row) => {
    const effort = telling.has(row.parameters[LENGTH]) ? row.effort : "thorough";
    return { ...row, name: `round-trip.${row.name}`, effort };
  });
}
