import { der, derInteger } from "../../rules/sm2.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { encrypting, onCiphertext } from "../changes/ciphertext-change.ts";
import type { Mutant } from "../mutant.ts";

/** What a reader misses who asked for raw SM2 and got something else. */
const raw = ["GDK-32", "GDK-26", "GDK-39", "GDK-48"];

const withoutZeros = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.findIndex((byte) => byte !== 0));
const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();
const text = (bytes: Uint8Array, encoding: BufferEncoding): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString(encoding), "latin1");

/** Mistakes in how a raw SM2 ciphertext is written down. */
export const sm2FormMutants: readonly Mutant[] = [
  mutant("sm2-order-c1c2c3", raw, "SM2 gives the old order C1, C2, C3", (reference) => ({
    ...reference,
    sm2Raw: ({ x, y, hash, cipher }) => Buffer.concat([x, y, cipher, hash]),
  })),
  mutant("sm2-order-c3-first", raw, "SM2 gives C3 before C1", (reference) => ({
    ...reference,
    sm2Raw: ({ x, y, hash, cipher }) => Buffer.concat([hash, x, y, cipher]),
  })),
  mutant("sm2-gives-asn1", raw, "SM2 gives the ASN.1 form", (reference) => ({
    ...reference,
    sm2Raw: reference.sm2Asn1,
  })),
  mutant(
    "sm2-gives-asn1-past-256",
    raw,
    "SM2 gives the ASN.1 form for data keys past 256 bytes",
    (reference) => ({
      ...reference,
      sm2Raw: (parts) => (parts.cipher.length > 256 ? reference.sm2Asn1(parts) : reference.sm2Raw(parts)),
    }),
  ),
  mutant("sm2-point-compressed", raw, "SM2 gives C1 as a compressed point", (reference) => ({
    ...reference,
    sm2Raw: ({ x, y, hash, cipher }) =>
      Buffer.concat([Buffer.of(2 + ((y.at(-1) ?? 0) & 1)), x, hash, cipher]),
  })),
  mutant("sm2-point-hybrid", raw, "SM2 gives C1 with the prefix 06 or 07 of a hybrid point", (reference) => ({
    ...reference,
    sm2Raw: ({ x, y, hash, cipher }) =>
      Buffer.concat([Buffer.of(6 + ((y.at(-1) ?? 0) & 1)), x, y, hash, cipher]),
  })),
  mutant("sm2-point-prefix-00", raw, "SM2 gives C1 with a byte 00 in front", (reference) => ({
    ...reference,
    sm2Raw: (parts) => Buffer.concat([Buffer.of(0), reference.sm2Raw(parts)]),
  })),
  mutant("sm2-point-prefix-twice", raw, "SM2 gives C1 with the byte 04 twice in front", (reference) => ({
    ...reference,
    sm2Raw: (parts) => Buffer.concat([Buffer.of(4, 4), reference.sm2Raw(parts)]),
  })),
  mutant("sm2-coordinates-swapped", raw, "SM2 gives y of C1 before x", (reference) => ({
    ...reference,
    sm2Raw: ({ x, y, ...rest }) => reference.sm2Raw({ ...rest, x: y, y: x }),
  })),
  mutant(
    "sm2-coordinates-little-endian",
    raw,
    "SM2 gives the coordinates with the last byte first",
    (reference) => ({
      ...reference,
      sm2Raw: ({ x, y, ...rest }) => reference.sm2Raw({ ...rest, x: reversed(x), y: reversed(y) }),
    }),
  ),
  rareMutant(
    "sm2-coordinate-zero-lost",
    raw,
    "SM2 drops a leading zero byte of x or y",
    "one answer in 128 with SM2",
    (reference) => ({
      ...reference,
      sm2Raw: ({ x, y, ...rest }) => reference.sm2Raw({ ...rest, x: withoutZeros(x), y: withoutZeros(y) }),
    }),
  ),
  mutant(
    "sm2-coordinates-signed",
    raw,
    "SM2 gives the coordinates as signed integers with their sign byte",
    (reference) => ({
      ...reference,
      sm2Raw: ({ x, y, ...rest }) =>
        reference.sm2Raw({ ...rest, x: derInteger(x).subarray(2), y: derInteger(y).subarray(2) }),
    }),
  ),
  mutant("sm2-hash-missing", raw, "SM2 leaves C3 out", (reference) => ({
    ...reference,
    sm2Raw: (parts) => reference.sm2Raw({ ...parts, hash: Buffer.alloc(0) }),
  })),
  mutant("sm2-hash-cut", raw, "SM2 gives only 20 bytes of C3", (reference) => ({
    ...reference,
    sm2Raw: (parts) => reference.sm2Raw({ ...parts, hash: parts.hash.subarray(0, 20) }),
  })),
  mutant(
    "sm2-hex-text",
    raw,
    "SM2 gives the hexadecimal text of the ciphertext",
    onCiphertext(["SM2"], (bytes) => text(bytes, "hex")),
  ),
  mutant(
    "sm2-base64-twice",
    raw,
    "SM2 gives the Base64 of the Base64 of the ciphertext",
    onCiphertext(["SM2"], (bytes) => text(bytes, "base64")),
  ),
  mutant(
    "sm2-line-end-added",
    raw,
    "SM2 gives a line end behind the ciphertext",
    onCiphertext(["SM2"], (bytes) => Buffer.concat([bytes, Buffer.of(10)])),
  ),
  mutant(
    "sm2-last-byte-lost",
    raw,
    "SM2 loses the last byte of the ciphertext",
    onCiphertext(["SM2"], (bytes) => bytes.subarray(0, -1)),
  ),
  mutant(
    "sm2-cipher-padded-to-32",
    raw,
    "SM2 fills C2 up with zeros to whole blocks of 32 bytes",
    (reference) => ({
      ...reference,
      sm2Raw: (parts) => {
        const cipher = Buffer.alloc(Math.ceil(parts.cipher.length / 32) * 32);
        cipher.set(parts.cipher);
        return reference.sm2Raw({ ...parts, cipher });
      },
    }),
  ),
  mutant(
    "sm2-der-octets",
    raw,
    "SM2 wraps the ciphertext in an OCTET STRING",
    onCiphertext(["SM2"], (bytes) => der(0x04, bytes)),
  ),
  mutant(
    "sm2-default-gives-asn1",
    ["GDK-39"],
    "Without EncryptionAlgorithm an SM2 key gets the ASN.1 form",
    (reference) => ({ ...reference, defaultAlgorithm: "SM2_C1C3C2_ASN1" }),
  ),
  mutant(
    "sm2-asn1-gives-raw-by-number",
    ["GDK-33", "GDK-48"],
    "SM2_C1C3C2_ASN1 gives the raw form when NumberOfBytes is used",
    encrypting(["SM2_C1C3C2_ASN1"], (encrypt, reference) => (call, key, message) => {
      const same = call.integer("NumberOfBytes") === undefined;
      return same ? encrypt(call, key, message) : reference.encrypt.SM2(call, key, message);
    }),
  ),
];
