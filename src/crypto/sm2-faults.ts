import { createHash } from "node:crypto";
import { concatenate, fromHex, reversed, sameBytes, toInteger, xor } from "./bytes.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { multiply, type Point, pointToBytes } from "./sm2-curve.ts";
import { derive, type Hash, sm3, standardCounter } from "./sm2-hash.ts";

/** How a faulty encryptor computes: the bytes that mask the message, and C3. */
interface Model {
  readonly diagnosis: Diagnosis;
  readonly keystream?: (shared: Shared, length: number) => Uint8Array;
  readonly hash?: (shared: Shared, message: Uint8Array, cipher: Uint8Array) => Uint8Array;
}

/** Coordinates of the shared point, 32 bytes each. */
interface Shared {
  readonly x2: Uint8Array;
  readonly y2: Uint8Array;
}

const sha256: Hash = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
const compact = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0));

const models: readonly Model[] = [
  {
    diagnosis: "kdf-counter-from-zero",
    keystream: ({ x2, y2 }, n) => derive(concatenate(x2, y2), n, sm3, (block) => standardCounter(block - 1)),
  },
  {
    diagnosis: "kdf-counter-little-endian",
    keystream: ({ x2, y2 }, n) =>
      derive(concatenate(x2, y2), n, sm3, (block) => reversed(standardCounter(block))),
  },
  {
    diagnosis: "kdf-counter-stuck",
    keystream: ({ x2, y2 }, n) => derive(concatenate(x2, y2), n, sm3, () => standardCounter(1)),
  },
  { diagnosis: "kdf-x2-only", keystream: ({ x2 }, n) => derive(x2, n) },
  { diagnosis: "kdf-sha256", keystream: ({ x2, y2 }, n) => derive(concatenate(x2, y2), n, sha256) },
  {
    diagnosis: "sha256-for-sm3",
    keystream: ({ x2, y2 }, n) => derive(concatenate(x2, y2), n, sha256),
    hash: ({ x2, y2 }, message) => sha256(concatenate(x2, message, y2)),
  },
  {
    diagnosis: "shared-point-swapped",
    keystream: ({ x2, y2 }, n) => derive(concatenate(y2, x2), n),
    hash: ({ x2, y2 }, message) => sm3(concatenate(y2, message, x2)),
  },
  {
    diagnosis: "shared-point-zero-lost",
    keystream: ({ x2, y2 }, n) => derive(concatenate(compact(x2), compact(y2)), n),
    hash: ({ x2, y2 }, message) => sm3(concatenate(compact(x2), message, compact(y2))),
  },
  { diagnosis: "hash-sha256", hash: ({ x2, y2 }, message) => sha256(concatenate(x2, message, y2)) },
  { diagnosis: "hash-order", hash: ({ x2, y2 }, message) => sm3(concatenate(x2, y2, message)) },
  { diagnosis: "hash-order", hash: ({ x2, y2 }, message) => sm3(concatenate(message, x2, y2)) },
  { diagnosis: "hash-order", hash: ({ x2, y2 }, message) => sm3(concatenate(y2, message, x2)) },
  { diagnosis: "hash-message-alone", hash: (_, message) => sm3(message) },
  { diagnosis: "hash-without-y2", hash: ({ x2 }, message) => sm3(concatenate(x2, message)) },
  { diagnosis: "hash-without-x2", hash: ({ y2 }, message) => sm3(concatenate(message, y2)) },
  { diagnosis: "hash-over-cipher-part", hash: ({ x2, y2 }, _, cipher) => sm3(concatenate(x2, cipher, y2)) },
  { diagnosis: "hash-reversed", hash: ({ x2, y2 }, message) => reversed(sm3(concatenate(x2, message, y2))) },
];

/**
 * Tells which one known mistake explains a ciphertext whose C3 does not fit; `undefined` when none does.
 * A 32 byte hash has to agree, so what it names is certain.
 */
export function findComputationFault(
  c1: Point,
  hash: Uint8Array,
  cipher: Uint8Array,
  privateHex: string,
): Diagnosis | undefined {
  if (hash.every((byte) => byte === 0)) return "hash-missing";
  const bytes = pointToBytes(multiply(toInteger(fromHex(privateHex)), c1));
  const shared = { x2: bytes.subarray(0, 32), y2: bytes.subarray(32) };
  return models.find((model) => explains(model, shared, hash, cipher))?.diagnosis;
}

function explains(model: Model, shared: Shared, hash: Uint8Array, cipher: Uint8Array): boolean {
  const { x2, y2 } = shared;
  const keystream = model.keystream?.(shared, cipher.length) ?? derive(concatenate(x2, y2), cipher.length);
  const message = xor(cipher, keystream);
  const expected = model.hash?.(shared, message, cipher) ?? sm3(concatenate(x2, message, y2));
  return sameBytes(expected, hash);
}
