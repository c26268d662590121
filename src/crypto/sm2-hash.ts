import smCrypto from "sm-crypto";
import { concatenate, fromHex, fromInteger } from "./bytes.ts";

/** A hash of 32 bytes. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** The four bytes that stand for a block of the key stream; blocks count from 1. */
export type Counter = (block: number) => Uint8Array;

/** SM3, 32 bytes. */
export const sm3: Hash = (bytes) => fromHex(smCrypto.sm3([...bytes]));

/** A block number as 32 bits, big-endian. */
export const standardCounter: Counter = (block) => fromInteger(BigInt(block), 4);

/**
 * The key derivation of GM/T 0003.4: hash(seed | counter) for one block after another, cut to `length` bytes. The seed
 * of SM2 is x2 | y2.
 */
export function derive(
  seed: Uint8Array,
  length: number,
  hash: Hash = sm3,
  counter = standardCounter,
): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    hash(concatenate(seed, counter(index + 1))),
  );
  return concatenate(...blocks).subarray(0, length);
}
