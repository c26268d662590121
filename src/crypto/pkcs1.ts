import { type Reading, undecodable } from "./decoding.ts";

/** A message taken out of its padding, and the random bytes of the padding. */
export type Unpadded = Reading<{ readonly message: Uint8Array; readonly randomness: Uint8Array }>;

/**
 * Takes a PKCS#1 v1.5 block apart (RFC 8017, 7.2.2), as strictly as it is written there.
 *
 * ```
 * 00 | 02 | PS (8 or more bytes, none of them 0) | 00 | message
 * ```
 *
 * Not in constant time, which is right for keys that live for one test run.
 */
export function unpadPkcs1(block: Uint8Array): Unpadded {
  const [first, type] = block;
  if (first !== 0) return undecodable("padding-first-byte");
  // An unpadded message of at most 246 bytes leaves this; a random padding string does once in 2^64.
  if (type === 0 && block.subarray(2, 10).every((byte) => byte === 0)) return undecodable("no-padding");
  if (type !== 2) return undecodable("padding-block-type", `it is ${type?.toString(16).padStart(2, "0")}`);
  const separator = block.indexOf(0, 2);
  if (separator < 0) return undecodable("padding-no-separator");
  const randomness = block.subarray(2, separator);
  if (randomness.length < 8) return undecodable("padding-too-short", `${randomness.length} bytes`);
  return { outcome: "read", message: block.subarray(separator + 1), randomness };
}

/**
 * Whether bytes are all equal or go up or down by equal steps. Eight random bytes do so once in 10^14 times.
 */
export function isPatterned(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const steps = bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0));
  return steps.every((step) => step === steps[0]);
}
