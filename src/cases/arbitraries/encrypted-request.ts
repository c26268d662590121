import fc from "fast-check";
import type { Parameters } from "../../model/exchange.ts";
import { algorithmsWithKeys, longest } from "../encryption/algorithms.ts";
import { ALGORITHM, CONTEXT, LENGTH, lengthBounds, PUBLIC_KEY, SPEC, valuesOf } from "../minimal-request.ts";
import { type KeySymbol, keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";
import { contextArbitrary } from "./context.ts";

/**
 * Valid requests with a public key: an algorithm, the kind of key that fits it, and a length that it can encrypt; SM2
 * also without an algorithm. Shrinks towards the first algorithm with the shortest data key.
 */
export function encryptedRequest(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  const named = algorithmsWithKeys(schema, facts).map(([algorithm, symbol]) =>
    withKey(sizes(schema, facts, longest(schema, facts, algorithm)), symbol, { [ALGORITHM]: algorithm }),
  );
  const byDefault = withKey(sizes(schema, facts, lengthBounds(schema).maximum), "SM2", {});
  return fc.oneof({ withCrossShrink: true }, ...named, byDefault);
}

function withKey(
  size: fc.Arbitrary<Parameters>,
  symbol: KeySymbol,
  algorithm: Parameters,
): fc.Arbitrary<Case> {
  const context = fc.option(contextArbitrary(), { nil: undefined, freq: 1 });
  return fc.tuple(size, context).map(([members, text]): Case => {
    const parameters = { ...members, [PUBLIC_KEY]: keyMaterial(symbol), ...algorithm };
    return { parameters: text === undefined ? parameters : { ...parameters, [CONTEXT]: text }, faults: [] };
  });
}

/** NumberOfBytes up to the longest, KeySpec where its data key fits, and both, of which NumberOfBytes prevails. */
function sizes(schema: RequestSchema, facts: CaseFacts, most: number): fc.Arbitrary<Parameters> {
  const { minimum } = lengthBounds(schema);
  const fitting = valuesOf(schema, SPEC).filter((spec) => (facts.keySpecBytes[spec] ?? most + 1) <= most);
  const length = fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.integer({ min: minimum, max: most }) },
    { weight: 1, arbitrary: fc.constantFrom(most, most - 1) },
  );
  const spec = fc.constantFrom(...valuesOf(schema, SPEC));
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: length.map((n) => ({ [LENGTH]: n })) },
    { weight: 1, arbitrary: fc.constantFrom(...fitting).map((name) => ({ [SPEC]: name })) },
    { weight: 3, arbitrary: fc.tuple(spec, length).map(([name, n]) => ({ [SPEC]: name, [LENGTH]: n })) },
  );
}
