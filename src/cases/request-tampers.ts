import { InternalHarnessError } from "../model/errors.ts";
import type { SignedRequest } from "../model/exchange.ts";
import type { Effort } from "../model/profile.ts";
import {
  type Authorization,
  readAuthorization,
  withAuthorization,
  withHeader,
  withoutHeader,
  writeAuthorization,
} from "./authorization.ts";
import { LENGTH } from "./minimal-request.ts";

/** A change of a request that was rightly signed. */
export interface RequestTamper {
  readonly name: string;
  readonly alter: (request: SignedRequest) => SignedRequest;
  readonly effort: Effort;
}

/** Changes of the body: it stays JSON, and but for the signature each of them would be granted. The call needs NumberOfBytes. */
export function bodyTampers(): readonly RequestTamper[] {
  return [
    tamper("length-plus-one", longerByOne, "smoke"),
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

function textOf(request: SignedRequest): string {
  return Buffer.from(request.body).toString("utf8");
}

function withBody(request: SignedRequest, text: string): SignedRequest {
  const changed = { ...request, body: new Uint8Array(Buffer.from(text, "utf8")) };
  const length = request.headers["content-length"];
  return length === undefined ? changed : withHeader(changed, "content-length", String(changed.body.length));
}

/** Changes of header fields that the signature covers; each value would be good had it been signed. */
export function headerTampers(): readonly RequestTamper[] {
  return [
    tamper(
      "content-type",
      (request) => withHeader(request, "content-type", otherContentType(request)),
      "smoke",
    ),
    tamper("timestamp-later", (request) => withTimestamp(request, 1)),
    tamper("timestamp-earlier", (request) => withTimestamp(request, -1), "thorough"),
  ];
}

function otherContentType(request: SignedRequest): string {
  const signed = request.headers["content-type"] ?? "";
  return signed.includes("charset") ? "application/json" : "application/json; charset=utf-8";
}

function withTimestamp(request: SignedRequest, seconds: number): SignedRequest {
  return withHeader(request, "x-tc-timestamp", String(Number(request.headers["x-tc-timestamp"]) + seconds));
}

/** Changes of the credential scope and of the list of signed headers, the signature left as it was. */
export function scopeTampers(): readonly RequestTamper[] {
  return [
    part("date-before", ({ date }) => ({ date: dayBefore(date) })),
    part("date-empty", () => ({ date: "" }), "thorough"),
    part("service", () => ({ service: "cvm" })),
    part("service-empty", () => ({ service: "" }), "thorough"),
    part("terminator", () => ({ terminator: "tc4_request" })),
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
    part("unknown", () => ({ secretId: `AKID${"0".repeat(32)}` }), "smoke"),
    part("extended", ({ secretId }) => ({ secretId: `${secretId}0` })),
    part("cut", ({ secretId }) => ({ secretId: secretId.slice(0, -1) }), "thorough"),
  ];
}

/** No Authorization, or one that is not of the TC3 form. */
export function authorizationTampers(): readonly RequestTamper[] {
  const value = (name: string, text: string, effort: Effort = "standard") =>
    tamper(name, (request) => withAuthorization(request, text), effort);
  return [
    tamper("missing", (request) => withoutHeader(request, "authorization"), "smoke"),
    value("empty", ""),
    value("garbage", "x"),
    value("basic", "Basic dXNlcjpwYXNzd29yZA=="),
    value("bearer", "Bearer 0123456789abcdef"),
    value("algorithm-only", "TC3-HMAC-SHA256"),
    value("skip", "SKIP"),
    tamper("without-credential", (request) => without(request, /Credential=[^,]*, */)),
    tamper("without-signed-headers", (request) => without(request, /SignedHeaders=[^,]*, */), "thorough"),
    tamper("without-signature", (request) => without(request, /, *Signature=.*$/)),
    tamper("without-algorithm", (request) => without(request, /^\S+ /), "thorough"),
  ];
}

function without(request: SignedRequest, pattern: RegExp): SignedRequest {
  return withAuthorization(request, writeAuthorization(readAuthorization(request)).replace(pattern, ""));
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

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function listWithout(signedHeaders: string, name: string): string {
  return signedHeaders
    .split(";")
    .filter((each) => each !== name)
    .join(";");
}

function tamper(
  name: string,
  alter: (request: SignedRequest) => SignedRequest,
  effort: Effort = "standard",
): RequestTamper {
  return { name, alter, effort };
}
