import { redactAnswer } from "../../client/index.ts";
import type { Call, Outcome } from "../../model/exchange.ts";
import type { Json } from "../../model/verdict.ts";
import { parseJson, wordsOf } from "../../oracle/index.ts";
import type { Answer } from "../answer/answer.ts";
import type { Redaction } from "./redaction.ts";
import { veiled, veiledParameters } from "./veil.ts";

/** The longest answer that is kept as evidence, in characters. */
const longest = 2000;

/** The longest answer that is looked at for evidence, in bytes. */
const largestParsed = 100_000;

/** The counterexample and the evidence of a violation, without any secret or data key. */
export function evidenceOf(answer: Answer, more: Json | undefined, redaction: Redaction) {
  const { call, outcome } = answer.exchange;
  const seen =
    outcome.kind === "answered"
      ? { status: outcome.status, body: bodyOf(outcome.body, call, redaction).slice(0, longest) }
      : { unanswered: outcome.message };
  const key =
    answer.dataKey?.algorithm === undefined ? {} : { dataKey: redaction.describe(answer.dataKey.bytes) };
  return {
    counterexample: counterexampleOf(call),
    evidence: { answer: seen, ...key, ...(more === undefined ? {} : { found: more }) },
  };
}

type Body = Extract<Outcome, { kind: "answered" }>["body"];

/** The body without data keys: of JSON what may be shown, of anything else what is left without a Plaintext. */
export function bodyOf(body: Body, call: Call, redaction: Redaction): string {
  const { CiphertextBlob: _, ...parameters } = call.parameters;
  const known = [call.action, ...Object.values(parameters)];
  const parsed = body.length > largestParsed ? "" : parseJson(body);
  if (typeof parsed !== "string") return JSON.stringify(veiled(parsed.value, { known, redaction }));
  const text = redactAnswer(Buffer.from(body.subarray(0, largestParsed)).toString("utf8"));
  // More than is shown, so that no key is cut where the text ends.
  return wordsOf(redaction.text(text.slice(0, 2 * longest)), known);
}

/** What was sent, as far as it differs from a plain call. */
function counterexampleOf(call: Call): Json {
  const { parameters, body, signing, ...plain } = call;
  // By way of text, what is undefined goes.
  const differing: Readonly<Record<string, Json>> = JSON.parse(JSON.stringify(plain));
  return {
    ...differing,
    ...(body === undefined
      ? { parameters: veiledParameters(parameters) }
      : { body: Buffer.from(body).toString("utf8").slice(0, 200) }),
    ...(signing && Object.keys(signing).length > 0 ? { signing: Object.keys(signing) } : {}),
  };
}
