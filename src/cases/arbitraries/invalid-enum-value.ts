import fc from "fast-check";
import { enumMutants } from "../parameters/enum-mutants.ts";

/**
 * Text that is none of the valid values and not empty: mostly a mutation of one, sometimes any text. Shrinks towards the
 * first mutation.
 */
export function invalidEnumValue(values: readonly string[]): fc.Arbitrary<string> {
  const mutants = enumMutants(values).map(({ value }) => value);
  const any = fc.string({ minLength: 1, maxLength: 16 }).filter((text) => !values.includes(text));
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constantFrom(...mutants) },
    { weight: 1, arbitrary: any },
  );
}
