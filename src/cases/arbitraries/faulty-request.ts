import fc from "fast-check";
import type { Parameters } from "../../model/exchange.ts";
import { misfitAlgorithms } from "../encryption/algorithms.ts";
import {
  ALGORITHM,
  CONTEXT,
  choice,
  LENGTH,
  PUBLIC_KEY,
  SPEC,
  validValue,
  valuesOf,
} from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import { unclearContexts } from "../round-trip/contexts.ts";
import type { Case } from "../row.ts";
import { type Breach, breach, breached, certainBreaches } from "./breach.ts";
import { invalidEnumValue } from "./invalid-enum-value.ts";
import { validRequest } from "./valid-request.ts";

/**
 * Valid requests with exactly one fault, of any parameter and any kind that predictions.yaml knows of a request, those
 * too whose answer is open. Shrinks towards the smallest request around the fault.
 */
export function faultyRequest(schema: RequestSchema, facts: CaseFacts): fc.Arbitrary<Case> {
  const certain = Object.values(certainBreaches(schema, facts));
  const others = [...absences(schema), ...misfits(schema, facts)];
  const oneBreach = fc.oneof(
    { withCrossShrink: true },
    ...certain,
    fc.constantFrom(...absences(schema)),
    fc.constantFrom(...others),
    losingSpec(schema),
  );
  return fc.tuple(validRequest(schema, facts), oneBreach).map(([base, one]) => breached(base, one));
}

/** Nothing, null or the empty string in the place of a value. */
function absences(schema: RequestSchema): readonly Breach[] {
  const sm2 = { [PUBLIC_KEY]: keyMaterial("SM2") };
  const supported = (name: string): Parameters => ({ [name]: validValue(schema, name) });
  const neither: Breach = { fault: `${SPEC}.oneOf`, drop: choice(schema), support: {}, set: {} };
  return [
    neither,
    breach(SPEC, "empty", "", [LENGTH]),
    breach(SPEC, "null", null, [], supported(LENGTH)),
    breach(LENGTH, "null", null, [], supported(SPEC)),
    ...[CONTEXT, PUBLIC_KEY].flatMap((name) => [breach(name, "null", null), breach(name, "empty", "")]),
    breach(ALGORITHM, "null", null, [], sm2),
    breach(ALGORITHM, "empty", "", [], sm2),
  ];
}

/** What breaks no keyword of the schema: algorithms that do not fit, and contexts that are no key-value pairs. */
function misfits(schema: RequestSchema, facts: CaseFacts): readonly Breach[] {
  const algorithms = misfitAlgorithms(schema, facts).map(
    ({ parameters, faults }): Breach => ({
      fault: faults.join(),
      drop: choice(schema),
      support: {},
      set: parameters,
    }),
  );
  const contexts = unclearContexts(schema).map(({ parameters }) =>
    breach(CONTEXT, "json", parameters[CONTEXT]),
  );
  return [...algorithms, ...contexts];
}

function losingSpec(schema: RequestSchema): fc.Arbitrary<Breach> {
  const support = { [LENGTH]: validValue(schema, LENGTH) };
  return invalidEnumValue(valuesOf(schema, SPEC)).map((value) => breach(SPEC, "loser", value, [], support));
}
