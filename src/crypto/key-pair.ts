import { createPrivateKey, createPublicKey, generateKeyPair as generate, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { UsageError } from "../model/errors.ts";
import { Secret } from "../model/secret.ts";
import { fromHex, toHex, toInteger } from "./bytes.ts";
import { basePoint, groupOrder, multiply, pointToBytes } from "./sm2-curve.ts";

export type KeyKind = "RSA_2048" | "SM2";

/** An RSA pair of 2048 bits. `modulusHex` has 512 digits. */
export interface RsaDecryptionKey {
  readonly kind: "RSA_2048";
  readonly publicPem: string;
  readonly privateKey: KeyObject;
  readonly modulusHex: string;
}

/** An SM2 pair. `publicHex` is x and y, 128 digits; `privateHex` holds 64 digits and never prints. */
export interface Sm2DecryptionKey {
  readonly kind: "SM2";
  readonly publicPem: string;
  readonly privateHex: Secret;
  readonly publicHex: string;
}

/** A pair whose public half goes into a request (`publicPem`, SubjectPublicKeyInfo) and whose private half decodes the answer. */
export type DecryptionKey = RsaDecryptionKey | Sm2DecryptionKey;

/** SubjectPublicKeyInfo of an uncompressed SM2 point up to and with the 04 byte; x and y follow. */
const sm2KeyPrefix = fromHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");

const generatePair = promisify(generate);

/** Makes a fresh pair of the given kind; `publicExponent` is that of an RSA key. */
export async function generateKeyPair(kind: KeyKind, publicExponent = 65_537): Promise<DecryptionKey> {
  switch (kind) {
    case "RSA_2048": {
      const { privateKey } = await generatePair("rsa", { modulusLength: 2048, publicExponent });
      return rsaKey(privateKey);
    }
    case "SM2": {
      const { privateKey } = await generatePair("ec", { namedCurve: "SM2" });
      return sm2KeyFromPrivate(privateScalar(privateKey));
    }
    default:
      return kind satisfies never;
  }
}

/**
 * An SM2 pair from its private value.
 * @param hex 64 hex digits, a number from 1 to the group order minus 2
 * @throws UsageError when it is no such number
 */
export function sm2KeyFromPrivate(hex: string): Sm2DecryptionKey {
  const scalar = /^[0-9a-f]{64}$/i.test(hex) ? toInteger(fromHex(hex)) : 0n;
  if (scalar < 1n || scalar > groupOrder - 2n) {
    throw new UsageError(
      "This is no SM2 private key: give 64 hex digits of a number from 1 to the group order minus 2.",
    );
  }
  const point = pointToBytes(multiply(scalar, basePoint));
  const spki = Buffer.concat([sm2KeyPrefix, point]).toString("base64");
  const lines = spki.match(/.{1,64}/g) ?? [];
  const publicPem = `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
  return { kind: "SM2", publicPem, privateHex: new Secret(hex.toLowerCase()), publicHex: toHex(point) };
}

/**
 * An RSA pair from the PEM of its private key (PKCS#8 or PKCS#1, not encrypted).
 * @throws UsageError when it is no RSA private key of 2048 bits
 */
export function rsaKeyFromPem(pem: string): RsaDecryptionKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    throw new UsageError(
      "This is no private key in PEM: give an unencrypted PKCS#8 or PKCS#1 RSA key of 2048 bits.",
    );
  }
  const bits = privateKey.asymmetricKeyDetails?.modulusLength;
  if (privateKey.asymmetricKeyType !== "rsa" || bits !== 2048) {
    throw new UsageError(
      `This is no RSA key of 2048 bits but ${privateKey.asymmetricKeyType} of ${bits ?? "unknown"} bits.`,
    );
  }
  return rsaKey(privateKey);
}

function rsaKey(privateKey: KeyObject): RsaDecryptionKey {
  const publicKey = createPublicKey(privateKey);
  const modulus = Buffer.from(publicKey.export({ format: "jwk" }).n ?? "", "base64url");
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  return { kind: "RSA_2048", publicPem, privateKey, modulusHex: modulus.toString("hex") };
}

/**
 * The private value inside PKCS#8 of an SM2 key, which node:crypto writes as
 * `… 30 6b | 02 01 01 | 04 20 <32 bytes> | a1 44 03 42 00 04 <x> <y>`.
 */
function privateScalar(key: KeyObject): string {
  const der = key.export({ type: "pkcs8", format: "der" });
  const start = der.indexOf(fromHex("306b0201010420")) + 7;
  return der.subarray(start, start + 32).toString("hex");
}
