import { concatenate, leftPad, reversed } from "../bytes.ts";
import type { Diagnosis } from "../diagnoses.ts";
import { sm2KeyFromPrivate } from "../key-pair.ts";
import type { Fault } from "./fault.ts";
import { counter, encryptSm2, encryptSm2Until, raw, type Sm2Vice, sha256, sm3, stream } from "./sm2-maker.ts";

/** The key that all faulty SM2 ciphertexts are made for. */
export const sm2Key = sm2KeyFromPrivate("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
/** What they hold: 40 bytes, so that the keystream has two blocks. */
export const sm2Message = Uint8Array.from({ length: 40 }, (_, index) => (index * 37 + 11) % 256);

const part = (vice: Sm2Vice = {}) => encryptSm2(sm2Message, sm2Key.publicHex, vice);
const until = (wanted: Parameters<typeof encryptSm2Until>[0], vice: Sm2Vice = {}) =>
  encryptSm2Until(wanted, sm2Message, sm2Key.publicHex, vice);
const one = (value: number) => Uint8Array.of(value);
const compact = (bytes: Uint8Array) => bytes.subarray(bytes.findIndex((byte) => byte !== 0));
const startsWithZero = (bytes: Uint8Array) => bytes[0] === 0;
const asText = (text: string) => new Uint8Array(Buffer.from(text));

const fault = (vice: string, diagnosis: Diagnosis, make: () => Uint8Array): Fault => ({
  vice,
  algorithm: "SM2",
  diagnosis,
  make,
});
const computed = (vice: string, diagnosis: Diagnosis, how: Sm2Vice): Fault =>
  fault(vice, diagnosis, () => raw(part(how)));

/** Ciphertexts whose parts are right and stand wrongly. */
export const sm2LayoutFaults: readonly Fault[] = [
  fault("nothing at all", "empty", () => new Uint8Array()),
  fault("C2 before C3", "c1c2c3-order", () => {
    const { x, y, c3, c2 } = part();
    return concatenate(x, y, c2, c3);
  }),
  fault("C2 before C3 after 04", "c1c2c3-order", () => {
    const { x, y, c3, c2 } = part();
    return concatenate(one(4), x, y, c2, c3);
  }),
  { ...fault("no C3", "hash-missing", () => raw({ ...part(), c3: new Uint8Array() })), expectedLength: 40 },
  fault("C3 of zeros", "hash-missing", () => raw({ ...part(), c3: new Uint8Array(32) })),
  fault("no C2", "wrong-ciphertext-length", () => raw({ ...part(), c2: new Uint8Array() })),
  fault("96 bytes off the curve", "wrong-ciphertext-length", () => new Uint8Array(96).fill(5)),
  fault("97 bytes off the curve", "point-not-on-curve", () => new Uint8Array(97).fill(5)),
  fault("compressed C1, either parity", "compressed-point", () => {
    const { x, y, c3, c2 } = part();
    return concatenate(one(2 + ((y[31] ?? 0) & 1)), x, c3, c2);
  }),
  fault("hybrid C1", "hybrid-point", () => concatenate(one(6), raw(part()))),
  fault("an unknown prefix", "point-prefix", () => concatenate(one(0x30), raw(part()))),
  fault("C1 in the middle", "point-misplaced", () => {
    const { x, y, c3, c2 } = part();
    return concatenate(c3, x, y, c2);
  }),
  fault("y before x", "coordinates-swapped", () => {
    const parts = part();
    return raw({ ...parts, x: parts.y, y: parts.x });
  }),
  fault("coordinates from the low end", "byte-order-reversed", () => {
    const parts = part();
    return raw({ ...parts, x: reversed(parts.x), y: reversed(parts.y) });
  }),
  fault("coordinates from the low end after 04", "byte-order-reversed", () => {
    const parts = part();
    return concatenate(one(4), raw({ ...parts, x: reversed(parts.x), y: reversed(parts.y) }));
  }),
  fault("all of it backwards", "byte-order-reversed", () => reversed(raw(part()))),
  fault("all of it backwards with 04", "byte-order-reversed", () =>
    reversed(concatenate(one(4), raw(part()))),
  ),
  fault("x without its leading zero", "leading-zero-lost", () => {
    const parts = until(({ x }) => startsWithZero(x));
    return raw({ ...parts, x: compact(parts.x) });
  }),
  fault("y without its leading zero, after 04", "leading-zero-lost", () => {
    const parts = until(({ y }) => startsWithZero(y));
    return concatenate(one(4), raw({ ...parts, y: compact(parts.y) }));
  }),
  fault("x as a signed integer", "leading-zero-added", () => {
    const parts = part();
    return raw({ ...parts, x: leftPad(parts.x, 33) });
  }),
  fault("y as a signed integer", "leading-zero-added", () => {
    const parts = part();
    return raw({ ...parts, y: leftPad(parts.y, 33) });
  }),
  fault("hex text", "text-encoded", () => asText(Buffer.from(raw(part())).toString("hex"))),
  fault("upper-case hex text", "text-encoded", () =>
    asText(Buffer.from(raw(part())).toString("hex").toUpperCase()),
  ),
  fault("Base64 text", "text-encoded", () => asText(Buffer.from(raw(part())).toString("base64"))),
  { ...fault("the data key itself", "not-encrypted", () => sm2Message), expectedLength: sm2Message.length },
  fault("k of 1", "ephemeral-not-random", () => raw(part({ k: "1".padStart(64, "0") }))),
  fault("k of the private key", "ephemeral-not-random", () => raw(part({ k: sm2Key.privateHex.reveal() }))),
];

/** Ciphertexts that were computed by another rule. */
export const sm2ComputationFaults: readonly Fault[] = [
  computed("counter from 0", "kdf-counter-from-zero", {
    keystream: (x2, y2, n) => stream(n, (count) => sm3(x2, y2, counter(count - 1))),
  }),
  computed("counter from the low end", "kdf-counter-little-endian", {
    keystream: (x2, y2, n) => stream(n, (count) => sm3(x2, y2, reversed(counter(count)))),
  }),
  computed("the first block again", "kdf-counter-stuck", {
    keystream: (x2, y2, n) => stream(n, () => sm3(x2, y2, counter(1))),
  }),
  computed("KDF over x2", "kdf-x2-only", {
    keystream: (x2, _, n) => stream(n, (count) => sm3(x2, counter(count))),
  }),
  computed("KDF by SHA-256", "kdf-sha256", {
    keystream: (x2, y2, n) => stream(n, (count) => sha256(x2, y2, counter(count))),
  }),
  computed("no keystream", "hash-over-cipher-part", { keystream: (_x2, _y2, n) => new Uint8Array(n) }),
  computed("SHA-256 throughout", "sha256-for-sm3", {
    keystream: (x2, y2, n) => stream(n, (count) => sha256(x2, y2, counter(count))),
    hash: (x2, message, y2) => sha256(x2, message, y2),
  }),
  computed("y2 before x2", "shared-point-swapped", {
    keystream: (x2, y2, n) => stream(n, (count) => sm3(y2, x2, counter(count))),
    hash: (x2, message, y2) => sm3(y2, message, x2),
  }),
  fault("x2 or y2 without its leading zero", "shared-point-zero-lost", () =>
    raw(
      until(({ x2, y2 }) => startsWithZero(x2) || startsWithZero(y2), {
        keystream: (x2, y2, n) => stream(n, (count) => sm3(compact(x2), compact(y2), counter(count))),
        hash: (x2, message, y2) => sm3(compact(x2), message, compact(y2)),
      }),
    ),
  ),
  computed("C3 by SHA-256", "hash-sha256", { hash: (x2, message, y2) => sha256(x2, message, y2) }),
  computed("C3 over x2, y2, message", "hash-order", { hash: (x2, message, y2) => sm3(x2, y2, message) }),
  computed("C3 over message, x2, y2", "hash-order", { hash: (x2, message, y2) => sm3(message, x2, y2) }),
  computed("C3 over y2, message, x2", "hash-order", { hash: (x2, message, y2) => sm3(y2, message, x2) }),
  computed("C3 over the message", "hash-message-alone", { hash: (_, message) => sm3(message) }),
  computed("C3 without y2", "hash-without-y2", { hash: (x2, message) => sm3(x2, message) }),
  computed("C3 without x2", "hash-without-x2", { hash: (_, message, y2) => sm3(message, y2) }),
  computed("C3 over C2", "hash-over-cipher-part", { hash: (x2, _, y2, c2) => sm3(x2, c2, y2) }),
  computed("C3 backwards", "hash-reversed", { hash: (x2, message, y2) => reversed(sm3(x2, message, y2)) }),
  computed("C3 of chance", "hash-mismatch", { hash: (x2) => sm3(x2) }),
  fault("one bit of C2 flipped", "hash-mismatch", () => {
    const parts = part();
    return raw({ ...parts, c2: parts.c2.with(7, (parts.c2[7] ?? 0) ^ 1) });
  }),
];
