import { createPublicKey, type KeyObject } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";

/** A point of the SM2 curve, prepared for many multiplications. */
export type Sm2Point = ReturnType<typeof sm2.precomputePublicKey>;

/** A caller's public key of one of the two kinds that the document allows. */
export type PublicKey =
  | { readonly kind: "RSA"; readonly key: KeyObject; readonly bytes: number }
  | { readonly kind: "SM2"; readonly point: Sm2Point };

/** How an EncryptionPublicKey is read. Whatever is wrong with it is FailedOperation.EncryptionError. */
export interface PublicKeyRules {
  readonly rsaBits: readonly number[];
  /** DER of SubjectPublicKeyInfo out of PEM. */
  readonly decodePem: (pem: string) => Uint8Array;
  readonly readSm2Key: (der: Uint8Array) => PublicKey;
  readonly readRsaKey: (call: Call, der: Uint8Array) => PublicKey;
  readonly readPublicKey: (call: Call, pem: string) => PublicKey;
}

const pemForm = /^\s*-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/;

/** SubjectPublicKeyInfo of an uncompressed SM2 point, up to its coordinates: id-ecPublicKey, 1.2.156.10197.1.301, 04. */
const sm2Prefix = Buffer.from("3059301306072a8648ce3d020106082a811ccf5501822d03420004", "hex");
const coordinateLength = 32;

// Four bits a window: preparing costs about as much as one and a half encryptions without it.
const windowBits = 4;

const unreadable = (why: string): Refusal => new Refusal("FailedOperation.EncryptionError", why);

// A 2048-bit key takes 450 characters; the bound keeps the cache of keys small whatever comes.
const pemMaximum = 8192;

function decodePem(pem: string): Uint8Array {
  if (pem.length > pemMaximum) throw unreadable("EncryptionPublicKey is too long");
  const base64 = pemForm.exec(pem)?.[1]?.replaceAll(/\s/g, "");
  const der = Buffer.from(base64 ?? "", "base64");
  if (base64 === undefined || der.toString("base64") !== base64) {
    throw unreadable("EncryptionPublicKey is not PEM of a PUBLIC KEY");
  }
  return der;
}

function readSm2Key(der: Uint8Array): PublicKey {
  if (der.length !== sm2Prefix.length + 2 * coordinateLength)
    throw unreadable("the SM2 key has a wrong length");
  const hex = Buffer.from(der.subarray(sm2Prefix.length - 1)).toString("hex");
  try {
    return { kind: "SM2", point: sm2.precomputePublicKey(hex, windowBits) };
  } catch {
    throw unreadable("EncryptionPublicKey is no point of the SM2 curve");
  }
}

function parseSpki(der: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });
  } catch {
    throw unreadable("EncryptionPublicKey is not a SubjectPublicKeyInfo");
  }
}

function readRsaKey(call: Call, der: Uint8Array): PublicKey {
  const key = parseSpki(der);
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== "rsa") throw unreadable("EncryptionPublicKey is neither RSA nor SM2");
  if (!call.rules.rsaBits.includes(modulusLength)) throw unreadable("the RSA key must have 2048 bits");
  if (publicExponent < 3n || publicExponent % 2n === 0n)
    throw unreadable("the RSA key has no usable exponent");
  if (!key.export({ format: "der", type: "spki" }).equals(der))
    throw unreadable("the RSA key is not strict DER");
  return { kind: "RSA", key, bytes: modulusLength / 8 };
}

/** The reference's reading: PEM `PUBLIC KEY`, its Base64 broken into lines in any way, nothing before or after. */
export const publicKeyRules: PublicKeyRules = {
  rsaBits: [2048],
  decodePem,
  readSm2Key,
  readRsaKey,
  readPublicKey: (call, pem) =>
    call.state.publicKeys.obtain(pem, () => {
      const der = call.rules.decodePem(pem);
      const isSm2 = sm2Prefix.equals(der.subarray(0, sm2Prefix.length));
      return isSm2 ? call.rules.readSm2Key(der) : call.rules.readRsaKey(call, der);
    }),
};
