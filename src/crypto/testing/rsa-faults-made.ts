import { generateKeyPairSync } from "node:crypto";
import { concatenate, fromHex, reversed, toHex } from "../bytes.ts";
import type { EncryptionAlgorithm } from "../decoding.ts";
import type { Diagnosis } from "../diagnoses.ts";
import { rsaKeyFromPem } from "../key-pair.ts";
import type { Fault } from "./fault.ts";
import { encryptBlock, nonZero, oaepBlock, pkcs1Block } from "./rsa-maker.ts";

const makeKey = () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return rsaKeyFromPem(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
};

/** The key that all faulty RSA ciphertexts are made for, and one that they are not made for. */
export const rsaKey = makeKey();
const strangerKey = makeKey();
export const rsaMessage = Uint8Array.from({ length: 32 }, (_, index) => (index * 91 + 200) % 256);

const sealed = (block: Uint8Array) => encryptBlock(block, rsaKey);
const [pkcs1, oaep1, oaep256] = ["RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"] as const;
const fault = (
  algorithm: EncryptionAlgorithm,
  vice: string,
  diagnosis: Diagnosis,
  make: () => Uint8Array,
): Fault => ({ vice, algorithm, diagnosis, make });

/** Seals fresh blocks until the ciphertext is as wanted. */
function sealedUntil(
  wanted: (ciphertext: Uint8Array) => boolean,
  makeBlock: () => Uint8Array,
  key = rsaKey,
): Uint8Array {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const ciphertext = encryptBlock(makeBlock(), key);
    if (wanted(ciphertext)) return ciphertext;
  }
  throw new Error("No ciphertext of the wanted form came up in 20,000 attempts: is the condition possible?");
}

const noZeros = (bytes: Uint8Array) => bytes.map((byte) => (byte === 0 ? 1 : byte));
const shortPadding = concatenate(nonZero(7), Uint8Array.of(0), nonZero(213));
const counting = Uint8Array.from({ length: 221 }, (_, index) => index + 1);

export const pkcs1Faults: readonly Fault[] = [
  fault(pkcs1, "nothing at all", "empty", () => new Uint8Array()),
  fault(pkcs1, "no padding", "no-padding", () => sealed(concatenate(new Uint8Array(224), rsaMessage))),
  fault(pkcs1, "block type 00", "padding-block-type", () => sealed(pkcs1Block(rsaMessage, undefined, 0))),
  fault(pkcs1, "block type 00 before a padding that begins with zeros", "padding-block-type", () =>
    sealed(pkcs1Block(rsaMessage, concatenate(new Uint8Array(7), nonZero(214)), 0)),
  ),
  fault(pkcs1, "block type 01", "padding-block-type", () =>
    sealed(pkcs1Block(rsaMessage, new Uint8Array(221).fill(0xff), 1)),
  ),
  fault(pkcs1, "first byte 01", "padding-first-byte", () => sealed(pkcs1Block(rsaMessage, undefined, 2, 1))),
  fault(pkcs1, "7 bytes of padding", "padding-too-short", () => sealed(pkcs1Block(rsaMessage, shortPadding))),
  fault(pkcs1, "no separator", "padding-no-separator", () =>
    sealed(concatenate(Uint8Array.of(0, 2), nonZero(222), noZeros(rsaMessage))),
  ),
  fault(pkcs1, "padding of equal bytes", "padding-not-random", () =>
    sealed(pkcs1Block(rsaMessage, new Uint8Array(221).fill(0xff))),
  ),
  fault(pkcs1, "padding that counts", "padding-not-random", () => sealed(pkcs1Block(rsaMessage, counting))),
  fault(pkcs1, "OAEP with SHA-1", "oaep-where-pkcs1-asked", () => sealed(oaepBlock(rsaMessage))),
  fault(pkcs1, "OAEP with SHA-512", "oaep-where-pkcs1-asked", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha512" })),
  ),
  fault(pkcs1, "a leading zero lost", "leading-zero-lost", () =>
    sealedUntil(
      ([first]) => first === 0,
      () => pkcs1Block(rsaMessage),
    ).subarray(1),
  ),
  fault(pkcs1, "a leading zero added", "leading-zero-added", () =>
    concatenate(Uint8Array.of(0), sealed(pkcs1Block(rsaMessage))),
  ),
  fault(pkcs1, "one byte behind", "wrong-ciphertext-length", () =>
    concatenate(sealed(pkcs1Block(rsaMessage)), Uint8Array.of(0)),
  ),
  fault(pkcs1, "one byte in front", "wrong-ciphertext-length", () =>
    concatenate(Uint8Array.of(1), sealed(pkcs1Block(rsaMessage))),
  ),
  fault(pkcs1, "the last byte missing", "wrong-ciphertext-length", () =>
    sealed(pkcs1Block(rsaMessage)).subarray(0, -1),
  ),
  fault(pkcs1, "the low end first", "byte-order-reversed", () => reversed(sealed(pkcs1Block(rsaMessage)))),
  fault(pkcs1, "the modulus itself", "ciphertext-not-reduced", () => fromHex(rsaKey.modulusHex)),
  fault(pkcs1, "hex text", "text-encoded", () => Buffer.from(toHex(sealed(pkcs1Block(rsaMessage))))),
  fault(pkcs1, "Base64 text", "text-encoded", () =>
    Buffer.from(Buffer.from(sealed(pkcs1Block(rsaMessage))).toString("base64")),
  ),
  { ...fault(pkcs1, "the data key itself", "not-encrypted", () => rsaMessage), expectedLength: 32 },
];

