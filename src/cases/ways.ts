import fc from "fast-check";
import { algorithmsWithKeys } from "./encryption/algorithms.ts";
import { ALGORITHM, CONTEXT, LENGTH, PLAIN_CONTEXT, PUBLIC_KEY, SPEC, valuesOf } from "./minimal-request.ts";
import { keyMaterial } from "./placeholder.ts";
import { canBeQuery } from "./protocol/query.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import { writePairs } from "./round-trip/context-pairs.ts";
import type { Case, Row } from "./row.ts";
import type { Way } from "./way.ts";

/** Levels that a factor of a way can have; a prime, so that any two factors meet in every pair of levels. */
const LEVELS = 7;
const ROWS = LEVELS ** 3;

const LONG_CONTEXT = writePairs([
  ["tenant", "caf\u00e9 \u4f01\u9e45"],
  ["note", `say "so"\\ ${"conformance ".repeat(20)}`],
  ["stage", "Test"],
]);

const METHODS = [undefined, "GET", undefined, "GET", undefined, "GET", undefined] as const;
const REGIONS = [undefined, null, null, undefined, undefined, null, undefined] as const;
const LANGUAGES = [undefined, undefined, "zh-CN", "zh-CN", undefined, "en-US", undefined] as const;
const TYPES = [
  "application/json; charset=utf-8",
  undefined,
  "application/json;charset=UTF-8",
  undefined,
] as const;
const OTHER_KEY = [undefined, true, undefined, undefined, true, true, undefined] as const;
const CONTEXTS = [undefined, PLAIN_CONTEXT, LONG_CONTEXT, undefined, '{"a":"b"}', undefined, LONG_CONTEXT];

/**
 * Level of a factor in a row of a covering array:
 *
 * ```text
 * row = a + 7 b + 49 c      level = a + b factor + c factor²  (modulo 7)
 * ```
 *
 * Any 49 rows of one c hold every two levels of every two factors, and all 343 hold every three of every three. Where a
 * table begins is added to each digit.
 */
function levelOf(row: number, start: number, factor: number): number {
  const digit = (weight: number): number => Math.floor(row / weight) + Math.floor(start / weight);
  return (digit(1) + digit(LEVELS) * factor + digit(LEVELS ** 2) * factor * factor) % LEVELS;
}

/**
 * The rows of a table, each asked in a way of its own, by a covering array: a rule that is kept when a request is alone
 * may be broken when it comes by GET, for another CMK, or next to a context. A way brings no second fault: what stands in a
 * row already, or could not be told apart in a query, stays as it is.
 */
export function inWays<R extends Row>(
  rows: readonly R[],
  schema: RequestSchema,
  facts: CaseFacts,
  isRefused = ({ faults }: Case): boolean => faults.length > 0,
): readonly R[] {
  const counted = new Map<string, number>();
  return rows.map((row) => {
    // Rows of one fault and effort are counted by themselves, so that those which are sent together cover the array.
    const kind = `${row.effort} ${row.faults.join()}`;
    const at = counted.get(kind) ?? 0;
    counted.set(kind, at + 1);
    const level: Level = (factor) => levelOf(at, startOf(kind), factor);
    return { ...row, way: wayOf(row, isRefused(row), level, schema, facts) };
  });
}

/**
 * Ways that together hold every part of the others: where a plain good request is granted in one of them, each of its
 * parts can be asked in.
 */
