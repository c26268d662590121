import { createHash, createHmac } from "node:crypto";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { Credentials } from "../../model/secret.ts";
import type { Endpoint } from "../endpoint.ts";
import type { WireRequest } from "../message.ts";

/** The answer of a call: the members of Response, and its error code or "" when there is none. */
export interface Answer {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly code: string;
}

/** What a test may say differently from a rightly signed POST of GenerateDataKey. */
export interface Ask {
  readonly action?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: string | Uint8Array;
  readonly method?: string;
  readonly target?: string;
  readonly credentials?: Credentials;
  readonly timestamp?: number;
  readonly date?: string;
  readonly service?: string;
  readonly terminator?: string;
  readonly signedHost?: string;
  readonly signedHeaders?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly alter?: (request: WireRequest) => WireRequest;
}

const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();
const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

function authorization(ask: Ask, credentials: Credentials, request: WireRequest): string {
  const timestamp = request.headers["x-tc-timestamp"] ?? "";
  const { service = "kms", terminator = "tc3_request", signedHeaders = ["content-type", "host"] } = ask;
  const date = ask.date ?? new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const values: Record<string, string | undefined> = {
    ...request.headers,
    ...(ask.signedHost && { host: ask.signedHost }),
  };
  const lines = signedHeaders
    .map((name) => `${name}:${(values[name] ?? "").trim().toLowerCase()}\n`)
    .join("");
  const query = request.method === "GET" ? (request.target.split("?")[1] ?? "") : "";
  const canonical = `${request.method}\n/\n${query}\n${lines}\n${signedHeaders.join(";")}\n${sha256(request.body)}`;
  const scope = `${date}/${service}/${terminator}`;
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${credentials.secretKey.reveal()}`, date), service), terminator);
  const names = signedHeaders.join(";");
  const signature = hmac(key, toSign).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${credentials.secretId.reveal()}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/** Signs a request for an endpoint with a signer of the tests' own. */
export function signed(endpoint: Endpoint, ask: Ask = {}): WireRequest {
  const { method = "POST", credentials = endpoint.facts.credentials, parameters = {} } = ask;
  const body = Buffer.from(ask.body ?? (method === "GET" ? "" : JSON.stringify(parameters)));
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const target = ask.target ?? (method === "GET" ? `/?${query}` : "/");
  const headers: Record<string, string> = {
    host: "kms.tencentcloudapi.com",
    "content-type": method === "GET" ? "application/x-www-form-urlencoded" : "application/json",
    "x-tc-action": ask.action ?? "GenerateDataKey",
    "x-tc-version": "2019-01-18",
    "x-tc-timestamp": String(ask.timestamp ?? Math.floor(Date.now() / 1000)),
    ...(credentials.token && { "x-tc-token": credentials.token.reveal() }),
    ...ask.headers,
  };
  const bare: WireRequest = { method, target, headers, body, bodyLength: body.length };
  const whole = { ...bare, headers: { ...headers, authorization: authorization(ask, credentials, bare) } };
  return ask.alter?.(whole) ?? whole;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Reads an answer's envelope; throws when it is none. */
export function readAnswer(body: string | Uint8Array): Answer {
  const document: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
  const fields = isRecord(document) ? document["Response"] : undefined;
  if (!isRecord(fields)) throw new Error(`no envelope: ${Buffer.from(body).toString("utf8")}`);
  const error = fields["Error"];
  return { fields, code: isRecord(error) ? String(error["Code"]) : "" };
}

/** Asks an endpoint through its `handle`. */
export async function ask(endpoint: Endpoint, question: Ask = {}): Promise<Answer> {
  return readAnswer((await endpoint.handle(signed(endpoint, question))).body);
}

/** Asks for a data key of the enabled CMK; gives the error code, "" when it was granted. */
export async function codeOf(endpoint: Endpoint, parameters: Ask["parameters"]): Promise<string> {
  const KeyId = endpoint.facts.fixtures.enabledKey;
  return (await ask(endpoint, { parameters: { KeyId, ...parameters } })).code;
}

/** An answer as it came over a connection. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a signed request to a port of this machine and gives the answer as it came. */
export function send(port: number, request: WireRequest): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { method, target: path, headers } = request;
    const outgoing = httpRequest(
      { host: "127.0.0.1", port, method, path, headers: { ...headers } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("end", () => {
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, body: Buffer.concat(pieces) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(request.body);
  });
}
