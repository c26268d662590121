import { InternalHarnessError } from "../model/errors.ts";
import { type Decoding, type EncryptionAlgorithm, type Observation, undecodable } from "./decoding.ts";
import type { Diagnosis } from "./diagnoses.ts";
import type { DecryptionKey } from "./key-pair.ts";
import { decodeRsa, type RsaPadding } from "./rsa.ts";
import { decodeSm2Asn1, decodeSm2Raw } from "./sm2.ts";
import { readText } from "./text.ts";

/** What is said of bytes in which nothing of a ciphertext was recognized. */
const shapelessDiagnoses: ReadonlySet<Diagnosis> = new Set<Diagnosis>([
  "point-not-on-curve",
  "wrong-ciphertext-length",
  "not-der",
  "truncated",
  "asn1-structure",
]);

/**
 * Decodes a data key that was encrypted for `key`, or tells which mistake makes that impossible.
 * Only what the algorithm's own integrity or padding rules accept is decoded; its length is for the caller to compare.
 * @param ciphertext after Base64
 * @param expectedLength bytes that the data key should have: helps to name a mistake, never decides whether something decodes
 * @throws InternalHarnessError when the algorithm cannot go with this kind of key
 */
export function decodeDataKey(
  ciphertext: Uint8Array,
  algorithm: EncryptionAlgorithm,
  key: DecryptionKey,
  expectedLength?: number,
): Decoding {
  if (ciphertext.length === 0) return undecodable("empty");
  const decoding = decode(ciphertext, algorithm, key, expectedLength);
  if (decoding.outcome === "decoded") {
    return { ...decoding, observations: [...decoding.observations, ...observeText(decoding.plaintext)] };
  }
  const shapeless = shapelessDiagnoses.has(decoding.diagnosis);
  if (shapeless && ciphertext.length === expectedLength) return undecodable("not-encrypted");
  const text = readText(ciphertext);
  return text === undefined
    ? decoding
    : undecodable("text-encoded", `${text.kind} of ${text.bytes.length} bytes`);
}

const paddings = {
  RSAES_PKCS1_V1_5: { kind: "pkcs1" },
  RSAES_OAEP_SHA_1: { kind: "oaep", hash: "sha1" },
  RSAES_OAEP_SHA_256: { kind: "oaep", hash: "sha256" },
} as const satisfies Readonly<Record<string, RsaPadding>>;

function decode(
  bytes: Uint8Array,
  algorithm: EncryptionAlgorithm,
  key: DecryptionKey,
  expectedLength: number | undefined,
): Decoding {
  switch (algorithm) {
    case "SM2":
      if (key.kind !== "SM2") throw mismatch(algorithm, key);
      return decodeSm2Raw(bytes, key, expectedLength);
    case "SM2_C1C3C2_ASN1":
      if (key.kind !== "SM2") throw mismatch(algorithm, key);
      return decodeSm2Asn1(bytes, key);
    case "RSAES_PKCS1_V1_5":
    case "RSAES_OAEP_SHA_1":
    case "RSAES_OAEP_SHA_256":
      if (key.kind !== "RSA_2048") throw mismatch(algorithm, key);
      return decodeRsa(bytes, paddings[algorithm], key);
    default:
      return algorithm satisfies never;
  }
}

function mismatch(algorithm: EncryptionAlgorithm, key: DecryptionKey): InternalHarnessError {
  return new InternalHarnessError(
    `${algorithm} was to be decoded with an ${key.kind} key: pass a key of the other kind.`,
  );
}

function observeText(plaintext: Uint8Array): readonly Observation[] {
  const text = readText(plaintext);
  return text === undefined ? [] : [`plaintext-looks-like-${text.kind}`];
}
