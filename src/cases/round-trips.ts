import { keySpecs, lengthBoundaries } from "./boundaries.ts";
import { LENGTH } from "./minimal-request.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import type { Row } from "./row.ts";

/**
 * Valid requests without a context whose data keys Decrypt must give back: by KeySpec, and of every boundary length but
 * the RSA maxima, which nothing about a CiphertextBlob turns on.
 */
export function roundTrips(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const lengths = lengthBoundaries(schema, facts).filter(({ faults }) => faults.length === 0);
  const ofRsa = new Set(Object.values(facts.rsaMaximum).flatMap((most) => [most, most + 1]));
  return [...keySpecs(schema), ...lengths].map((row) => {
    const effort = ofRsa.has(Number(row.parameters[LENGTH])) ? "thorough" : row.effort;
    return { ...row, name: `round-trip.${row.name}`, effort };
  });
}
