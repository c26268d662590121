import { LENGTH, lengthBounds, SPEC } from "../minimal-request.ts";
import { keySpecs, lengthBoundaries } from "../parameters/boundaries.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/**
 * Valid requests without a context whose data keys Decrypt must give back: by KeySpec, and of every boundary length. At
 * `standard` those at the bounds and of the KeySpecs: what lies between is sealed with contexts there. Next to the bounds a
 * KeySpec stands beside the number, to see that what is given is also what is sealed.
 */
export function roundTrips(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const lengths = lengthBoundaries(schema, facts).filter(({ faults }) => faults.length === 0);
  const { minimum, maximum } = lengthBounds(schema);
  const ofSpecs = Object.values(facts.keySpecBytes);
  const telling = new Set<unknown>([undefined, minimum, minimum + 1, ...ofSpecs, maximum - 1, maximum]);
  const doublySized = new Set<unknown>([minimum + 1, maximum - 1]);
  const [shortest] = Object.entries(facts.keySpecBytes).toSorted(([, one], [, other]) => one - other);
  const beside = shortest === undefined ? {} : { [SPEC]: shortest[0] };
  return [...keySpecs(schema), ...lengths].map((row) => {
    const length = row.parameters[LENGTH];
    const effort = telling.has(length) ? row.effort : "thorough";
    const parameters = doublySized.has(length) ? { ...row.parameters, ...beside } : row.parameters;
    return { ...row, parameters, name: `round-trip.${row.name}`, effort };
  });
}
