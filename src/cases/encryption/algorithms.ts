import type { Effort } from "../../model/profile.ts";
import {
  ALGORITHM,
  LENGTH,
  lengthBounds,
  ordinaryLength,
  PUBLIC_KEY,
  SPEC,
  valuesOf,
} from "../minimal-request.ts";
import { boundaryLengths, lengthFault, lengthName, ONE_BYTE } from "../parameters/boundaries.ts";
import { type KeySymbol, keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

/** Bytes that SM3 takes at once; the last nine of a block are its padding. */
const BLOCK = 64;

/** The longest data key that an algorithm encrypts, in bytes: the RSA maximum, or what the schema allows. */
export function longest(schema: RequestSchema, facts: CaseFacts, algorithm: string): number {
  const { maximum } = lengthBounds(schema);
  return Math.min(facts.rsaMaximum[algorithm] ?? maximum, maximum);
}

/** Algorithms of the schema with the kind of key that they work with. */
export function algorithmsWithKeys(
  schema: RequestSchema,
  facts: CaseFacts,
): readonly (readonly [string, KeySymbol])[] {
  return valuesOf(schema, ALGORITHM).flatMap((algorithm): readonly (readonly [string, KeySymbol])[] => {
    const symbol = facts.algorithmKeys[algorithm];
    return symbol === undefined ? [] : [[algorithm, symbol]];
  });
}

/** Valid encrypted requests: every algorithm with its key, by every KeySpec and at every boundary up to its longest. */
export function encryptedRequests(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const pairs = algorithmsWithKeys(schema, facts);
  const withAlgorithm = pairs.flatMap(([algorithm, symbol]) => {
    const encryption = { [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm };
    return [
      ...specRows(schema, facts, algorithm, encryption),
      ...lengthRows(schema, facts, algorithm, encryption),
    ];
  });
  return [...withAlgorithm, ...defaultRows(schema)];
}

function specRows(
  schema: RequestSchema,
  facts: CaseFacts,
  algorithm: string,
  encryption: Row["parameters"],
): readonly Row[] {
  return valuesOf(schema, SPEC)
    .filter(
      (spec) => (facts.keySpecBytes[spec] ?? Number.POSITIVE_INFINITY) <= longest(schema, facts, algorithm),
    )
    .map((spec) => valid(`${algorithm}.${spec}`, { [SPEC]: spec, ...encryption }, "standard"));
}

function lengthRows(
  schema: RequestSchema,
  facts: CaseFacts,
  algorithm: string,
  encryption: Row["parameters"],
): readonly Row[] {
  const most = longest(schema, facts, algorithm);
  const own = most < lengthBounds(schema).maximum ? [] : SM2_LENGTHS;
  return [...new Set([...boundaryLengths(schema, facts), ...own])]
    .toSorted((one, other) => one - other)
    .filter((length) => length <= most)
    .map((length) => {
      const name = `${algorithm}.${lengthName(length)}`;
      return valid(name, { [LENGTH]: length, ...encryption }, lengthEffort(schema, length, most));
    });
}

/** Where implementations go wrong that have no maximum of their own: at lengths that DER writes anew, and at blocks of SM3. */
const SM2_LENGTHS = [BLOCK - 9, BLOCK - 8, BLOCK, ONE_BYTE / 2 - 1, ONE_BYTE / 2, ONE_BYTE - 1, ONE_BYTE];

function lengthEffort(schema: RequestSchema, length: number, most: number): Effort {
  const { minimum, maximum } = lengthBounds(schema);
  const telling = most < maximum ? [most - 1] : [BLOCK - 9, ONE_BYTE / 2, ONE_BYTE - 1];
  return [minimum, ordinaryLength(schema), ...telling, most].includes(length) ? "standard" : "thorough";
}

/** An SM2 key without an algorithm, which then is SM2. */
function defaultRows(schema: RequestSchema): readonly Row[] {
  const { minimum, maximum } = lengthBounds(schema);
  const key = { [PUBLIC_KEY]: keyMaterial("SM2") };
  return [
    ...valuesOf(schema, SPEC).map((spec) => valid(`default.${spec}`, { [SPEC]: spec, ...key }, "standard")),
    ...[minimum, maximum].map((n) => valid(`default.${lengthName(n)}`, { [LENGTH]: n, ...key }, "standard")),
  ];
}

function valid(name: string, parameters: Row["parameters"], effort: Effort): Row {
  return { name: `encrypted.${name}`, parameters, faults: [], effort };
}

/** Algorithms that do not fit: longer than RSA can, the other kind of key, RSA by default, and no key at all. */
export function misfitAlgorithms(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const pairs = algorithmsWithKeys(schema, facts);
  return [
    ...pairs.flatMap(([algorithm, symbol]) => tooLong(schema, facts, algorithm, symbol)),
    ...pairs.flatMap(([algorithm, symbol], turn) => otherKey(schema, algorithm, symbol, turn)),
    ...valuesOf(schema, SPEC).map((spec) =>
      faulty("default", spec, { [SPEC]: spec, [PUBLIC_KEY]: keyMaterial("RSA_2048") }, "standard"),
    ),
    ...pairs.flatMap(([algorithm]) => alone(schema, algorithm)),
  ];
}

function tooLong(
  schema: RequestSchema,
  facts: CaseFacts,
  algorithm: string,
  symbol: KeySymbol,
): readonly Row[] {
  const most = longest(schema, facts, algorithm);
  const { maximum } = lengthBounds(schema);
  const modulus = 256;
  const lengths = [...new Set([most + 1, most + 2, modulus - 1, modulus, modulus + 1, maximum])];
  return lengths
    .filter((length) => length > most && length <= maximum)
    .map((length) => {
      const parameters = { [LENGTH]: length, [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm };
      const telling = length === most + 1 || length === maximum;
      return faulty("length", `${algorithm}.${length}`, parameters, telling ? "standard" : "thorough");
    });
}

/** In every run one KeySpec for each algorithm, each in its turn. */
function otherKey(schema: RequestSchema, algorithm: string, symbol: KeySymbol, turn: number): readonly Row[] {
  const misfit = keyMaterial(symbol === "SM2" ? "RSA_2048" : "SM2");
  const specs = valuesOf(schema, SPEC);
  return specs.map((spec, at) => {
    const parameters = { [SPEC]: spec, [PUBLIC_KEY]: misfit, [ALGORITHM]: algorithm };
    const effort = at === turn % specs.length ? "standard" : "thorough";
    return faulty("key", `${algorithm}.${spec}`, parameters, effort);
  });
}

function alone(schema: RequestSchema, algorithm: string): readonly Row[] {
  return valuesOf(schema, SPEC).map((spec, index) =>
    faulty(
      "usedWith",
      `${algorithm}.${spec}`,
      { [SPEC]: spec, [ALGORITHM]: algorithm },
      index === 0 ? "standard" : "thorough",
    ),
  );
}

function faulty(what: string, name: string, parameters: Row["parameters"], effort: Effort): Row {
  return { name: `${ALGORITHM}.${what}.${name}`, parameters, faults: [`${ALGORITHM}.${what}`], effort };
}

/** NumberOfBytes one above its bound, under each algorithm that has no maximum of its own. */
export function tooLongForSm2(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const length = lengthBounds(schema).maximum + 1;
  return algorithmsWithKeys(schema, facts)
    .filter(([algorithm]) => facts.rsaMaximum[algorithm] === undefined)
    .map(([algorithm, symbol]) => ({
      name: `${algorithm}.${length}`,
      parameters: { [LENGTH]: length, [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm },
      faults: [lengthFault(schema, length)],
      effort: "standard",
    }));
}
