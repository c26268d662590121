import type { Entry, Header, Request, Response } from "har-format";
import { redactRequest } from "../../client/index.ts";
import type { Exchange, Headers, Outcome } from "../../model/exchange.ts";
import { isObject, parseJson, wordsOf } from "../../oracle/index.ts";
import { bodyOf } from "./evidence.ts";
import type { Redaction } from "./redaction.ts";
import { veiledParameters } from "./veil.ts";

/** The longest body that is kept, in characters. */
const longestBody = 4096;

/** An exchange of a run as an entry of HAR 1.2, without any secret or data key and bounded in size. */
export type HarEntry = Entry;

/** The entry of an exchange. `endpoint` is scheme, host and port; `check` says who sent it. */
export function harEntry(
  exchange: Exchange,
  endpoint: string,
  check: string | undefined,
  redaction: Redaction,
): HarEntry {
  const { milliseconds } = exchange.outcome;
  const again = exchange.retries === 0 ? "" : `, sent again ${exchange.retries} times`;
  return {
    startedDateTime: new Date(exchange.sentAt).toISOString(),
    time: milliseconds,
    request: requestOf(exchange, endpoint, redaction),
    response: responseOf(exchange, redaction),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: `request ${exchange.number} of ${check ?? "the run itself"}${again}`,
  };
}

function requestOf({ request }: Exchange, endpoint: string, redaction: Redaction): Request {
  const { method, path, headers, body } = redactRequest(request);
  const text = redaction.text(sentText(request.body, body));
  const shown = redaction.text(path.replace(/(CiphertextBlob=)[^&]*/gi, "$1[redacted]"));
  const query = shown.slice(shown.indexOf("?") + 1);
  return {
    method,
    url: encodeURI(new URL(endpoint).origin + shown)
      .replaceAll("[", "%5B")
      .replaceAll("]", "%5D"),
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: headersOf(headers, (value) => redaction.text(value)),
    queryString:
      query === shown ? [] : [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(text === "" ? {} : { postData: { mimeType: headers["content-type"] ?? "", text: cut(text) } }),
    headersSize: -1,
    bodySize: request.body.length,
  };
}

/** A body that holds parameters without its CiphertextBlob; any other as it was redacted. */
function sentText(body: Uint8Array, redacted: string): string {
  const parsed = body.length > longestBody ? "" : parseJson(body);
  const parameters = typeof parsed === "string" ? undefined : parsed.value;
  return isObject(parameters)
    ? JSON.stringify(veiledParameters(parameters))
    : redacted.slice(0, 2 * longestBody);
}

function responseOf({ outcome, call }: Exchange, redaction: Redaction): Response {
  const unsized = { cookies: [], redirectURL: "", headersSize: -1, httpVersion: "HTTP/1.1" };
  if (outcome.kind === "unanswered") return { ...unsized, ...unanswered(outcome) };
  const said = (value: string): string => redaction.text(wordsOf(value));
  const mimeType = said(outcome.headers["content-type"] ?? "");
  const text = cut(bodyOf(outcome.body, call, redaction));
  return {
    ...unsized,
    status: outcome.status,
    statusText: "",
    headers: headersOf(outcome.headers, said),
    content: { size: outcome.body.length, mimeType, text },
    bodySize: -1,
  };
}

/** What HAR says of an answer that never came: status 0. */
function unanswered({ cause, message }: Extract<Outcome, { kind: "unanswered" }>) {
  const content = { size: 0, mimeType: "x-unknown" };
  return {
    status: 0,
    statusText: "",
    headers: [],
    content,
    bodySize: -1,
    comment: `no answer (${cause}): ${message}`,
  };
}

function headersOf(headers: Headers, shown: (value: string) => string): Header[] {
  return Object.entries(headers).map(([name, value]) => ({
    name: wordsOf(shown(name)),
    value: shown(value),
  }));
}

function cut(text: string): string {
  return text.length <= longestBody
    ? text
    : `${text.slice(0, longestBody)}[cut from ${text.length} characters]`;
}
