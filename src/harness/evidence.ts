import { createRedactor, redactAnswer } from "../client/index.ts";
import type { Call, Outcome } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import type { Json } from "../model/verdict.ts";
import { parseJson } from "../oracle/index.ts";
import type { Answer } from "./answer.ts";
import { veiled, veiledParameters } from "./veil.ts";

/** The longest answer that is kept as evidence, in characters. */
const longest = 2000;

/** The longest answer that is looked at for evidence, in bytes. */
const largestParsed = 100_000;

/** The counterexample and the evidence of a violation, without any secret or data key. */
export function evidenceOf(answer: Answer, more: Json | undefined, profile: Profile) {
  const { call, outcome } = answer.exchange;
  const redact = createRedactor([
    profile.credentials,
    ...(profile.unauthorizedCredentials ? [profile.unauthorizedCredentials] : []),
  ]);
  const seen =
    outcome.kind === "answered"
      ? { status: outcome.status, body: redact(bodyOf(outcome.body, call)).slice(0, longest) }
      : { unanswered: outcome.message };
  return {
    counterexample: counterexampleOf(call),
    evidence: more === undefined ? { answer: seen } : { answer: seen, found: more },
  };
}

type Body = Extract<Outcome, { kind: "answered" }>["body"];

/** The body without data keys: of JSON what may be shown, of anything else what is left without a Plaintext. */
function bodyOf(body: Body, call: Call): string {
  const parsed = body.length > largestParsed ? "" : parseJson(body);
  if (typeof parsed !== "string") {
    return JSON.stringify(veiled(parsed.value, new Set([call.action, call.parameters["KeyId"]])));
  }
  return redactAnswer(Buffer.from(body.subarray(0, largestParsed)).toString("utf8"));
}

/** What was sent, as far as it differs from a plain call. */
function counterexampleOf(call: Call): Json {
  const { parameters, body, signing, action, version, method, region, contentType, language } = call;
  const plain = { action, version, method, region, contentType, language };
  // By way of text, what is undefined goes.
  const differing: Readonly<Record<string, Json>> = JSON.parse(JSON.stringify(plain));
  return {
    ...differing,
    ...(body === undefined
      ? { parameters: veiledParameters(parameters) }
      : { body: Buffer.from(body).toString("utf8").slice(0, 200) }),
    ...(signing ? { signing: Object.keys(signing) } : {}),
  };
}
