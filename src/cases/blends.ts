import type { Call, SignedRequest, Signing } from "../model/exchange.ts";
import { allSignedHeaders, spacedAgent } from "./authentication/signed-headers.ts";
import { algorithmsWithKeys, longest } from "./encryption/algorithms.ts";
import { ALGORITHM, CONTEXT, LENGTH, lengthBounds, PUBLIC_KEY, SPEC, valuesOf } from "./minimal-request.ts";
import { keyMaterial } from "./placeholder.ts";
import { asEachWord, inSmallLetters, spelled } from "./protocol/header-names.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import { writePairs } from "./round-trip/context-pairs.ts";
import type { Row } from "./row.ts";

/**
 * A good request that is unusual in much at once: its size, its key, its context, and how it is sent and signed. One that
 * is granted shows at once what else a request each would show; one that is refused leaves open for which of these.
 */
export interface Blend extends Row {
  readonly manner: Omit<Call, "parameters" | "signing">;
  readonly signing: Signing;
  /** Seconds that its timestamp is off the endpoint's time. */
  readonly seconds: number;
}

/** Letters beyond one, two and three bytes, signs that are escaped, names that mean something to programs. */
const RICH = writePairs([
  ["__proto__", "a"],
  ["what is said", 'say "so"'],
  ["address", "https://me@kms.example:8443/a%20b/?c=1&d=[2]#e~f+g;h=i*j|k^l`m, n!"],
  ["lines", "one\ntwo\t\\\u0001\u007f"],
  ["\u79df\u6237", "\u4f01\u9e45 caf\u00e9 \u{1f511}"],
  ["select", "drop table"],
  ["a.b", "$c"],
  ["line\u2028end", "tab\u00a0"],
  ["7", "it's <b>100%</b> {0}"],
  ["note", `Aa${"x".repeat(300)}`],
  ["constructor", "b"],
  ["stage", "Test"],
]);

const CONTEXTS = [
  RICH,
  '{"\\u0061":"\\/b\\u0041","toString":"c"}',
  undefined,
  writePairs([["purpose", "x".repeat(880)]]),
];

type Manner = Pick<Blend, "manner" | "signing" | "seconds">;

const manners: readonly Manner[] = [
  {
    manner: { language: "zh-CN", region: null },
    signing: { alter: withNames(inSmallLetters) },
    seconds: -285,
  },
  {
    manner: { language: "en-US", contentType: "application/json; charset=utf-8" },
    signing: { alter: withNames(asEachWord) },
    seconds: 285,
  },
  {
    manner: {
      region: null,
      contentType: "application/json; charset=UTF-8",
      headers: spacedAgent,
    },
    signing: { signedHeaders: allSignedHeaders },
    seconds: 0,
  },
];

function withNames(spell: (name: string) => string): (request: SignedRequest) => SignedRequest {
  return (request) => spelled(request, spell);
}

/** Blends with a plain data key, one for each manner, and one of each algorithm: all as long as they can be. */
export function blends(schema: RequestSchema, facts: CaseFacts): readonly Blend[] {
  const { maximum } = lengthBounds(schema);
  const specs = [undefined, ...valuesOf(schema, SPEC)];
  const plain = manners.map((_, at) => {
    const spec = specs[at % specs.length];
    const beside = spec === undefined ? {} : { [SPEC]: spec };
    return { name: `plain.${spec ?? "alone"}`, size: { [LENGTH]: maximum, ...beside } };
  });
  const encrypted = algorithmsWithKeys(schema, facts).map(([algorithm, symbol]) => {
    const encryption = { [PUBLIC_KEY]: keyMaterial(symbol), [ALGORITHM]: algorithm };
    return { name: algorithm, size: { [LENGTH]: longest(schema, facts, algorithm), ...encryption } };
  });
  return [...plain, ...encrypted].map(({ name, size }, at) => {
    const context = CONTEXTS[at % CONTEXTS.length];
    const parameters = context === undefined ? size : { ...size, [CONTEXT]: context };
    return { name, parameters, faults: [], effort: "smoke", ...(manners[at % manners.length] ?? PLAINLY) };
  });
}

const PLAINLY: Manner = { manner: {}, signing: {}, seconds: 0 };
