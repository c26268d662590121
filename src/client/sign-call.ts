import { canonicalQuery, signTc3 } from "../crypto/index.ts";
import { UsageError } from "../model/errors.ts";
import type { Call, Headers, SignedRequest, Signing } from "../model/exchange.ts";
import type { Credentials } from "../model/secret.ts";

/** What every request of a client is signed with. */
export interface SigningDefaults {
  /** The Host header, with the port when it is not the scheme's own. */
  readonly host: string;
  /** The host that the signature covers, where it is not the header's. */
  readonly signedHost?: string;
  readonly region?: string;
  readonly credentials: Credentials;
  readonly unauthorizedCredentials?: Credentials;
  /** Seconds added to every timestamp. */
  readonly clockOffset: number;
}

/**
 * The request that a call asks for, signed at `now` (milliseconds since the epoch) and then altered as it says.
 * Parameters go into the query of a GET and into the JSON body of everything else.
 * Throws UsageError when it is to be signed with credentials that the profile does not have.
 */
export function signCall(call: Call, defaults: SigningDefaults, now: number): SignedRequest {
  const signing = call.signing ?? {};
  const method = call.method ?? "POST";
  const query = (method === "GET" ? canonicalQuery(call.parameters) : "") + (call.query ?? "");
  const body = bodyOf(call, method);
  const seconds = now / 1000 + defaults.clockOffset + (signing.timestampOffset ?? 0);
  const timestamp = signing.timestamp ?? Math.floor(seconds);
  const credentials = credentialsOf(signing, defaults);
  const unsigned = unsignedHeaders(call, method, timestamp, defaults, credentials);
  const headers =
    credentials === undefined
      ? unsigned
      : {
          ...unsigned,
          authorization: authorize({
            method,
            query,
            headers: { ...unsigned, host: defaults.signedHost ?? defaults.host },
            body,
            timestamp,
            signing,
            credentials,
          }),
        };
  const request = { method, path: query === "" ? "/" : `/?${query}`, headers, body };
  return signing.alter === undefined ? request : signing.alter(request);
}

function bodyOf(call: Call, method: string): Uint8Array {
  if (call.body !== undefined) return typeof call.body === "string" ? Buffer.from(call.body) : call.body;
  return Buffer.from(method === "GET" ? "" : JSON.stringify(call.parameters));
}

function credentialsOf(signing: Signing, defaults: SigningDefaults): Credentials | undefined {
  switch (signing.as) {
    case undefined:
    case "profile":
      return defaults.credentials;
    case "nobody":
      return undefined;
    case "unauthorized":
      if (defaults.unauthorizedCredentials !== undefined) return defaults.unauthorizedCredentials;
      throw new UsageError(
        "a call is to be signed as a caller without rights; give the profile unauthorizedCredentials",
      );
    default:
      return signing.as satisfies never;
  }
}

function unsignedHeaders(
  call: Call,
  method: string,
  timestamp: number,
  defaults: SigningDefaults,
  credentials: Credentials | undefined,
): Headers {
  const { action = "GenerateDataKey", version = "2019-01-18", region = defaults.region, language } = call;
  const contentType = call.contentType === undefined ? defaultContentType(method) : call.contentType;
  const token = credentials?.token?.reveal();
  return {
    ...(contentType === null ? {} : { "content-type": contentType }),
    host: defaults.host,
    ...(action === null ? {} : { "x-tc-action": action }),
    ...(version === null ? {} : { "x-tc-version": version }),
    "x-tc-timestamp": String(timestamp),
    ...(region === null || region === undefined ? {} : { "x-tc-region": region }),
    ...(token === undefined ? {} : { "x-tc-token": token }),
    ...(language === undefined ? {} : { "x-tc-language": language }),
    ...call.headers,
  };
}

/** A GET has no JSON to announce: the API's pages give it the type of a form. */
function defaultContentType(method: string): string {
  return method === "GET" ? "application/x-www-form-urlencoded" : "application/json";
}

interface Unsigned {
  readonly method: string;
  readonly query: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly timestamp: number;
  readonly signing: Signing;
  readonly credentials: Credentials;
}

function authorize({ method, query, headers, body, timestamp, signing, credentials }: Unsigned): string {
  const usual = headers["content-type"] === undefined ? ["host"] : ["content-type", "host"];
  return signTc3({
    method,
    canonicalQuery: query,
    headers,
    signedHeaders: signing.signedHeaders ?? usual,
    body,
    timestamp,
    ...(signing.date === undefined ? {} : { date: signing.date }),
    service: signing.service ?? "kms",
    ...(signing.terminator === undefined ? {} : { terminator: signing.terminator }),
    ...(signing.mistake === undefined ? {} : { mistake: signing.mistake }),
    secretId: signing.secretId ?? credentials.secretId.reveal(),
    secretKey: signing.secretKey ?? credentials.secretKey.reveal(),
  }).authorization;
}
