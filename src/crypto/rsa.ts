import { constants, privateDecrypt } from "node:crypto";
import { leftPad, reversed, toHex } from "./bytes.ts";
import { type Decoding, type Observation, type Undecodable, undecodable } from "./decoding.ts";
import type { RsaDecryptionKey } from "./key-pair.ts";
import { type RequestedHash, recognizeOaep, unpadOaep } from "./oaep.ts";
import { isPatterned, type Unpadded, unpadPkcs1 } from "./pkcs1.ts";

/** How the block inside an RSA ciphertext is padded. */
export type RsaPadding =
  | { readonly kind: "pkcs1" }
  | { readonly kind: "oaep"; readonly hash: RequestedHash; readonly label?: Uint8Array };

/** A ciphertext with its padding off, and what was seen on the way; `observations` is empty where it is not read. */
export interface OpenedBlock {
  readonly unpadded: Unpadded;
  readonly observations: readonly Observation[];
}

const modulusLength = 256;
const markOfMask = { sha1: "oaep-mgf1-sha1", sha256: "oaep-mgf1-sha256" } as const;

/**
 * Decodes an RSA ciphertext: 256 bytes, below the modulus, with the padding asked for.
 * OAEP with SHA-256 may have SHA-1 or SHA-256 inside MGF1, since the name of the algorithm leaves that open.
 */
export function decodeRsa(bytes: Uint8Array, padding: RsaPadding, key: RsaDecryptionKey): Decoding {
  const { unpadded, observations } = openRsa(bytes, padding, key);
  if (unpadded.outcome === "undecodable") return unpadded;
  if (isPatterned(unpadded.randomness)) return undecodable("padding-not-random");
  const { message, randomness } = unpadded;
  return { outcome: "decoded", plaintext: message, randomness: toHex(randomness), observations };
}

/** Opens a ciphertext as RFC 8017 says and judges nothing about how random its padding is. */
export function openRsa(bytes: Uint8Array, padding: RsaPadding, key: RsaDecryptionKey): OpenedBlock {
  if (bytes.length !== modulusLength) return fault(explainLength(bytes, padding, key));
  const block = decryptBlock(bytes, key);
  const opened = block ? unpad(block, padding) : fault(undecodable("ciphertext-not-reduced"));
  if (opened.unpadded.outcome === "read") return opened;
  if (opens(reversed(bytes), padding, key)) return fault(undecodable("byte-order-reversed"));
  return block ? fault(explainBlock(block, padding, opened.unpadded)) : opened;
}

const fault = (unpadded: Undecodable): OpenedBlock => ({ unpadded, observations: [] });

/** The 256 byte block under the ciphertext; `undefined` when the ciphertext is not below the modulus. */
function decryptBlock(bytes: Uint8Array, key: RsaDecryptionKey): Uint8Array | undefined {
  if (toHex(bytes) >= key.modulusHex) return undefined;
  // The bare power is taken here, as node-forge needs a hundred times as long for it; the padding is taken apart elsewhere.
  return new Uint8Array(privateDecrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, bytes));
}

function unpad(block: Uint8Array, padding: RsaPadding): OpenedBlock {
  switch (padding.kind) {
    case "pkcs1":
      return { unpadded: unpadPkcs1(block), observations: [] };
    case "oaep":
      return unpadAnyMask(block, padding.hash, padding.label);
    default:
      return padding satisfies never;
  }
}

function unpadAnyMask(block: Uint8Array, hash: RequestedHash, label?: Uint8Array): OpenedBlock {
  const own = unpadOaep(block, hash, hash, label);
  if (own.outcome === "read") return { unpadded: own, observations: [markOfMask[hash]] };
  const other = unpadOaep(block, hash, "sha1", label);
  if (other.outcome === "read") return { unpadded: other, observations: [markOfMask.sha1] };
  return fault(own.diagnosis === "padding-unreadable" ? other : own);
}

function opens(bytes: Uint8Array, padding: RsaPadding, key: RsaDecryptionKey): boolean {
  const block = decryptBlock(bytes, key);
  return block !== undefined && unpad(block, padding).unpadded.outcome === "read";
}

function explainLength(bytes: Uint8Array, padding: RsaPadding, key: RsaDecryptionKey): Undecodable {
  const short = bytes.length < modulusLength;
  const excess = bytes.subarray(0, Math.max(0, bytes.length - modulusLength));
  const fitted = short ? leftPad(bytes, modulusLength) : bytes.subarray(excess.length);
  if (excess.every((byte) => byte === 0) && opens(fitted, padding, key)) {
    return undecodable(short ? "leading-zero-lost" : "leading-zero-added", `${bytes.length} bytes`);
  }
  return undecodable("wrong-ciphertext-length", `${bytes.length} bytes instead of ${modulusLength}`);
}

/** Recognizes the other paddings in a block that the padding asked for does not explain. */
function explainBlock(block: Uint8Array, padding: RsaPadding, found: Undecodable): Undecodable {
  const oaep = recognizeOaep(block);
  if (padding.kind === "pkcs1") {
    if (!oaep) return found;
    return undecodable("oaep-where-pkcs1-asked", `hash ${oaep.hash}, MGF1 with ${oaep.mask}`);
  }
  if (oaep && oaep.hash !== padding.hash) {
    return undecodable("oaep-other-hash", `${oaep.hash} instead of ${padding.hash}, MGF1 with ${oaep.mask}`);
  }
  const accepted = padding.hash === "sha1" ? ["sha1"] : ["sha1", "sha256"];
  if (oaep && !accepted.includes(oaep.mask)) return undecodable("oaep-other-mgf1", oaep.mask);
  if (found.diagnosis !== "padding-unreadable") return found;
  const pkcs1 = unpadPkcs1(block);
  if (pkcs1.outcome === "read") return undecodable("pkcs1-where-oaep-asked");
  return pkcs1.diagnosis === "no-padding" ? pkcs1 : found;
}
