import type { Exchange, Headers, UnansweredCause } from "../../model/exchange.ts";

/** An identifier as the API writes them. */
export const keyId = "23e80852-1e38-11e9-b129-5cb9019b4b01";

export const requestId = "fe11aa29-0cc2-4204-bfea-6ebb30cc00d7";

/** What a test may have otherwise than a JSON answer with status 200 to a POST. */
export interface Otherwise {
  readonly number?: number;
  readonly status?: number;
  readonly headers?: Headers;
  readonly method?: string;
  /** Of the request; empty unless said. */
  readonly sentBody?: Uint8Array;
  /** Of the request; a POST of JSON unless said. */
  readonly sentHeaders?: Headers;
}

/** An exchange that was answered with a body: bytes or text as they are, anything else as JSON. */
export function answered(body: unknown, otherwise: Otherwise = {}): Exchange {
  const { number = 1, status = 200, method = "POST", sentBody = new Uint8Array() } = otherwise;
  const { headers = ofJson, sentHeaders = ofJson } = otherwise;
  const bytes =
    body instanceof Uint8Array
      ? body
      : new Uint8Array(Buffer.from(typeof body === "string" ? body : JSON.stringify(body)));
  return {
    ...sent(number, method, sentBody, sentHeaders),
    outcome: { kind: "answered", status, headers, body: bytes, milliseconds: 1 },
  };
}

/** An exchange that got no answer. */
export function unanswered(cause: UnansweredCause): Exchange {
  return {
    ...sent(1, "POST"),
    outcome: { kind: "unanswered", cause, message: `no answer: ${cause}`, milliseconds: 1 },
  };
}

const ofJson: Headers = { "content-type": "application/json" };

function sent(number: number, method: string, body: Uint8Array = new Uint8Array(), headers = ofJson) {
  return {
    number,
    call: { parameters: {} },
    request: { method, path: "/", headers, body },
    sentAt: 0,
    retries: 0,
  };
}
