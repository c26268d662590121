import { createRedactor, redactAnswer } from "../client/index.ts";
import type { Call, Parameters } from "../model/exchange.ts";
import type { Profile } from "../model/profile.ts";
import type { Json } from "../model/verdict.ts";
import type { Answer } from "./answer.ts";

/** The longest answer that is kept as evidence, in characters. */
const longest = 2000;

/** The counterexample and the evidence of a violation, without any secret or data key. */
export function evidenceOf(answer: Answer, more: Json | undefined, profile: Profile) {
  const { call, outcome } = answer.exchange;
  const redact = createRedactor([
    profile.credentials,
    ...(profile.unauthorizedCredentials ? [profile.unauthorizedCredentials] : []),
  ]);
  const body =
    outcome.kind === "answered"
      ? redactAnswer(Buffer.from(outcome.body.subarray(0, 100_000)).toString("utf8"))
      : "";
  const seen =
    outcome.kind === "answered"
      ? { status: outcome.status, body: redact(body).slice(0, longest) }
      : { unanswered: outcome.message };
  return {
    counterexample: counterexampleOf(call),
    evidence: more === undefined ? { answer: seen } : { answer: seen, found: more },
  };
}

/** What was sent, as far as it differs from a plain call. */
function counterexampleOf(call: Call): Json {
  const { parameters, body, signing, action, version, method, region, contentType, language } = call;
  const plain = { action, version, method, region, contentType, language };
  const differing = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...(differing as Record<string, string | null>),
    ...(body === undefined
      ? { parameters: jsonOf(parameters) }
      : { body: Buffer.from(body).toString("utf8").slice(0, 200) }),
    ...(signing ? { signing: Object.keys(signing) } : {}),
  };
}

function jsonOf(parameters: Parameters): Json {
  const value: Json = JSON.parse(JSON.stringify(parameters));
  return value;
}

/** The command that sends the call again, signed anew; for a call that is wrong in its signature, the nearest there is. */
export function reproduceOf(answer: Answer): string {
  const { call } = answer.exchange;
  const action = call.action ?? "GenerateDataKey";
  const text = JSON.stringify(call.parameters);
  return `kms-conformance call ${action} --params '${text.replaceAll("'", "'\\''")}'`;
}
