import type { Exchange } from "../model/exchange.ts";
import type { Reply } from "../model/reply.ts";

// A byte order mark is kept, so that it is seen: RFC 8259 forbids it, and many readers stumble over it.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads an answer from its envelope: `{"Response": {…}}` is granted, `{"Response": {"Error": {…}}}` refused,
 * everything else malformed, with the reason in one sentence. An unanswered exchange is malformed too.
 */
export function readReply(exchange: Exchange): Reply {
  const { outcome } = exchange;
  if (outcome.kind === "unanswered") return malformed(exchange, `no answer came: ${outcome.message}`);
  const parsed = parseJson(outcome.body);
  if (typeof parsed === "string") return malformed(exchange, parsed);
  const fields = isObject(parsed.value) ? parsed.value["Response"] : undefined;
  if (!isObject(fields)) return malformed(exchange, "the body has no object Response");
  if (!("Error" in fields)) return { kind: "granted", fields, exchange };
  const error = fields["Error"];
  if (!isObject(error)) return malformed(exchange, "Response.Error is not an object");
  const { Code: code, Message: message } = error;
  if (typeof code !== "string" || code === "") return malformed(exchange, "Response.Error has no Code");
  const refused = { kind: "refused", code, fields, exchange } as const;
  return typeof message === "string" ? { ...refused, message } : refused;
}

/** The body as JSON, or the sentence that says why it is none. */
export function parseJson(body: Uint8Array): { readonly value: unknown } | string {
  if (body.length === 0) return "the body is empty";
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return "the body is not UTF-8";
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return `the body is not JSON: ${beginningOf(text)}`;
  }
}

/** How a text begins, too short for a data key to show. */
function beginningOf(text: string): string {
  if (text.startsWith("\ufeff")) return "it begins with a byte order mark";
  const start = text.trimStart();
  if (start === "") return "it is white space";
  if (start.startsWith("<")) return "it is HTML or XML";
  return `it begins with ${JSON.stringify(start.slice(0, 1))} and has ${text.length} characters`;
}

/** Narrows to a JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(exchange: Exchange, why: string): Reply {
  const { outcome } = exchange;
  const isOdd = outcome.kind === "answered" && outcome.status !== 200;
  return { kind: "malformed", why: isOdd ? `${why}, with HTTP status ${outcome.status}` : why, exchange };
}
