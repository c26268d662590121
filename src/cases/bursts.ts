import type { FixtureRole } from "../model/profile.ts";
import { algorithmsWithKeys, longest } from "./encryption/algorithms.ts";
import type { StateRow } from "./key-states.ts";
import { ALGORITHM, LENGTH, lengthBounds, PUBLIC_KEY, SPEC, valuesOf } from "./minimal-request.ts";
import { keyMaterial } from "./placeholder.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import type { Row } from "./row.ts";

const LENGTHS = 16;
const ROUNDS = 3;
const ROLES: readonly FixtureRole[] = ["enabledKey", "disabledKey", "absentKey", "pendingDeletionKey"];

/** Sixteen lengths, no two alike, short and long in turn: to be sent at once, so that answers mixed up would show. */
export function burstOfLengths(schema: RequestSchema): readonly Row[] {
  const { minimum, maximum } = lengthBounds(schema);
  const step = (maximum - minimum) / (LENGTHS - 1);
  const lengths = Array.from({ length: LENGTHS }, (_, index) => {
    const place = index % 2 === 0 ? index : LENGTHS - index;
    return Math.round(minimum + place * step);
  });
  return [...new Set(lengths)].map((length) => valid(`length.${length}`, { [LENGTH]: length }));
}

/** Every algorithm with two lengths of its own, and plain requests between them: to be sent at once. */
export function burstOfAlgorithms(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const { minimum } = lengthBounds(schema);
  return algorithmsWithKeys(schema, facts).flatMap(([algorithm, symbol], index) => {
    const encryption = { [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm };
    const short = Math.min(minimum + index, longest(schema, facts, algorithm));
    const long = longest(schema, facts, algorithm) - index;
    return [
      valid(`${algorithm}.short`, { [LENGTH]: short, ...encryption }),
      valid(`${algorithm}.plain`, { [LENGTH]: long }),
      valid(`${algorithm}.long`, { [LENGTH]: long, ...encryption }),
    ];
  });
}

/** Valid requests for the CMK of each role in turn, several times over: to be sent at once. */
export function burstOfStates(schema: RequestSchema): readonly StateRow[] {
  const specs = valuesOf(schema, SPEC);
  return Array.from({ length: ROUNDS }, (_, round) => specs[round % specs.length]).flatMap((spec, round) =>
    ROLES.map((role) => ({ ...valid(`${role}.${round}`, { [SPEC]: spec }), role })),
  );
}

function valid(name: string, parameters: Row["parameters"]): Row {
  return { name: `burst.${name}`, parameters, faults: [], effort: "standard" };
}