export const oaepFaults: readonly Fault[] = [
  fault(oaep1, "SHA-256 for SHA-1", "oaep-other-hash", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha256" })),
  ),
  fault(oaep1, "SHA-256 with MGF1 of SHA-1 for SHA-1", "oaep-other-hash", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha256", mask: "sha1" })),
  ),
  fault(oaep256, "SHA-1 for SHA-256", "oaep-other-hash", () => sealed(oaepBlock(rsaMessage))),
  fault(oaep256, "SM3 for SHA-256", "oaep-other-hash", () => sealed(oaepBlock(rsaMessage, { hash: "sm3" }))),
  fault(oaep1, "SHA-1 with MGF1 of SHA-256", "oaep-other-mgf1", () =>
    sealed(oaepBlock(rsaMessage, { mask: "sha256" })),
  ),
  fault(oaep256, "SHA-256 with MGF1 of SHA-512", "oaep-other-mgf1", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha256", mask: "sha512" })),
  ),
  fault(oaep1, "a label", "oaep-label-hash", () =>
    sealed(oaepBlock(rsaMessage, { label: Uint8Array.of(1) })),
  ),
  fault(oaep256, "a label with MGF1 of SHA-1", "oaep-label-hash", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha256", mask: "sha1", label: Uint8Array.of(1) })),
  ),
  fault(oaep1, "first byte 01", "padding-first-byte", () => sealed(oaepBlock(rsaMessage, { first: 1 }))),
  fault(oaep256, "a separator of 02", "oaep-padding", () =>
    sealed(oaepBlock(rsaMessage, { hash: "sha256", separator: 2 })),
  ),
  fault(oaep1, "a seed of zeros", "padding-not-random", () =>
    sealed(oaepBlock(rsaMessage, { seed: new Uint8Array(20) })),
  ),
  fault(oaep1, "PKCS#1 v1.5", "pkcs1-where-oaep-asked", () => sealed(pkcs1Block(rsaMessage))),
  fault(oaep256, "PKCS#1 v1.5", "pkcs1-where-oaep-asked", () => sealed(pkcs1Block(rsaMessage))),
  fault(oaep1, "no padding", "no-padding", () => sealed(concatenate(new Uint8Array(224), rsaMessage))),
  fault(oaep256, "another key", "padding-unreadable", () =>
    sealedUntil(
      (ciphertext) => toHex(ciphertext) < rsaKey.modulusHex,
      () => oaepBlock(rsaMessage, { hash: "sha256" }),
      strangerKey,
    ),
  ),
  fault(oaep256, "the low end first", "byte-order-reversed", () =>
    reversed(sealed(oaepBlock(rsaMessage, { hash: "sha256" }))),
  ),
  fault(oaep1, "a leading zero lost", "leading-zero-lost", () =>
    sealedUntil(
      ([first]) => first === 0,
      () => oaepBlock(rsaMessage),
    ).subarray(1),
  ),
];
