import type { Exchange, Outcome } from "../../model/exchange.ts";
import { wordsOf } from "../../oracle/index.ts";

type Answered = Extract<Outcome, { kind: "answered" }>;

/** What a gateway says of an endpoint behind it that it cannot reach, or that it keeps requests from; from 520 on Cloudflare's. */
const gatewayStatuses: ReadonlySet<number> = new Set([
  ...[408, 429, 502, 503, 504],
  ...[520, 521, 522, 523, 524, 525, 526, 527, 530],
]);
const redirections: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Why an exchange has no answer of the endpoint, in a few words; `undefined` where it has one, of whatever form. What
 * stands before an endpoint speaks for itself: a gateway's page or JSON and a redirection are no answers of the API.
 */
export function whyUnanswered({ outcome }: Exchange): string | undefined {
  if (outcome.kind === "unanswered") return outcome.message;
  const isOfGateway = gatewayStatuses.has(outcome.status);
  if ((!isOfGateway && !redirections.has(outcome.status)) || looksLikeEnvelope(outcome)) return undefined;
  if (isOfGateway)
    return `HTTP ${outcome.status} without Response, as a gateway says it of an endpoint out of its reach`;
  return `HTTP ${outcome.status} to ${placeOf(outcome)}, which is not followed; give the endpoint's own address`;
}

/** Why an answer is none of this API at all, where it is an error of HTTP without JSON; `undefined` for every other. */
export function whyForeign({ outcome }: Exchange): string | undefined {
  if (outcome.kind === "unanswered" || outcome.status < 400 || looksLikeJson(outcome)) return undefined;
  const { status, body } = outcome;
  const said = wordsOf(Buffer.from(body.subarray(0, 200)).toString("utf8"));
  return `it answers a plain good request with HTTP ${status} and no JSON (${said || "empty"}); give the address of the API`;
}

/** Whether it may be meant for an answer of the API, in whatever form: it is JSON with a Response in it. */
function looksLikeEnvelope(outcome: Answered): boolean {
  return looksLikeJson(outcome) && Buffer.from(outcome.body).includes('"Response"');
}

/** Whether an endpoint or its gateway keeps a request back because there are too many. */
export function isThrottledByStatus({ outcome }: Exchange): boolean {
  return outcome.kind === "answered" && outcome.status === 429 && !looksLikeEnvelope(outcome);
}

function looksLikeJson({ body }: Answered): boolean {
  const first = body.find((byte) => byte > 0x20);
  return first === 0x7b;
}

/** The origin alone: the rest of the address may repeat what was asked for. */
function placeOf({ headers }: Answered): string {
  const { location = "" } = headers;
  return URL.canParse(location) ? new URL(location).origin : "another path";
}
