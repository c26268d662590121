import fc from "fast-check";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";
import { breached, certainBreaches } from "./breach.ts";
import { validRequest } from "./valid-request.ts";

/**
 * Valid requests with two faults of two different parameters, each of which alone is refused. Shrinks each fault and the
 * request around them.
 */
export function parameterPair(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  const breaches = Object.values(certainBreaches(schema, facts));
  const base = validRequest(schema, facts);
  const pairs = breaches.flatMap((first, index) =>
    breaches
      .slice(index + 1)
      .map((second) => fc.tuple(base, first, second).map(([request, ...two]) => breached(request, ...two))),
  );
  return fc.oneof({ withCrossShrink: true }, ...pairs);
}
