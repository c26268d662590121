import { createHash } from "node:crypto";
import forge from "node-forge";
import { concatenate, fromBinaryString, fromInteger, sameBytes, toBinaryString, xor } from "./bytes.ts";
import { undecodable } from "./decoding.ts";
import type { Unpadded } from "./pkcs1.ts";

/** The hashes with which OAEP is recognized; the first two are those that a request can ask for. */
export const oaepHashes = ["sha1", "sha256", "sha224", "sha384", "sha512", "md5", "sm3"] as const;
export type OaepHash = (typeof oaepHashes)[number];
/** The hashes that an answer may rightly use, for OAEP itself and inside MGF1. */
export type RequestedHash = "sha1" | "sha256";

interface Unmasked {
  readonly seed: Uint8Array;
  readonly data: Uint8Array;
}

const digest = (hash: OaepHash, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash(hash).update(bytes).digest());

function mgf1(seed: Uint8Array, length: number, hash: OaepHash): Uint8Array {
  const size = digest(hash, seed).length;
  const blocks = Array.from({ length: Math.ceil(length / size) }, (_, index) =>
    digest(hash, concatenate(seed, fromInteger(BigInt(index), 4))),
  );
  return concatenate(...blocks).subarray(0, length);
}

function unmask(block: Uint8Array, hash: OaepHash, mask: OaepHash): Unmasked {
  const size = digest(hash, block).length;
  const maskedData = block.subarray(1 + size);
  const seed = xor(block.subarray(1, 1 + size), mgf1(maskedData, size, mask));
  return { seed, data: xor(maskedData, mgf1(seed, maskedData.length, mask)) };
}

/**
 * Takes an OAEP block apart (RFC 8017, 7.1.2). node-forge decides whether the padding is right; the seed is read here.
 *
 * ```
 * 00 | seed xor MGF1(masked data) | data xor MGF1(seed)
 * data = hash(label) | 00 … 00 | 01 | message
 * ```
 * @param block as many bytes as the modulus
 */
export function unpadOaep(
  block: Uint8Array,
  hash: RequestedHash,
  mask: RequestedHash,
  label: Uint8Array = new Uint8Array(),
): Unpadded {
  const { seed, data } = unmask(block, hash, mask);
  const key = { n: { bitLength: () => block.length * 8 } };
  const md = forge.md[hash].create();
  const options = { label: toBinaryString(label), md, mgf1: { md: forge.md[mask].create() } };
  try {
    const message = forge.pkcs1.decode_rsa_oaep(key, toBinaryString(block), options);
    return { outcome: "read", message: fromBinaryString(message), randomness: seed };
  } catch {
    return explainFault(block[0] ?? 0, data, digest(hash, label));
  }
}

/** Which hashes, for OAEP and inside MGF1, fit a block that has the empty label. */
export function recognizeOaep(block: Uint8Array): { hash: OaepHash; mask: OaepHash } | undefined {
  if (block[0] !== 0) return undefined;
  for (const hash of oaepHashes) {
    const labelHash = digest(hash, new Uint8Array());
    const fitting = oaepHashes.find((mask) => {
      const { data } = unmask(block, hash, mask);
      return sameBytes(data.subarray(0, labelHash.length), labelHash);
    });
    if (fitting) return { hash, mask: fitting };
  }
  return undefined;
}

function explainFault(first: number, data: Uint8Array, labelHash: Uint8Array): Unpadded {
  const labelFits = sameBytes(data.subarray(0, labelHash.length), labelHash);
  const padding = data.subarray(labelHash.length);
  const separator = padding.findIndex((byte) => byte !== 0);
  const separated = padding[separator] === 1;
  if (labelFits) return undecodable(first !== 0 && separated ? "padding-first-byte" : "oaep-padding");
  // A run of zero bytes and then 01 shows that the masks came off rightly, so that only the label can be wrong.
  return separated && separator >= 8 ? undecodable("oaep-label-hash") : undecodable("padding-unreadable");
}
