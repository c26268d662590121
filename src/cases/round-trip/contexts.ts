import type { Effort } from "../../model/profile.ts";
import { CONTEXT, companions, LENGTH, lengthBounds, SPEC, valuesOf } from "../minimal-request.ts";
import type { RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";
import { type Pairs, writePairs } from "./context-pairs.ts";

const VALID: readonly (readonly [name: string, pairs: Pairs, effort: Effort])[] = [
  ["one-pair", [["purpose", "conformance"]], "standard"],
  [
    "several",
    [
      ["tenant", "alpha"],
      ["service", "billing"],
      ["table", "invoices"],
      ["column", "iban"],
    ],
    "thorough",
  ],
  [
    "not-latin",
    [
      ["\u79df\u6237", "\u4f01\u9e45"],
      ["emoji", "\u{1f511}"],
      ["caf\u00e9", "cr\u00e8me"],
    ],
    "standard",
  ],
  [
    "escaped",
    [
      ["quote", 'say "so"'],
      ["lines", "one\ntwo\t\\"],
      ["control", "\u0001\u007f"],
    ],
    "standard",
  ],
  [
    "prototype",
    [
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ],
    "standard",
  ],
  [
    "like-numbers",
    [
      ["1", "1"],
      ["01", "1.0"],
      ["1e0", "true"],
    ],
    "thorough",
  ],
  [
    "like-json",
    [
      ["nested", '{"a":"b"}'],
      ["list", "[1,2]"],
    ],
    "thorough",
  ],
  [
    "like-html",
    [
      ["<b>", "&amp;</script>"],
      ["percent", "%7B%22a%22%7D"],
    ],
    "thorough",
  ],
  ["spaces", [[" padded ", "  "]], "thorough"],
  [
    "awkward",
    [
      ["select", "drop table"],
      ["a.b", "$c"],
      ["line\u2028end", "tab\u00a0"],
      ["n".repeat(100), "x"],
      ["7", "it's <b>100%</b> {0}"],
    ],
    "standard",
  ],
  ["long-value", [["purpose", "x".repeat(880)]], "standard"],
  ["many-pairs", Array.from({ length: 60 }, (_, n) => [`k${n}`, `v${n}`] as const), "thorough"],
];

/** A context that is sent and given back. */
export interface ContextRow {
  readonly name: string;
  /** The string as it is sent: a JSON object of strings, below 1,000 characters. */
  readonly context: string;
  readonly effort: Effort;
}

/** Contexts of key-value pairs that must be granted and must decrypt with the same string. */
export const validContexts: readonly ContextRow[] = [
  ...VALID.map(([name, pairs, effort]) => ({ name, context: writePairs(pairs), effort })),
  // The string is what has to be given back, whatever a reader of JSON would write in its place.
  { name: "spelled-escapes", context: '{"\\u0061":"\\/b\\u0041"}', effort: "standard" },
  { name: "white-space", context: '{ "purpose" : "conformance",\n  "stage": "Test" }', effort: "standard" },
];

/** A context of several pairs, which admits every change of {@link otherContexts} but the decomposition of characters. */
export const sampleContext: string = writePairs([
  ["tenant", "alpha"],
  ["purpose", "conformance"],
  ["stage", "Test"],
]);

/** As long as contexts are where Decrypt bounds them: 1,024 characters in all. */
const LONG = "x".repeat(1000);

/** Two blocks of a cipher or of a sum. */
const BLOCK = "0123456789abcdef";
const OTHER_BLOCK = "fedcba9876543210";

type Subtle = readonly [name: string, made: string, given: string, effort?: Effort];

/** Fourteen pairs, the eleventh with another value. */
const manyPairs = (eleventh: string): Pairs =>
  Array.from({ length: 14 }, (_, at) => [`name${at}`, at === 10 ? eleventh : "x"] as const);

/** Key-value pairs next to others. */
const SUBTLE: readonly Subtle[] = [
  ["far-inside", `{"note":"${LONG}a"}`, `{"note":"${LONG}b"}`],
  ["far-before", `{"note":"a${LONG}"}`, `{"note":"b${LONG}"}`],
  ["digit", '{"tenant":"17"}', '{"tenant":"18"}'],
  ["number-form", '{"tenant":"10"}', '{"tenant":"010"}'],
  ["short", '{"a":"b"}', '{"a":"c"}'],
  ["escaped", '{"path":"a\\nb"}', '{"path":"a b"}'],
  ["quoted", '{"says":"\\"a\\""}', '{"says":"\\"b\\""}', "thorough"],
  ["sign", '{"tenant":"a-b"}', '{"tenant":"a_b"}', "thorough"],
  // Joined by the signs of a query without escapes, both are the same text.
  ["joined", '{"tenant":"1&stage=2"}', '{"tenant":"1","stage":"2"}'],
  // The two letters share their lower byte.
  ["same-low-byte", '{"tenant":"\u4f01"}', '{"tenant":"\u5001"}'],
  ["decomposed", '{"tenant":"caf\u00e9"}', '{"tenant":"cafe\u0301"}'],
  ["accent", '{"tenant":"caf\u00e9"}', '{"tenant":"caf\u00e8"}'],
  ["wide-letter", '{"tenant":"a1"}', '{"tenant":"\uff41\uff11"}', "thorough"],
  // Stores of three bytes a character write ? for both.
  ["emoji", '{"tenant":"\u{1f511}"}', '{"tenant":"\u{1f512}"}'],
  ["zero-width", '{"tenant":"ab"}', '{"tenant":"a\u200bb"}', "thorough"],
  ["line-ends", '{"tenant":"a\\r\\nb"}', '{"tenant":"a\\nb"}', "thorough"],
  ["control-character", '{"tenant":"ab"}', '{"tenant":"a\\u0001b"}', "thorough"],
  ["other-space", '{"tenant":"a b"}', '{"tenant":"a\u00a0b"}', "thorough"],
  ["long-name", `{"${"n".repeat(80)}a":"x"}`, `{"${"n".repeat(80)}b":"x"}`, "thorough"],
  ["name-of-nine", '{"tenant-09":"x"}', '{"tenant-08":"x"}', "thorough"],
  ["percent", '{"tenant":"a b"}', '{"tenant":"a%20b"}', "thorough"],
  ["plus", '{"tenant":"a b"}', '{"tenant":"a+b"}', "thorough"],
  ["entity", '{"tenant":"a&b"}', '{"tenant":"a&amp;b"}', "thorough"],
  ["prototype", '{"tenant":"a","__proto__":"b"}', '{"tenant":"a"}', "thorough"],
  // Alike to hashes and sums that are made for other things than safety.
  ["same-hash", '{"tenant":"Aa"}', '{"tenant":"BB"}', "thorough"],
  [
    "blocks-swapped",
    `{"note":"${"-".repeat(7)}${BLOCK}${OTHER_BLOCK}"}`,
    `{"note":"${"-".repeat(7)}${OTHER_BLOCK}${BLOCK}"}`,
    "thorough",
  ],
  ["middle", writePairs(manyPairs("a")), writePairs(manyPairs("b"))],
];

/** Contexts of which the documents do not say whether they are taken, next to others. */
const UNCLEAR: readonly Subtle[] = [
  ["text-and-number", '{"tenant":1}', '{"tenant":"1"}'],
  ["number", '{"tenant":1}', '{"tenant":2}', "thorough"],
  ["truth", '{"tenant":true}', '{"tenant":"true"}', "thorough"],
  ["null", '{"tenant":null}', '{"tenant":""}', "thorough"],
  ["nested", '{"tenant":{"id":"a"}}', '{"tenant":{"id":"b"}}'],
  ["list", '["a","b"]', '["a","c"]', "thorough"],
  ["order-of-list", '["a","b"]', '["b","a"]', "thorough"],
  ["words", "no pairs at all", "no pairs either"],
  ["empty-value", '{"tenant":"alpha","stage":""}', '{"tenant":"alpha"}'],
  ["empty-name", '{"tenant":"alpha","":"x"}', '{"tenant":"alpha"}', "thorough"],
];

/** A request with a context, and another context that its data key must not be decrypted with. */
export interface ForeignContext extends Row {
  readonly given: string;
}

/**
 * Contexts next to others that differ where a careless comparison does not look: far inside, in a sign, above one byte, in
 * the type of a value. Each asks for a data key of another size.
 */
export function subtleContexts(schema: RequestSchema): readonly ForeignContext[] {
  const { minimum, maximum } = lengthBounds(schema);
  // Steps of the golden section leave no wide gap between the lengths, however many there are.
  const lengthAt = (at: number) =>
    minimum + Math.round((at * (maximum - minimum) * 0.618) % (maximum - minimum));
  const sizes = valuesOf(schema, SPEC).map((spec) => ({ [SPEC]: spec }));
  const sizeAt = (at: number) => sizes[at % (sizes.length + 1)] ?? { [LENGTH]: lengthAt(at) };
  const rowOf =
    (faults: readonly string[]) =>
    ([name, made, given, effort = "standard"]: Subtle, at: number): ForeignContext => ({
      name,
      parameters: { ...sizeAt(at), [CONTEXT]: made },
      faults,
      effort,
      given,
    });
  return [...SUBTLE.map(rowOf([])), ...UNCLEAR.map(rowOf([`${CONTEXT}.json`]))];
}

/** Requests with a valid context each. */
export function contextRows(schema: RequestSchema): readonly Row[] {
  return validContexts.map(({ name, context, effort }) =>
    row(schema, `context.${name}`, context, [], effort),
  );
}

const NOT_PAIRS: readonly (readonly [name: string, context: string])[] = [
  ["words", "not JSON"],
  ["unclosed", '{"a":"b"'],
  ["array", '["a","b"]'],
  ["string", '"a"'],
  ["number-value", '{"a":1}'],
  ["nested", '{"a":{"b":"c"}}'],
  ["null-text", "null"],
  ["no-pairs", "{}"],
  ["empty-value", '{"purpose":""}'],
  ["empty-name", '{"":"conformance"}'],
];

/** Contexts that are not pairs of strings, or pairs of nothing: the documents do not say whether that is enforced. */
export function unclearContexts(schema: RequestSchema): readonly Row[] {
  return NOT_PAIRS.map(([name, context]) =>
    row(
      schema,
      `${CONTEXT}.json.${name}`,
      context,
      [`${CONTEXT}.json`],
      ["words", "no-pairs"].includes(name) ? "standard" : "thorough",
    ),
  );
}

function row(
  schema: RequestSchema,
  name: string,
  context: string,
  faults: readonly string[],
  effort: Effort,
): Row {
  return { name, parameters: { ...companions(schema, CONTEXT), [CONTEXT]: context }, faults, effort };
}
