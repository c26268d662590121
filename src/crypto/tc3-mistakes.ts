import { createHash, createHmac } from "node:crypto";
import type { SigningMistake } from "../model/exchange.ts";

/** The places of the TC3 signature at which it can go wrong and still be of the right form. */
export interface Tc3Steps {
  /** Stands before the SecretKey. */
  readonly prefix: string;
  readonly method: (method: string) => string;
  readonly path: string;
  readonly header: (name: string, value: string) => string;
  /** Of the hexadecimal SHA-256 of the body. */
  readonly bodyHash: (hash: string) => string;
  /** Of the date of the scope, YYYY-MM-DD, for the key alone. */
  readonly keyDate: (date: string) => string;
  /** 64 hex digits. */
  readonly sign: (texts: SignedTexts) => string;
}

/** What a signature is made of at its end. */
export interface SignedTexts {
  readonly signingKey: Uint8Array;
  readonly secretKey: string;
  readonly stringToSign: string;
  readonly canonicalRequest: string;
}

const hmac = (key: string | Uint8Array, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const oneDay = 86_400_000;

/** The steps as the pages prescribe them. */
export const rightSteps: Tc3Steps = {
  prefix: "TC3",
  method: (method) => method,
  path: "/",
  header: (_, value) => value,
  bodyHash: (hash) => hash,
  keyDate: (date) => date,
  sign: ({ signingKey, stringToSign }) => hmac(signingKey, stringToSign),
};

/** What each mistake does otherwise. */
export const mistakenSteps: Readonly<Record<SigningMistake, Partial<Tc3Steps>>> = {
  "without-prefix": { prefix: "" },
  "prefix-of-another": { prefix: "AWS4" },
  "unsigned-payload": { bodyHash: () => sha256("UNSIGNED-PAYLOAD") },
  "empty-object": { bodyHash: () => sha256("{}") },
  "hash-in-capitals": { bodyHash: (hash) => hash.toUpperCase() },
  "get-method": { method: () => "GET" },
  "small-method": { method: (method) => method.toLowerCase() },
  "empty-path": { path: "" },
  "other-host": { header: (name, value) => (name === "host" ? "cvm.tencentcloudapi.com" : value) },
  "no-content-type": { header: (name, value) => (name === "content-type" ? "" : value) },
  "key-of-day-before": {
    keyDate: (date) => new Date(Date.parse(`${date}T00:00:00Z`) - oneDay).toISOString().slice(0, 10),
  },
  underived: { sign: ({ secretKey, stringToSign }) => hmac(secretKey, stringToSign) },
  "canonical-request": { sign: ({ signingKey, canonicalRequest }) => hmac(signingKey, canonicalRequest) },
  unkeyed: { sign: ({ secretKey, stringToSign }) => sha256(secretKey + stringToSign) },
};
