import { createHash } from "node:crypto";
import type { Change } from "../../change.ts";
import { sm3Bytes } from "../../rules/sm2.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";
import { undecipherable } from "./sm2-requirements.ts";

type Hash = (x2: Uint8Array, message: Uint8Array, y2: Uint8Array) => Uint8Array;

const hash =
  (sm2Hash: Hash): Change =>
  (reference) => ({ ...reference, sm2Hash });

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash("sha256").update(Buffer.concat(parts)).digest();

/** Mistakes in C3. */
export const sm2HashMutants: readonly Mutant[] = [
  mutant(
    "sm2-hash-y2-before-message",
    undecipherable,
    "C3 is over x2, y2 and the message",
    hash((x2, message, y2) => sm3Bytes(x2, y2, message)),
  ),
  mutant(
    "sm2-hash-message-only",
    undecipherable,
    "C3 is over the message alone",
    hash((_x2, message) => sm3Bytes(message)),
  ),
  mutant(
    "sm2-hash-without-y2",
    undecipherable,
    "C3 leaves y2 out",
    hash((x2, message) => sm3Bytes(x2, message)),
  ),
  mutant(
    "sm2-hash-without-x2",
    undecipherable,
    "C3 leaves x2 out",
    hash((_x2, message, y2) => sm3Bytes(message, y2)),
  ),
  mutant(
    "sm2-hash-sha256",
    undecipherable,
    "C3 is made with SHA-256",
    hash((x2, message, y2) => sha256(x2, message, y2)),
  ),
  mutant(
    "sm2-hash-reversed",
    undecipherable,
    "C3 has its last byte first",
    hash((x2, message, y2) => sm3Bytes(x2, message, y2).reverse()),
  ),
  mutant(
    "sm2-hash-zeros",
    undecipherable,
    "C3 is zeros",
    hash(() => Buffer.alloc(32)),
  ),
  mutant(
    "sm2-hash-random",
    undecipherable,
    "C3 is another number for each answer and proves nothing",
    (reference) => ({
      ...reference,
      sm2Encrypt: (call, point, message) => ({
        ...reference.sm2Encrypt(call, point, message),
        hash: call.state.randomBytes(32),
      }),
    }),
  ),
  mutant("sm2-hash-over-cipher", undecipherable, "C3 is over the cipher text", (reference) => ({
    ...reference,
    sm2Encrypt: (call, point, message) => {
      const parts = reference.sm2Encrypt(call, point, message);
      return { ...parts, hash: sm3Bytes(parts.x, parts.cipher, parts.y) };
    },
  })),
  mutant(
    "sm2-hash-wrong-at-55",
    undecipherable,
    "C3 is wrong where the padding just fits: at 55 bytes, and at every 64 more",
    hash((x2, message, y2) =>
      sm3Bytes(x2, message, ...(message.length % 64 === 55 ? [Buffer.of(0)] : []), y2),
    ),
  ),
];
