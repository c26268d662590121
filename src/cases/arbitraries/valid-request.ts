import fc from "fast-check";
import type { Parameters } from "../../model/exchange.ts";
import { CONTEXT, LENGTH, SPEC, valuesOf } from "../minimal-request.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";
import { contextArbitrary } from "./context.ts";
import { validLength } from "./valid-length.ts";

/**
 * Valid requests without a public key: KeySpec, NumberOfBytes or both, with a context or without. Shrinks towards the
 * first KeySpec alone.
 */
export function validRequest(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  return fc
    .record({
      members: fc.constantFrom<readonly string[]>([SPEC], [LENGTH], [SPEC, LENGTH]),
      spec: fc.constantFrom(...valuesOf(schema, SPEC)),
      length: validLength(schema, facts),
      context: fc.option(contextArbitrary(), { nil: undefined, freq: 2 }),
    })
    .map(({ members, spec, length, context }): Case => {
      const size: Parameters = { [SPEC]: spec, [LENGTH]: length };
      const chosen = Object.entries(size).filter(([name]) => members.includes(name));
      const withContext = context === undefined ? chosen : [...chosen, [CONTEXT, context] as const];
      return { parameters: Object.fromEntries(withContext), faults: [] };
    });
}

/**
 * Valid requests with both KeySpec and NumberOfBytes, in either order, with a context or without. Shrinks towards the
 * first KeySpec and the minimum.
 */
export function precedenceRequest(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  return fc
    .record({
      spec: fc.constantFrom(...valuesOf(schema, SPEC)),
      length: validLength(schema, facts),
      lengthFirst: fc.boolean(),
      context: fc.option(contextArbitrary(), { nil: undefined, freq: 1 }),
    })
    .map(({ spec, length, lengthFirst, context }): Case => {
      const size = lengthFirst ? { [LENGTH]: length, [SPEC]: spec } : { [SPEC]: spec, [LENGTH]: length };
      return { parameters: context === undefined ? size : { ...size, [CONTEXT]: context }, faults: [] };
    });
}
