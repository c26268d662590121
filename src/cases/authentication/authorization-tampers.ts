import type { SignedRequest } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";
import {
  type Authorization,
  readAuthorization,
  withAuthorization,
  withHeader,
  withoutHeader,
  writeAuthorization,
} from "./authorization.ts";
import { type RequestTamper, tamper } from "./request-tamper.ts";

/** Changes of the credential scope and of the list of signed headers, the signature left as it was. */
export function scopeTampers(): readonly RequestTamper[] {
  return [
    part("date-before", ({ date }) => ({ date: dayBefore(date) })),
    part("date-empty", () => ({ date: "" }), "thorough"),
    part("service", () => ({ service: "cvm" })),
    part("service-empty", () => ({ service: "" }), "thorough"),
    part("terminator", () => ({ terminator: "tc4_request" })),
    part("algorithm-sha-1", () => ({ algorithm: "TC3-HMAC-SHA1" })),
    part("algorithm-sm3", () => ({ algorithm: "TC3-HMAC-SM3" })),
    part("algorithm", () => ({ algorithm: "TC4-HMAC-SHA256" })),
    part("signed-headers-without-host", ({ signedHeaders }) => ({
      signedHeaders: listWithout(signedHeaders, "host"),
    })),
    part("signed-headers-without-content-type", ({ signedHeaders }) => ({
      signedHeaders: listWithout(signedHeaders, "content-type"),
    })),
    part("signed-headers-and-another", ({ signedHeaders }) => ({
      signedHeaders: `${signedHeaders};x-tc-extra`,
    })),
    part("signed-headers-empty", () => ({ signedHeaders: "" }), "thorough"),
  ];
}

/** Another SecretId: one that cannot be anybody's, and the right one with a digit changed. */
export function secretIdTampers(): readonly RequestTamper[] {
  return [
    part("unknown", () => ({ secretId: `AKID${"0".repeat(32)}` })),
    part("extended", ({ secretId }) => ({ secretId: `${secretId}0` })),
    // One without letters has no other case.
    part("other-case", ({ secretId }) => ({
      secretId: otherCase(secretId) === secretId ? `${secretId}x` : otherCase(secretId),
    })),
    part("cut", ({ secretId }) => ({ secretId: secretId.slice(0, -1) })),
  ];
}

/** No Authorization, or one that is not of the TC3 form. */
export function authorizationTampers(): readonly RequestTamper[] {
  const value = (name: string, text: string, effort: Effort = "standard") =>
    tamper(name, (request) => withAuthorization(request, text), effort);
  return [
    tamper("missing", (request) => withoutHeader(request, "authorization")),
    value("empty", ""),
    // Next to a token, which alone proves nothing.
    tamper("garbage", (request) =>
      withAuthorization(withHeader(request, "x-tc-token", request.headers["x-tc-token"] ?? "x"), "x"),
    ),
    value("basic", "Basic dXNlcjpwYXNzd29yZA=="),
    value("bearer", "Bearer 0123456789abcdef"),
    value("algorithm-only", "TC3-HMAC-SHA256", "thorough"),
    value("skip", "SKIP"),
    tamper("without-credential", (request) => without(request, /Credential=[^,]*, */)),
    tamper("without-scope", (request) => without(request, /(?<=Credential=[^/,]*)\/[^,]*/)),
    tamper("quote-in-secret-id", (request) => inSecretId(request, "'--")),
    tamper("without-signed-headers", (request) => without(request, /SignedHeaders=[^,]*, */)),
    tamper("without-signature", (request) => without(request, /, *Signature=.*$/)),
    tamper("without-algorithm", (request) => without(request, /^\S+ /)),
  ];
}

function without(request: SignedRequest, pattern: RegExp): SignedRequest {
  return withAuthorization(request, writeAuthorization(readAuthorization(request)).replace(pattern, ""));
}

function inSecretId(request: SignedRequest, text: string): SignedRequest {
  const parts = readAuthorization(request);
  return withAuthorization(request, writeAuthorization({ ...parts, secretId: parts.secretId + text }));
}

function part(
  name: string,
  change: (parts: Authorization) => Partial<Authorization>,
  effort: Effort = "standard",
): RequestTamper {
  return tamper(
    name,
    (request) => {
      const parts = readAuthorization(request);
      return withAuthorization(request, writeAuthorization({ ...parts, ...change(parts) }));
    },
    effort,
  );
}

function otherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function listWithout(signedHeaders: string, name: string): string {
  return signedHeaders
    .split(";")
    .filter((each) => each !== name)
    .join(";");
}
