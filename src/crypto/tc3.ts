import { createHash, createHmac } from "node:crypto";
import type { Headers, Parameters, SigningMistake } from "../model/exchange.ts";
import { mistakenSteps, rightSteps, type Tc3Steps } from "./tc3-mistakes.ts";

/** What is signed, and with which key. `timestamp` is in seconds since the epoch. */
export interface Tc3Input {
  readonly method: string;
  /** Encoded query without the question mark; empty for POST. */
  readonly canonicalQuery: string;
  /** Fields by lower-case name. */
  readonly headers: Headers;
  /** Names of the fields that are signed; a name that `headers` lacks is signed with an empty value. */
  readonly signedHeaders: readonly string[];
  readonly body: Uint8Array;
  readonly timestamp: number;
  /** Date of the credential scope, YYYY-MM-DD; the UTC date of `timestamp` when absent. */
  readonly date?: string;
  readonly service: string;
  /** The end of the credential scope instead of `tc3_request`. */
  readonly terminator?: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** Signs wrongly, in this way. */
  readonly mistake?: SigningMistake;
}

/** Every value on the way to a signature. `derived` signs requests for a day and is as secret as the key. */
export interface Tc3Signature {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  /** 64 hex digits. */
  readonly signature: string;
  /** Value of the Authorization header. */
  readonly authorization: string;
  readonly derived: {
    readonly secretDate: string;
    readonly secretService: string;
    readonly secretSigning: string;
  };
}

const algorithm = "TC3-HMAC-SHA256";
const rightTerminator = "tc3_request";

/**
 * Signs a request as TC3-HMAC-SHA256 prescribes (API 3.0, signature v3).
 *
 * ```
 * canonical request   method LF / LF query LF (name:value LF)… LF name;name LF hex(SHA-256(body))
 * string to sign      TC3-HMAC-SHA256 LF timestamp LF date/service/tc3_request LF hex(SHA-256(canonical request))
 * signing key         HMAC(HMAC(HMAC("TC3" secretKey, date), service), "tc3_request")
 * ```
 */
export function signTc3(input: Tc3Input): Tc3Signature {
  const date = input.date ?? new Date(input.timestamp * 1000).toISOString().slice(0, 10);
  const { terminator = rightTerminator, secretKey, mistake } = input;
  const steps = { ...rightSteps, ...(mistake === undefined ? {} : mistakenSteps[mistake]) };
  const scope = `${date}/${input.service}/${terminator}`;
  const names = input.signedHeaders.map((name) => name.toLowerCase()).sort();
  const canonicalRequest = toCanonicalRequest(input, names, steps);
  const stringToSign = [algorithm, String(input.timestamp), scope, sha256(canonicalRequest)].join("\n");
  const derived = derive(`${steps.prefix}${secretKey}`, [steps.keyDate(date), input.service, terminator]);
  const [secretDate, secretService, secretSigning] = derived;
  const signature = steps.sign({ signingKey: secretSigning, secretKey, stringToSign, canonicalRequest });
  const credential = `Credential=${input.secretId}/${scope}`;
  return {
    canonicalRequest,
    stringToSign,
    signature,
    authorization: `${algorithm} ${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
    derived: {
      secretDate: secretDate.toString("hex"),
      secretService: secretService.toString("hex"),
      secretSigning: secretSigning.toString("hex"),
    },
  };
}

/** The keys between a SecretKey and its signatures for KMS on a day (YYYY-MM-DD), in hex: as secret as the SecretKey is. */
export function derivedKeys(secretKey: string, date: string): readonly string[] {
  return derive(`${rightSteps.prefix}${secretKey}`, [date, "kms", rightTerminator]).map((key) =>
    key.toString("hex"),
  );
}

type Steps<T> = readonly [date: T, service: T, terminator: T];

function derive(secret: string, [date, service, terminator]: Steps<string>): Steps<Buffer> {
  const secretDate = hmac(secret, date);
  const secretService = hmac(secretDate, service);
  return [secretDate, secretService, hmac(secretService, terminator)];
}

function toCanonicalRequest(input: Tc3Input, names: readonly string[], steps: Tc3Steps): string {
  const signedValue = (name: string): string => (input.headers[name] ?? "").trim().toLowerCase();
  const lines = names.map((name) => `${name}:${steps.header(name, signedValue(name))}\n`);
  const hash = steps.bodyHash(sha256(input.body));
  return [
    ...[steps.method(input.method), steps.path, input.canonicalQuery],
    ...[lines.join(""), names.join(";"), hash],
  ].join("\n");
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();

/**
 * The query of a GET: names and values in the percent encoding of RFC 3986 (upper-case hex, only letters, digits
 * and `-._~` as they are), sorted by name. Strings go in as they are, other values as JSON text, undefined not at all.
 */
export function canonicalQuery(parameters: Parameters): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([name, value]) =>
        `${encode(name)}=${encode(typeof value === "string" ? value : JSON.stringify(value))}`,
    )
    .join("&");
}

function encode(text: string): string {
  // Byte by byte, because encodeURIComponent throws on half a surrogate pair and leaves !'()* alone.
  return Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}
