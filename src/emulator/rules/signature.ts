import { createHmac, hash } from "node:crypto";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { sameInConstantTime } from "./authentication.ts";

/** What a signature covers and how it is computed. */
export interface SignatureRules {
  /** Values of Host for which a signature is good: with and without the port. */
  readonly acceptedHosts: (call: Call) => readonly string[];
  readonly canonicalQuery: (call: Call) => string;
  readonly canonicalHeaders: (call: Call, host: string) => string;
  /** Lower-case hex SHA-256 of the body. */
  readonly bodyHash: (call: Call) => string;
  readonly canonicalRequest: (call: Call, host: string) => string;
  readonly stringToSign: (call: Call, canonicalRequest: string) => string;
  /** The HMAC key that the caller, the day and the service lead to. */
  readonly signingKey: (call: Call) => Uint8Array;
  /** The signature that the request should carry, 64 lower-case hex digits. */
  readonly sign: (call: Call, host: string) => string;
  readonly sameSignature: (expected: string, given: string) => boolean;
  readonly checkSignature: (call: Call) => void;
}

const sha256 = (value: string | Uint8Array): string => hash("sha256", value);
const hmac = (key: string | Uint8Array, value: string): Buffer =>
  createHmac("sha256", key).update(value).digest();

function headerValue(call: Call, name: string, host: string): string {
  const value = name === "host" ? host : (call.request.headers[name] ?? "");
  return value.trim().toLowerCase();
}

/**
 * TC3-HMAC-SHA256 as the common pages tell it.
 *
 * ```
 * canonical request = method LF "/" LF query LF (name ":" value LF)… LF names LF sha256(body)
 * string to sign    = "TC3-HMAC-SHA256" LF timestamp LF date "/" service "/tc3_request" LF sha256(canonical request)
 * signature         = HMAC(HMAC(HMAC(HMAC("TC3" secret key, date), service), "tc3_request"), string to sign)
 * ```
 */
export const signatureRules: SignatureRules = {
  acceptedHosts: (call) => {
    const sent = call.header("host") ?? "";
    const bare = sent.replace(/:\d+$/, "");
    return bare === sent ? [sent] : [sent, bare];
  },
  canonicalQuery: (call) => (call.request.method === "GET" ? call.query : ""),
  canonicalHeaders: (call, host) =>
    call.authorization.signedHeaders
      .toSorted()
      .map((name) => `${name}:${headerValue(call, name, host)}\n`)
      .join(""),
  bodyHash: (call) => sha256(call.request.body),
  canonicalRequest: (call, host) =>
    [
      call.request.method,
      "/",
      call.rules.canonicalQuery(call),
      call.rules.canonicalHeaders(call, host),
      call.authorization.signedHeaders.toSorted().join(";"),
      call.rules.bodyHash(call),
    ].join("\n"),
  stringToSign: (call, canonicalRequest) => {
    const { date, service, terminator } = call.authorization;
    const scope = `${date}/${service}/${terminator}`;
    return ["TC3-HMAC-SHA256", call.header("x-tc-timestamp") ?? "", scope, sha256(canonicalRequest)].join(
      "\n",
    );
  },
  signingKey: (call) => {
    const { date, service, terminator } = call.authorization;
    const derive = () => hmac(hmac(hmac(`TC3${call.caller.secretKey.reveal()}`, date), service), terminator);
    return call.state.signingKeys.obtain([call.caller.secretId, date, service, terminator].join("/"), derive);
  },
  sign: (call, host) => {
    const { rules } = call;
    return hmac(
      rules.signingKey(call),
      rules.stringToSign(call, rules.canonicalRequest(call, host)),
    ).toString("hex");
  },
  sameSignature: sameInConstantTime,
  checkSignature: (call) => {
    const { rules } = call;
    const given = call.authorization.signature;
    if (rules.acceptedHosts(call).some((host) => rules.sameSignature(rules.sign(call, host), given))) return;
    throw new Refusal("AuthFailure.SignatureFailure", "check the secret key and the signed text");
  },
};
