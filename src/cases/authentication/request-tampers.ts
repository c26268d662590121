import { createHash } from "node:crypto";
import { canonicalQuery } from "../../crypto/index.ts";
import { InternalHarnessError } from "../../model/errors.ts";
import type { Parameters, SignedRequest } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";
import { LENGTH } from "../minimal-request.ts";
import { withHeader, withoutHeader } from "./authorization.ts";
import { type RequestTamper, tamper } from "./request-tamper.ts";

const TIMESTAMP = "x-tc-timestamp";
/** A header of the vendor's clients that is to say which hash of the body was signed; the pages do not know it. */
const HASH = "x-tc-content-sha256";

const sha256 = (body: Uint8Array): string => createHash("sha256").update(body).digest("hex");

/** Changes of the body: it stays JSON, and but for the signature each of them would be granted. The call needs NumberOfBytes. */
export function bodyTampers(): readonly RequestTamper[] {
  return [
    tamper("length-plus-one", longerByOne),
    tamper("hash-of-header", (request) => withHeader(longerByOne(request), HASH, sha256(request.body))),
    tamper("space-after", (request) => withBody(request, `${textOf(request)} `)),
    tamper("line-end-after", (request) => withBody(request, `${textOf(request)}\n`), "thorough"),
    tamper("space-inside", (request) => withBody(request, textOf(request).replace("{", "{ "))),
  ];
}

function longerByOne(request: SignedRequest): SignedRequest {
  const pattern = new RegExp(`"${LENGTH}":(\\d+)`);
  const text = textOf(request);
  if (!pattern.test(text)) {
    throw new InternalHarnessError(
      `The body was to ask for one byte more, but has no ${LENGTH}. Give the call one.`,
    );
  }
  return withBody(
    request,
    text.replace(pattern, (_, digits: string) => `"${LENGTH}":${Number(digits) + 1}`),
  );
}

/** Asks for the shorter data key where the longer one was signed. */
export const withOtherKeySpec: RequestTamper["alter"] = (request) =>
  withBody(request, textOf(request).replace("AES_256", "AES_128"));

function textOf(request: SignedRequest): string {
  return Buffer.from(request.body).toString("utf8");
}

function withBody(request: SignedRequest, text: string): SignedRequest {
  const changed = { ...request, body: new Uint8Array(Buffer.from(text, "utf8")) };
  const length = request.headers["content-length"];
  return length === undefined ? changed : withHeader(changed, "content-length", String(changed.body.length));
}

/** Changes of the query of a GET request; but for the signature each would be granted. The call needs NumberOfBytes. */
export function queryTampers(): readonly RequestTamper[] {
  const digits = new RegExp(`(${LENGTH}=)(\\d+)`);
  const longer = (path: string) => path.replace(digits, (_, name, count) => `${name}${Number(count) + 1}`);
  return [
    tamper("length-plus-one", (request) => ({ ...request, path: longer(request.path) })),
    tamper("parameter-added", (request) => ({ ...request, path: `${request.path}&KeySpec=AES_256` })),
  ];
}

/** Changes of header fields that the signature covers; each value would be good had it been signed. */
export function headerTampers(): readonly RequestTamper[] {
  return [
    tamper("content-type", (request) => withHeader(request, "content-type", otherContentType(request))),
    tamper("timestamp-later", (request) => withTimestamp(request, 1)),
    tamper("timestamp-earlier", (request) => withTimestamp(request, -1), "thorough"),
  ];
}

/**
 * Changes of where the request goes: `action` names GenerateDataKey where another action was signed, `host` names another
 * host. The first needs x-tc-action among the signed headers.
 */
export function hostTampers(): Readonly<Record<"action" | "host", RequestTamper["alter"]>> {
  return {
    action: (request) => withHeader(request, "x-tc-action", "GenerateDataKey"),
    host: (request) => withHeader(request, "host", "kms.example.invalid"),
  };
}

/** Timestamps that are missing or no number of seconds. */
export function timestampTampers(): readonly RequestTamper[] {
  const set = (name: string, change: (timestamp: string) => string, effort?: Effort) =>
    tamper(
      name,
      (request) => withHeader(request, TIMESTAMP, change(request.headers[TIMESTAMP] ?? "")),
      effort,
    );
  return [
    tamper("missing", (request) => withoutHeader(request, TIMESTAMP)),
    set("empty", () => ""),
    set("word", () => "now"),
    set("milliseconds", (timestamp) => `${timestamp}000`),
    set("date", (timestamp) => new Date(Number(timestamp) * 1000).toISOString()),
    set("negative", (timestamp) => `-${timestamp}`),
    set("fraction", (timestamp) => `${timestamp}.5`),
    set("beyond-every-calendar", () => "9".repeat(17)),
    set("exponent", (timestamp) => `${Number(timestamp) / 1e9}e9`, "thorough"),
    set("letters-after", (timestamp) => `${timestamp}abc`, "thorough"),
    set("beyond-32-bits", (timestamp) => String(Number(timestamp) + 2 ** 32), "thorough"),
    set("hexadecimal", (timestamp) => `0x${Number(timestamp).toString(16)}`, "thorough"),
  ];
}

function otherContentType(request: SignedRequest): string {
  const signed = request.headers["content-type"] ?? "";
  return signed.includes("charset") ? "application/json" : "application/json; charset=utf-8";
}

function withTimestamp(request: SignedRequest, seconds: number): SignedRequest {
  return withHeader(request, TIMESTAMP, String(Number(request.headers[TIMESTAMP]) + seconds));
}

/** A request by GET in which nothing but the query says who asks for what, with a wrong signature of the older version. */
export function asOlderVersion(
  { headers, ...request }: SignedRequest,
  parameters: Parameters,
): SignedRequest {
  const caller = {
    SecretId: `AKID${"z".repeat(32)}`,
    SignatureMethod: "HmacSHA1",
    Signature: "x".repeat(27),
  };
  const common = { Action: "GenerateDataKey", Version: "2019-01-18", Region: "ap-guangzhou", Nonce: 1 };
  const query = { ...parameters, ...common, ...caller, Timestamp: headers[TIMESTAMP] };
  return { ...request, headers: { host: headers["host"] ?? "" }, path: `/?${canonicalQuery(query)}` };
}
