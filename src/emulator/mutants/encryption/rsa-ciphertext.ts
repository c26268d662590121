import { mutant, rareMutant } from "../changes/changes.ts";
import { onCiphertext, onMessage } from "../changes/ciphertext-change.ts";
import type { Mutant } from "../mutant.ts";
import { blockLength, padding, rsaNames } from "./rsa-blocks.ts";

const every = ["GDK-34", "GDK-35", "GDK-36", "GDK-48", "GDK-25"];

const asText = (encoding: BufferEncoding) => (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString(encoding));

/** Mistakes of RSA under any padding. */
export const rsaCiphertextMutants: readonly Mutant[] = [
  mutant(
    "rsa-without-padding",
    every,
    "RSA is done on the data key with zeros in front",
    padding(
      rsaNames,
      () => (message) => Buffer.concat([Buffer.alloc(blockLength - message.length), message]),
    ),
  ),
  rareMutant(
    "rsa-leading-zero-lost",
    every,
    "A leading zero byte of an RSA ciphertext is dropped",
    "one answer in 256 with an RSA key",
    onCiphertext(rsaNames, (bytes) => bytes.subarray(bytes.findIndex((byte) => byte !== 0))),
  ),
  mutant(
    "rsa-sign-byte",
    every,
    "An RSA ciphertext whose top bit is set gets a zero byte in front",
    onCiphertext(rsaNames, (bytes) =>
      (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes,
    ),
  ),
  mutant(
    "rsa-little-endian",
    every,
    "The RSA ciphertext has its last byte first",
    onCiphertext(rsaNames, (bytes) => Uint8Array.from(bytes).reverse()),
  ),
  mutant(
    "rsa-hex-text",
    every,
    "The RSA ciphertext is hexadecimal text",
    onCiphertext(rsaNames, asText("hex")),
  ),
  mutant(
    "rsa-base64-twice",
    every,
    "The RSA ciphertext is Base64 twice",
    onCiphertext(rsaNames, asText("base64")),
  ),
  mutant(
    "rsa-encrypts-base64",
    ["GDK-48"],
    "RSA encrypts the Base64 text of a data key that leaves room for it",
    onMessage(rsaNames, (bytes) => (bytes.length <= 128 ? asText("base64")(bytes) : bytes)),
  ),
  mutant(
    "rsa-encrypts-hex",
    ["GDK-48"],
    "RSA encrypts the hexadecimal text of a data key that leaves room for it",
    onMessage(rsaNames, (bytes) => (bytes.length <= 95 ? asText("hex")(bytes) : bytes)),
  ),
  mutant(
    "rsa-pads-to-16",
    ["GDK-48"],
    "RSA encrypts the data key filled up with zeros to 16 bytes",
    onMessage(rsaNames, (bytes) =>
      bytes.length < 16 ? Buffer.concat([bytes, Buffer.alloc(16 - bytes.length)]) : bytes,
    ),
  ),
  mutant(
    "rsa-reverses-the-key",
    ["GDK-48", "GDK-50"],
    "RSA encrypts the data key with its last byte first, unlike the CiphertextBlob",
    onMessage(rsaNames, (bytes) => Uint8Array.from(bytes).reverse()),
  ),
];
