import { type Breach, breach, breached } from "../arbitraries/breach.ts";
import {
  ALGORITHM,
  CONTEXT,
  choice,
  LENGTH,
  lengthBounds,
  PUBLIC_KEY,
  SPEC,
  validValue,
} from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/** Faults of one parameter, of different kinds. */
type Faults = readonly [Breach, ...Breach[]];

/**
 * Every two parameters with a fault in each: one row for each pair at `standard`, every kind of fault with every other
 * at `thorough`. Which of the two faults the answer names is not said by any page; a row is named by both.
 */
export function parameterPairs(schema: RequestSchema): readonly Row[] {
  const groups = faultsOf(schema);
  return groups.flatMap((first, at) =>
    groups.slice(at + 1).flatMap((second, distance) => {
      const pairs = first
        .flatMap((one) => second.map((other) => [one, other] as const))
        .filter(areCompatible);
      // Faults of two kinds tell which was found first, and not always the same two: so every kind meets another.
      const telling = pairs.filter(([one, other]) => kindOf(one) !== kindOf(other));
      const chosen = telling[(at + distance) % telling.length];
      return pairs.map((pair) => rowOf(schema, pair, pair === chosen));
    }),
  );
}

function faultsOf(schema: RequestSchema): readonly Faults[] {
  const { minimum, maximum } = lengthBounds(schema);
  const sm2 = { [PUBLIC_KEY]: keyMaterial("SM2") };
  return [
    [
      breach("KeyId", "format", "not a key identifier"),
      { fault: "KeyId.required", drop: [], support: {}, set: {} },
      breach("KeyId", "type", 42),
    ],
    [
      breach(SPEC, "enum", "AES_192"),
      breach(SPEC, "type", 256),
      { fault: `${SPEC}.oneOf`, drop: choice(schema), support: {}, set: {} },
    ],
    [
      breach(LENGTH, "maximum", maximum + 1),
      breach(LENGTH, "type", "sixteen"),
      breach(LENGTH, "minimum", minimum - 1),
    ],
    [breach(CONTEXT, "type", { purpose: "conformance" })],
    [breach(PUBLIC_KEY, "format", "not a public key"), breach(PUBLIC_KEY, "type", 42)],
    [breach(ALGORITHM, "enum", "SM4", [], sm2), breach(ALGORITHM, "type", 2, [], sm2)],
    [{ fault: "unknown", drop: [], support: {}, set: { UndefinedParameter: "x" } }],
  ];
}

function kindOf({ fault }: Breach): string {
  return fault.replace(/^.*\./, "");
}

/** A request without any length has no wrong one either. */
function areCompatible([one, other]: readonly [Breach, Breach]): boolean {
  return !(one.fault === `${SPEC}.oneOf` && other.fault.startsWith(LENGTH));
}

function rowOf(schema: RequestSchema, pair: readonly [Breach, Breach], isChosen: boolean): Row {
  const base = { parameters: { [SPEC]: validValue(schema, SPEC) }, faults: [] };
  const name = pair.map(({ fault }) => fault).join("-");
  return { ...breached(base, ...pair), name, effort: isChosen ? "standard" : "thorough" };
}
