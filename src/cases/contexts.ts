import type { Effort } from "../model/profile.ts";
import { type Pairs, writePairs } from "./context-pairs.ts";
import { CONTEXT, companions } from "./minimal-request.ts";
import type { RequestSchema } from "./request-schema.ts";
import type { Row } from "./row.ts";

const VALID: readonly (readonly [name: string, pairs: Pairs, effort: Effort])[] = [
  ["one-pair", [["purpose", "conformance"]], "smoke"],
  [
    "several",
    [
      ["tenant", "alpha"],
      ["service", "billing"],
      ["table", "invoices"],
      ["column", "iban"],
    ],
    "standard",
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

/** Contexts next to others that differ where a careless comparison does not look: far inside, or above one byte. */
export const subtleContexts: readonly {
  readonly name: string;
  readonly made: string;
  readonly given: string;
}[] = [
  { name: "far-inside", made: `{"note":"${LONG}a"}`, given: `{"note":"${LONG}b"}` },
  { name: "digit", made: '{"tenant":"17"}', given: '{"tenant":"017"}' },
  // Joined by the signs of a query without escapes, both are the same text.
  { name: "joined", made: '{"tenant":"1&stage=2"}', given: '{"tenant":"1","stage":"2"}' },
  // The two letters share their lower byte.
  { name: "same-low-byte", made: '{"tenant":"\u4f01"}', given: '{"tenant":"\u5001"}' },
  { name: "decomposed", made: '{"tenant":"caf\u00e9"}', given: '{"tenant":"cafe\u0301"}' },
  { name: "accent", made: '{"tenant":"caf\u00e9"}', given: '{"tenant":"caf\u00e8"}' },
];

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
