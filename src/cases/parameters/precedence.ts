import type { Effort } from "../../model/profile.ts";
import { keyKinds } from "../encryption/encrypted-with.ts";
import {
  ALGORITHM,
  CONTEXT,
  LENGTH,
  lengthBounds,
  PUBLIC_KEY,
  SPEC,
  validValue,
  valuesOf,
} from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";
import { boundaryLengths, lengthFault, lengthName, outerLengths } from "./boundaries.ts";
import { enumMutants } from "./enum-mutants.ts";
import { typeFault, wrongTypes } from "./wrong-types.ts";

/** Every valid KeySpec next to every boundary length: all valid, and the length alone decides. */
export function precedencePairs(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const pivots = new Set(pivotLengths(schema, facts));
  const neighbours = Object.values(facts.keySpecBytes).flatMap((n) => [n - 1, n + 1]);
  // A KeySpec has its number of bits in its name.
  const bits = Object.values(facts.keySpecBytes).map((bytes) => 8 * bytes);
  // A neighbour of a telling length meets one KeySpec in every run, and the next neighbour the other.
  const isTelling = (length: number, which: number): boolean =>
    pivots.has(length) ||
    length === bits[which] ||
    (neighbours.includes(length) && Math.floor(length / 2) % 2 === which % 2);
  return valuesOf(schema, SPEC).flatMap((spec, which) =>
    boundaryLengths(schema, facts).map((length, index) => {
      const name = `${spec}.${lengthName(length)}`;
      const effort = isTelling(length, which) ? "standard" : "thorough";
      const row = pair(name, spec, length, [], effort);
      // Every second pair names the length first: what stands last must not prevail for that.
      return index % 2 === 0 ? row : { ...row, parameters: { [LENGTH]: length, [SPEC]: spec } };
    }),
  );
}

function pivotLengths(schema: RequestSchema, facts: CaseFacts): readonly number[] {
  const { minimum, maximum } = lengthBounds(schema);
  const inside = Object.values(facts.keySpecBytes).filter((n) => n >= minimum && n <= maximum);
  return [...new Set([minimum, ...inside, maximum])];
}

/** A KeySpec that is no valid value, of every kind, next to a valid length: it may be ignored or refused. */
export function losingKeySpecs(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const mutants = enumMutants(valuesOf(schema, SPEC)).filter(({ name }) =>
    /\.(lower|next|between|space-after)$/.test(name),
  );
  const losers = [
    ...mutants.map(({ name, value }) => ({ name, value, fault: `${SPEC}.loser` })),
    ...wrongTypes(schema, SPEC).map(({ name, value }) => ({ name, value, fault: `${SPEC}.loser` })),
    { name: "empty", value: "", fault: `${SPEC}.loser` },
    { name: "null", value: null, fault: `${SPEC}.null` },
  ];
  const [usual, ...others] = pivotLengths(schema, facts).toReversed();
  const telling = new Set(["number", "object", "false", "empty", "null", ...mutants.map(({ name }) => name)]);
  return losers.flatMap(({ name, value, fault }) =>
    (usual === undefined ? others : [usual, ...others]).map((length) =>
      pair(
        `loser.${name}.${lengthName(length)}`,
        value,
        length,
        [fault],
        length === usual && telling.has(name) ? "standard" : "thorough",
      ),
    ),
  );
}

/** Wrong values that are tried here in a thorough run only: they stand for a number, and are refused as such elsewhere. */
const FOR_NUMBERS: ReadonlySet<string> = new Set([
  "true",
  "hexadecimal",
  "zero-fraction",
  "large-fraction",
  "1536",
  "spaced",
  "digits-and-unit",
  "null-text",
  "underscore",
  "wide-digits",
  "array-of-two",
  "number-in-object",
  "empty",
  "false",
  "object",
  "exponent",
  "empty-array",
]);

/** A length that is out of bounds or of a wrong type next to a valid KeySpec, which must not stand in for it. */
export function failingWinners(schema: RequestSchema): readonly Row[] {
  const winners = [
    ...outerLengths(schema).map((n) => ({ name: lengthName(n), value: n, fault: lengthFault(schema, n) })),
    ...wrongTypes(schema, LENGTH).map((wrong) => ({
      ...wrong,
      fault: `${LENGTH}.${typeFault(wrong.value)}`,
    })),
    { name: "null", value: null, fault: `${LENGTH}.null` },
  ];
  return valuesOf(schema, SPEC).flatMap((spec, index) =>
    winners.map(({ name, value, fault }) =>
      pair(
        `winner.${spec}.${name}`,
        spec,
        value,
        [fault],
        index === 0 && !FOR_NUMBERS.has(name) ? "standard" : "thorough",
      ),
    ),
  );
}

/** Both wrong: nothing is left that could decide the length. */
export function failingPairs(schema: RequestSchema): readonly Row[] {
  const [spec] = enumMutants(valuesOf(schema, SPEC)).filter(({ name }) => name.endsWith(".next"));
  const { minimum, maximum } = lengthBounds(schema);
  return [minimum - 1, maximum + 1, 2 ** 32 + 16].map((length) =>
    pair(
      `both.${lengthName(length)}`,
      spec?.value,
      length,
      [`${SPEC}.enum`, lengthFault(schema, length)],
      "standard",
    ),
  );
}

function pair(name: string, spec: unknown, length: unknown, faults: readonly string[], effort: Effort): Row {
  return { name: `precedence.${name}`, parameters: { [SPEC]: spec, [LENGTH]: length }, faults, effort };
}

/** Both, where the data key is encrypted: under each kind of key, with the KeySpec that asks for less and for more. */
export function encryptedPrecedence(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const kinds = keyKinds(facts).map(({ name, algorithm }) => ({
    name,
    encryption: { [PUBLIC_KEY]: keyMaterial(name), [ALGORITHM]: algorithm },
  }));
  return valuesOf(schema, SPEC).flatMap((spec, index) => {
    const length = (facts.keySpecBytes[spec] ?? 0) + (index === 0 ? 8 : -8);
    return kinds.map(({ name, encryption }) => {
      const context = index === 0 ? {} : { [CONTEXT]: validValue(schema, CONTEXT) };
      const row = pair(`${name}.${spec}`, spec, length, [], "standard");
      return { ...row, parameters: { ...row.parameters, ...encryption, ...context } };
    });
  });
}
