import { createHash } from "node:crypto";
import type { Change } from "../../change.ts";
import { counterKdf, sm3Bytes } from "../../rules/sm2.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import { undecipherable } from "./sm2-requirements.ts";

type Kdf = (seed: Uint8Array, length: number) => Uint8Array;

const kdf =
  (sm2Kdf: Kdf): Change =>
  (reference) => ({ ...reference, sm2Kdf });

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash("sha256").update(Buffer.concat(parts)).digest();

/** Key stream out of one block for each counter from 1. */
function blocks(length: number, block: (counter: number) => Uint8Array): Uint8Array {
  const all = Array.from({ length: Math.ceil(length / 32) }, (_, index) => block(index + 1));
  return Buffer.concat(all).subarray(0, length);
}

function counted(counter: number, size: 4 | 8, order: "big" | "little"): Buffer {
  const bytes = Buffer.alloc(size);
  if (order === "big") bytes.writeUInt32BE(counter, size - 4);
  else bytes.writeUInt32LE(counter, 0);
  return bytes;
}

const withoutZeros = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0));

/** The shared point changed before anything is derived of it. */
const shared =
  (change: (x2: Uint8Array, y2: Uint8Array) => readonly [Uint8Array, Uint8Array]): Change =>
  (reference) => ({
    ...reference,
    sm2Kdf: (seed, length) =>
      reference.sm2Kdf(Buffer.concat(change(seed.subarray(0, 32), seed.subarray(32))), length),
    sm2Hash: (x2, message, y2) => {
      const [first, second] = change(x2, y2);
      return reference.sm2Hash(first, message, second);
    },
  });

/** Mistakes in the key derivation of SM2. */
export const sm2KdfMutants: readonly Mutant[] = [
  mutant(
    "sm2-kdf-counter-from-0",
    undecipherable,
    "The key derivation counts from 0",
    kdf((seed, length) => counterKdf(seed, length, 0)),
  ),
  mutant(
    "sm2-kdf-counter-little-endian",
    undecipherable,
    "The key derivation counts with the last byte first",
    kdf((seed, length) => blocks(length, (counter) => sm3Bytes(seed, counted(counter, 4, "little")))),
  ),
  mutant(
    "sm2-kdf-counter-64-bits",
    undecipherable,
    "The counter of the key derivation has eight bytes",
    kdf((seed, length) => blocks(length, (counter) => sm3Bytes(seed, counted(counter, 8, "big")))),
  ),
  mutant(
    "sm2-kdf-counter-before-seed",
    undecipherable,
    "The counter stands before the shared point",
    kdf((seed, length) => blocks(length, (counter) => sm3Bytes(counted(counter, 4, "big"), seed))),
  ),
  mutant(
    "sm2-kdf-block-repeated",
    undecipherable,
    "The key derivation repeats its first block, so that only long data keys are wrong",
    kdf((seed, length) => blocks(length, () => counterKdf(seed, 32))),
  ),
  mutant(
    "sm2-kdf-first-block-only",
    undecipherable,
    "Past 32 bytes the data key is not encrypted at all",
    kdf((seed, length) =>
      Buffer.concat([counterKdf(seed, Math.min(32, length)), Buffer.alloc(Math.max(0, length - 32))]),
    ),
  ),
  mutant(
    "sm2-kdf-counter-wraps-at-16",
    undecipherable,
    "The counter of the key derivation starts again after 16 blocks",
    kdf((seed, length) =>
      blocks(length, (counter) => sm3Bytes(seed, counted(((counter - 1) % 16) + 1, 4, "big"))),
    ),
  ),
  mutant(
    "sm2-kdf-x2-only",
    undecipherable,
    "The key derivation leaves y2 out",
    kdf((seed, length) => counterKdf(seed.subarray(0, 32), length)),
  ),
  mutant(
    "sm2-kdf-sha256",
    undecipherable,
    "The key derivation uses SHA-256",
    kdf((seed, length) => blocks(length, (counter) => sha256(seed, counted(counter, 4, "big")))),
  ),
  mutant(
    "sm2-kdf-zeros",
    undecipherable,
    "The key stream is zeros, so that C2 is the data key",
    (reference) => ({
      ...reference,
      sm2Kdf: (_seed, length) => Buffer.alloc(length),
      sm2Useless: () => false,
    }),
  ),
  mutant(
    "sm2-shared-point-swapped",
    undecipherable,
    "The shared point goes in with y2 before x2",
    shared((x2, y2) => [y2, x2]),
  ),
  rareMutant(
    "sm2-shared-point-zero-lost",
    undecipherable,
    "A leading zero byte of x2 or y2 is dropped",
    "one answer in 128 with an SM2 key",
    (reference) => ({
      ...reference,
      sm2Kdf: (seed, length) => {
        const [x2, y2] = [seed.subarray(0, 32), seed.subarray(32)];
        return reference.sm2Kdf(Buffer.concat([withoutZeros(x2), withoutZeros(y2)]), length);
      },
      sm2Hash: (x2, message, y2) => reference.sm2Hash(withoutZeros(x2), message, withoutZeros(y2)),
    }),
  ),
];
