import fc from "fast-check";
import { algorithmsWithKeys } from "./algorithms.ts";
import { writePairs } from "./context-pairs.ts";
import { ALGORITHM, CONTEXT, LENGTH, PLAIN_CONTEXT, PUBLIC_KEY, SPEC, valuesOf } from "./minimal-request.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import { type Case, isPlaceholder, keyMaterial, type Row } from "./row.ts";
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
const TYPES = ["application/json; charset=utf-8", undefined, undefined, undefined] as const;
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
 * row already, or could not be told apart in a query, stays as it is. Rows of smoke are asked plainly.
 */
export function inWays<R extends Row>(
  rows: readonly R[],
  schema: RequestSchema,
  facts: CaseFacts,
): readonly R[] {
  const counted = new Map<string, number>();
  return rows.map((row) => {
    if (row.effort === "smoke") return row;
    // Rows of one fault and effort are counted by themselves, so that those which are sent together cover the array.
    const kind = `${row.effort} ${row.faults.join()}`;
    const at = counted.get(kind) ?? 0;
    counted.set(kind, at + 1);
    return { ...row, way: wayOf(row, (factor) => levelOf(at, startOf(kind), factor), schema, facts) };
  });
}

/** Cases of an arbitrary, one in five asked plainly and the others in any way. Shrinks towards the plain one. */
export function inAnyWay(
  cases: fc.Arbitrary<Case>,
  schema: RequestSchema,
  facts: CaseFacts,
): fc.Arbitrary<Case & { readonly way?: Way }> {
  const row = fc.option(fc.nat(ROWS - 1), { nil: undefined, freq: 4 });
  return fc
    .tuple(cases, row)
    .map(([each, at]) =>
      at === undefined
        ? each
        : { ...each, way: wayOf(each, (factor) => levelOf(at, 0, factor), schema, facts) },
    );
}

/** Where a kind of row begins in the array: tables that all began alike would leave the same pairs out. */
function startOf(kind: string): number {
  return [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % ROWS, 7);
}

function wayOf(row: Case, level: (factor: number) => number, schema: RequestSchema, facts: CaseFacts): Way {
  const pick = <T>(levels: readonly T[], factor: number): T | undefined =>
    levels[level(factor) % levels.length];
  const method = canBeQuery(row) ? pick(METHODS, 0) : undefined;
  const all = {
    method,
    region: pick(REGIONS, 1),
    language: pick(LANGUAGES, 2),
    contentType: method === "GET" ? undefined : pick(TYPES, 3),
    otherKey: isAbout(row, "KeyId") ? undefined : pick(OTHER_KEY, 4),
    context: isAbout(row, CONTEXT) ? undefined : pick(CONTEXTS, 5),
    spec: isRuledByLength(row) ? pick([undefined, ...valuesOf(schema, SPEC)], 6) : undefined,
    encryption: pick(encryptions(row, level(3), schema, facts), 6),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Whether every value is the same in a query: there all is text, and what is empty or of another type cannot be told. */
function canBeQuery({ parameters, faults }: Case): boolean {
  const isPlain = (name: string, value: unknown): boolean =>
    (typeof value === "number" && name === LENGTH) ||
    isPlaceholder(value) ||
    (typeof value === "string" && isPlainText(value));
  return (
    Object.entries(parameters).every(([name, value]) => /^\w+$/.test(name) && isPlain(name, value)) &&
    !faults.some((fault) => fault.endsWith(".type"))
  );
}

function isPlainText(text: string): boolean {
  return text !== "" && !/[^\P{Cc}\r\n]/u.test(text) && text.length < 4096;
}

function isAbout({ parameters, faults }: Case, name: string): boolean {
  return Object.hasOwn(parameters, name) || faults.some((fault) => fault.startsWith(`${name}.`));
}

/** Whether NumberOfBytes alone decides, under a public key: a KeySpec must not change that. */
function isRuledByLength({ parameters, faults }: Case): boolean {
  const isSound = faults.every((fault) => fault === `${ALGORITHM}.length`);
  return isSound && LENGTH in parameters && PUBLIC_KEY in parameters && !(SPEC in parameters);
}

/**
 * No public key, and the algorithms that hold the data key that is asked for. What is valid mostly stays plain: that its
 * Plaintext is the data key itself is tried with it.
 */
function encryptions(row: Case, turn: number, schema: RequestSchema, facts: CaseFacts) {
  if (isAbout(row, PUBLIC_KEY) || isAbout(row, ALGORITHM)) return [undefined];
  const bytes = row.parameters[LENGTH];
  const fits = (algorithm: string): boolean => {
    const most = facts.rsaMaximum[algorithm];
    return most === undefined || typeof bytes !== "number" || bytes <= most;
  };
  const keyed = algorithmsWithKeys(schema, facts)
    .filter(([algorithm]) => fits(algorithm))
    .map(([algorithm, symbol]) => ({ [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm }));
  if (row.faults.length > 0) return [...keyed, undefined, undefined];
  const inTurn = [...keyed.slice(turn % keyed.length), ...keyed.slice(0, turn % keyed.length)];
  return [undefined, undefined, undefined, undefined, ...inTurn.slice(0, 3)];
}
