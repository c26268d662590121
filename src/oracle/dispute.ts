import type { Reply } from "../model/reply.ts";
import type { Specs } from "../spec/index.ts";
import { decodeBase64 } from "./base64.ts";

/** The sentence of the documents that a refusal follows instead of a requirement; `undefined` where it follows none. */
export function disputeOf(specs: Specs, requirement: string, reply: Reply): string | undefined {
  if (reply.kind !== "refused") return undefined;
  const followed = specs.predictions.disputes.find(
    (dispute) => dispute.requirement === requirement && dispute.codes.includes(reply.code),
  );
  return followed?.because;
}

/** Bytes that SM2 adds to what it encrypts, without and with the mark of an uncompressed point. */
const sm2Adds = [96, 97];

/**
 * The sentence of the page that a Plaintext follows which holds a ciphertext although no public key was given: the one
 * of CiphertextBlob, or as many bytes as SM2 makes of the data key. `undefined` where it looks like neither.
 */
export function ciphertextDispute(bytes: Uint8Array, blob: unknown, expected: number): string | undefined {
  if (bytes.length === expected) return undefined;
  const isCiphertext = isBlob(bytes, blob) || sm2Adds.some((more) => bytes.length === expected + more);
  return isCiphertext
    ? "its row Plaintext speaks of a ciphertext and its row EncryptionAlgorithm of an SM2 public key by default, " +
        "but its row EncryptionPublicKey says that left empty it does not encrypt"
    : undefined;
}

function isBlob(bytes: Uint8Array, blob: unknown): boolean {
  if (typeof blob !== "string" || blob === "") return false;
  const decoded = decodeBase64(blob);
  const forms = [Buffer.from(blob), ...(typeof decoded === "string" ? [] : [decoded.bytes])];
  return forms.some((form) => Buffer.compare(form, bytes) === 0);
}