export function wholeWays(schema: RequestSchema, facts: CaseFacts): readonly Way[] {
  const size = { [SPEC]: valuesOf(schema, SPEC)[0], [LENGTH]: 24 };
  const manners: readonly Way[] = [
    { method: "GET", region: null, language: "zh-CN", otherKey: true, context: LONG_CONTEXT, size },
    { contentType: TYPES[0], language: "en-US" },
  ];
  const keyed = new Map(algorithmsWithKeys(schema, facts).map(([name, symbol]) => [symbol, name]));
  return [...keyed].map(([symbol, algorithm], at) => ({
    ...manners[at],
    encryption: { [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm },
  }));
}

/** Cases of an arbitrary, one in five asked plainly and the others in any way. Shrinks towards the plain one. */
export function inAnyWay(
  cases: fc.Arbitrary<Case>,
  schema: RequestSchema,
  facts: CaseFacts,
): fc.Arbitrary<Case & { readonly way?: Way }> {
  const row = fc.option(fc.nat(ROWS - 1), { nil: undefined, freq: 4 });
  return fc.tuple(cases, row).map(([each, at]) => {
    if (at === undefined) return each;
    const level: Level = (factor) => levelOf(at, 0, factor);
    return { ...each, way: wayOf(each, each.faults.length > 0, level, schema, facts) };
  });
}

/** Where a kind of row begins in the array: tables that all began alike would leave the same pairs out. */
function startOf(kind: string): number {
  return [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % ROWS, 7);
}

/** The level of a factor in one row. */
type Level = (factor: number) => number;

function wayOf(row: Case, isRefused: boolean, level: Level, schema: RequestSchema, facts: CaseFacts): Way {
  const pick = <T>(levels: readonly T[], factor: number): T | undefined =>
    levels[level(factor) % levels.length];
  const isTyped = row.faults.every((fault) => !fault.endsWith(".type"));
  const method = isTyped && canBeQuery(row.parameters) ? pick(METHODS, 0) : undefined;
  const keyed = encryptions(row, schema, facts);
  const all = {
    method,
    region: pick(REGIONS, 1),
    language: pick(LANGUAGES, 2),
    contentType: method === "GET" ? undefined : pick(TYPES, 3),
    otherKey: isAbout(row, "KeyId") ? undefined : pick(OTHER_KEY, 4),
    context: isAbout(row, CONTEXT) ? undefined : pick(CONTEXTS, 5),
    size: pick(sizes(row, schema, facts), 3),
    encryption: pick(isRefused ? [...keyed, undefined, undefined] : mostlyNone(keyed, level(3)), 6),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function isAbout({ parameters, faults }: Case, name: string): boolean {
  return Object.hasOwn(parameters, name) || faults.some((fault) => fault.startsWith(`${name}.`));
}

/**
 * Other sizes where the row's own says nothing: a request has some KeySpec because it must have one. Under a public key a
 * KeySpec can stand beside a NumberOfBytes, which prevails. None is more than every algorithm holds.
 */
function sizes(row: Case, schema: RequestSchema, facts: CaseFacts): readonly Way["size"][] {
  const [first, ...others] = valuesOf(schema, SPEC);
  const isSound = row.faults.every((fault) => fault === `${ALGORITHM}.length`);
  if (isSound && LENGTH in row.parameters && PUBLIC_KEY in row.parameters && !(SPEC in row.parameters))
    return [undefined, ...valuesOf(schema, SPEC).map((spec) => ({ [SPEC]: spec }))];
  const isOwn = row.parameters[SPEC] !== first || isAboutSize(row);
  if (isOwn) return [undefined];
  const most = Math.min(...Object.values(facts.rsaMaximum));
  const other = { [SPEC]: others[0] ?? first };
  const lengths = [7, most, 33].map((length) => ({ [SPEC]: undefined, [LENGTH]: length }));
  return [undefined, other, ...lengths, { ...other, [LENGTH]: 24 }, other];
}

/** What is valid, and what an algorithm is wrong for, is named by its KeySpec. */
function isAboutSize({ parameters, faults }: Case): boolean {
  const isOf = /^(KeySpec|NumberOfBytes)\.|^EncryptionAlgorithm\.(key|default|usedWith)$/;
  return LENGTH in parameters || faults.length === 0 || faults.some((fault) => isOf.test(fault));
}

/** Every algorithm that holds the data key that is asked for, with a key for it. */
function encryptions(row: Case, schema: RequestSchema, facts: CaseFacts): readonly Way["encryption"][] {
  if (isAbout(row, PUBLIC_KEY) || isAbout(row, ALGORITHM)) return [];
  const bytes = row.parameters[LENGTH];
  const fits = (algorithm: string): boolean => {
    const most = facts.rsaMaximum[algorithm];
    return most === undefined || typeof bytes !== "number" || bytes <= most;
  };
  return algorithmsWithKeys(schema, facts)
    .filter(([algorithm]) => fits(algorithm))
    .map(([algorithm, symbol]) => ({ [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm }));
}

/** What is granted mostly stays plain: that its Plaintext is the data key itself is tried with it. */
function mostlyNone<T>(keyed: readonly T[], turn: number): readonly (T | undefined)[] {
  const inTurn = [...keyed.slice(turn % keyed.length), ...keyed.slice(0, turn % keyed.length)];
  return [undefined, undefined, undefined, undefined, ...inTurn.slice(0, 3)];
}
