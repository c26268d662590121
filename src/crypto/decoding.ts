import { type Diagnosis, diagnoses } from "./diagnoses.ts";

/** How a data key may be encrypted for the caller, as the request names it. */
export type EncryptionAlgorithm =
  | "SM2"
  | "SM2_C1C3C2_ASN1"
  | "RSAES_PKCS1_V1_5"
  | "RSAES_OAEP_SHA_1"
  | "RSAES_OAEP_SHA_256";

/** What was seen in a ciphertext that decodes and that the document leaves open. */
export type Observation =
  | "sm2-without-04-prefix"
  | "sm2-with-04-prefix"
  | "sm2-keystream-zero"
  | "oaep-mgf1-sha1"
  | "oaep-mgf1-sha256"
  | "plaintext-looks-like-base64"
  | "plaintext-looks-like-hex";

/** A ciphertext that its algorithm's own integrity or padding rules accept. */
export interface Decoded {
  readonly outcome: "decoded";
  /** The data key: secret, never to be printed. */
  readonly plaintext: Uint8Array;
  /** Hex of what must differ between two encryptions: SM2 x and y of C1 (64 bytes), PKCS#1 padding string, OAEP seed. */
  readonly randomness: string;
  readonly observations: readonly Observation[];
}

/** A ciphertext that a strict recipient refuses, and why. The explanation holds no secret. */
export interface Undecodable {
  readonly outcome: "undecodable";
  readonly diagnosis: Diagnosis;
  readonly explanation: string;
}

export type Decoding = Decoded | Undecodable;

/** Something read from a ciphertext, or the mistake that forbids it. */
export type Reading<T> = ({ readonly outcome: "read" } & T) | Undecodable;

/** An undecodable ciphertext with the standing explanation of its diagnosis, and `detail` where there is more to say. */
export function undecodable(diagnosis: Diagnosis, detail?: string): Undecodable {
  const standing: string = diagnoses[diagnosis];
  const explanation = detail === undefined ? standing : `${standing} (${detail})`;
  return { outcome: "undecodable", diagnosis, explanation };
}
