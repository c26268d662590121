import fc from "fast-check";
import type { Parameters } from "../../model/exchange.ts";
import { malformedKeys, otherKinds, wrongPoints } from "../encryption/key-material.ts";
import {
  ALGORITHM,
  CONTEXT,
  LENGTH,
  PUBLIC_KEY,
  propertyOf,
  SPEC,
  validValue,
  valuesOf,
} from "../minimal-request.ts";
import { lengthFault } from "../parameters/boundaries.ts";
import { malformedKeyIds } from "../parameters/key-identifiers.ts";
import { typeFault } from "../parameters/wrong-types.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";
import { invalidEnumValue } from "./invalid-enum-value.ts";
import { invalidLength } from "./invalid-length.ts";
import { wrongTypeValue } from "./wrong-type-value.ts";

/** One thing wrong with one parameter, as a change of a valid request. */
export interface Breach {
  readonly fault: string;
  /** Parameters that would hide the fault or add another one. */
  readonly drop: readonly string[];
  /** Parameters that must stand next to it. */
  readonly support: Parameters;
  /** The wrong value itself; empty where the fault is that something is missing. */
  readonly set: Parameters;
}

/** Requests that the documents refuse for the parameter alone, whatever stands next to it, by parameter. */
export function certainBreaches(
  schema: RequestSchema,
  facts: CaseFacts,
): Readonly<Record<string, fc.Arbitrary<Breach>>> {
  const type = (name: string, drop: readonly string[] = [], support: Parameters = {}) =>
    wrongTypeValue(propertyOf(schema, name).type).map((value) =>
      breach(name, typeFault(value), value, drop, support),
    );
  const enumerated = (name: string, drop: readonly string[], support: Parameters = {}) =>
    invalidEnumValue(valuesOf(schema, name)).map((value) => breach(name, "enum", value, drop, support));
  const sm2 = { [PUBLIC_KEY]: keyMaterial("SM2") };
  return {
    KeyId: any(keyIds(schema), type("KeyId")),
    [SPEC]: any(enumerated(SPEC, [LENGTH]), type(SPEC, [LENGTH])),
    [LENGTH]: any(outOfBounds(schema), type(LENGTH)),
    [CONTEXT]: type(CONTEXT),
    [PUBLIC_KEY]: any(fc.constantFrom(...wrongKeys(schema, facts)), type(PUBLIC_KEY)),
    [ALGORITHM]: any(enumerated(ALGORITHM, [], sm2), type(ALGORITHM, [], sm2)),
    unknown: unknownNames(),
  };
}

/** A request with breaches: each parameter dropped, supported and set; KeyId is added when the case is bound. */
export function breached(base: Case, ...breaches: readonly Breach[]): Case {
  const dropped = new Set(breaches.flatMap(({ drop }) => drop));
  const kept = Object.entries(base.parameters).filter(([name]) => !dropped.has(name));
  const supports = breaches.map(({ support }) => support);
  const values = breaches.map(({ set }) => set);
  return {
    parameters: Object.assign(Object.fromEntries(kept), ...supports, ...values),
    faults: breaches.map(({ fault }) => fault),
  };
}

/** A breach of `NAME.WHAT` by one value. */
export function breach(
  name: string,
  what: string,
  value: unknown,
  drop: readonly string[] = [],
  support: Parameters = {},
): Breach {
  return { fault: `${name}.${what}`, drop, support, set: { [name]: value } };
}

function any(...arbitraries: readonly fc.Arbitrary<Breach>[]): fc.Arbitrary<Breach> {
  return fc.oneof({ withCrossShrink: true }, ...arbitraries);
}

function keyIds(schema: RequestSchema): fc.Arbitrary<Breach> {
  const missing: Breach = { fault: "KeyId.required", drop: [], support: {}, set: {} };
  const malformed = malformedKeyIds(schema).map(({ parameters }) =>
    breach("KeyId", "format", parameters["KeyId"]),
  );
  return fc.constantFrom(missing, breach("KeyId", "empty", ""), breach("KeyId", "null", null), ...malformed);
}

function outOfBounds(schema: RequestSchema): fc.Arbitrary<Breach> {
  return invalidLength(schema).map((length) => ({
    fault: lengthFault(schema, length),
    drop: [],
    support: {},
    set: { [LENGTH]: length },
  }));
}

/** Each wrong key with its algorithm and the shortest KeySpec, so that no RSA maximum is in the way. */
function wrongKeys(schema: RequestSchema, facts: CaseFacts): readonly Breach[] {
  const rows = [malformedKeys(schema, facts), otherKinds(schema, facts), wrongPoints(schema, facts)].flat();
  return rows.map(({ parameters, faults }) => ({
    fault: faults.join(),
    drop: [LENGTH],
    support: { [SPEC]: validValue(schema, SPEC), [ALGORITHM]: parameters[ALGORITHM] },
    set: { [PUBLIC_KEY]: parameters[PUBLIC_KEY] },
  }));
}

function unknownNames(): fc.Arbitrary<Breach> {
  const name = fc.oneof(
    { withCrossShrink: true },
    fc.constant("UndefinedParameter"),
    fc.string({ minLength: 1, maxLength: 12 }).map((text) => `Undefined${text}`),
  );
  return fc.tuple(name, fc.oneof(fc.string({ maxLength: 8 }), fc.integer())).map(([each, value]) => ({
    fault: "unknown",
    drop: [],
    support: {},
    set: { [each]: value },
  }));
}
