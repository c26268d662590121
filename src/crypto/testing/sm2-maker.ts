import { createHash, randomBytes } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import { concatenate, fromHex, toHex } from "../bytes.ts";

/** The parts of an SM2 ciphertext, and the shared point behind it. All but `c2` have 32 bytes. */
export interface Sm2Parts {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
  readonly c3: Uint8Array;
  readonly c2: Uint8Array;
  readonly x2: Uint8Array;
  readonly y2: Uint8Array;
}

/** Replaces one step of the encryption. */
export interface Sm2Vice {
  /** Ephemeral private value, 64 hex digits. */
  readonly k?: string;
  readonly keystream?: (x2: Uint8Array, y2: Uint8Array, length: number) => Uint8Array;
  readonly hash?: (x2: Uint8Array, message: Uint8Array, y2: Uint8Array, c2: Uint8Array) => Uint8Array;
}

export const sm3 = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(
    createHash("sm3")
      .update(concatenate(...parts))
      .digest(),
  );

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(
    createHash("sha256")
      .update(concatenate(...parts))
      .digest(),
  );

/** A big-endian 32 bit counter. */
export const counter = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** Blocks of `block(1)`, `block(2)`, … cut to `length` bytes. */
export function stream(length: number, block: (count: number) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) bytes.set(block(at / 32 + 1).subarray(0, length - at), at);
  return bytes;
}

/**
 * Encrypts with the curve of sm-crypto-v2 and the hash of node:crypto, neither of which the decoder uses.
 * @param publicHex x and y, 128 digits
 */
export function encryptSm2(message: Uint8Array, publicHex: string, vice: Sm2Vice = {}): Sm2Parts {
  // Zero bytes at the front keep a random value below the group order.
  const k = vice.k ?? `00000000${toHex(randomBytes(28))}`;
  const c1 = fromHex(sm2.getPublicKeyFromPrivateKey(k));
  const shared = sm2.ecdh(k, `04${publicHex}`, false);
  const [x2, y2] = [shared.slice(1, 33), shared.slice(33, 65)];
  const standard = (count: number) => sm3(x2, y2, counter(count));
  const mask = vice.keystream?.(x2, y2, message.length) ?? stream(message.length, standard);
  const c2 = message.map((byte, index) => byte ^ (mask[index] ?? 0));
  const c3 = vice.hash?.(x2, message, y2, c2) ?? sm3(x2, message, y2);
  return { x: c1.slice(1, 33), y: c1.slice(33, 65), c3, c2, x2, y2 };
}

/** Encrypts again and again until the parts are as wanted. */
export function encryptSm2Until(
  wanted: (parts: Sm2Parts) => boolean,
  message: Uint8Array,
  publicHex: string,
  vice: Sm2Vice = {},
): Sm2Parts {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const parts = encryptSm2(message, publicHex, vice);
    if (wanted(parts)) return parts;
  }
  throw new Error("No ciphertext of the wanted form came up in 20,000 attempts: is the condition possible?");
}

/** C1C3C2 without prefix. */
export const raw = ({ x, y, c3, c2 }: Sm2Parts): Uint8Array => concatenate(x, y, c3, c2);
