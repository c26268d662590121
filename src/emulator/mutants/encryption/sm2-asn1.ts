import type { Change } from "../../change.ts";
import { der, derInteger, type Sm2Ciphertext } from "../../rules/sm2.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { onCiphertext } from "../changes/ciphertext-change.ts";
import type { Mutant } from "../mutant.ts";

/** Another structure or other parts: no reader of the documented structure finds the data key. */
const unreadable = ["GDK-33", "GDK-48"];
/** Not DER, though a lenient reader may still find its way. */
const notDer = ["GDK-33"];

const written =
  (write: (parts: Sm2Ciphertext, right: Uint8Array) => Uint8Array): Change =>
  (reference) => ({ ...reference, sm2Asn1: (parts) => write(parts, reference.sm2Asn1(parts)) });

const withInteger = (integer: (unsigned: Uint8Array) => Uint8Array): Change =>
  written(({ x, y, hash, cipher }) => der(0x30, integer(x), integer(y), der(0x04, hash), der(0x04, cipher)));

const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();

/** Tag and length of the outer sequence written anew around its content. */
function relengthened(right: Uint8Array, head: (length: number) => Uint8Array): Uint8Array {
  const long = (right[1] ?? 0) & 0x80 ? ((right[1] ?? 0) & 0x7f) + 2 : 2;
  const content = right.subarray(long);
  return Buffer.concat([head(content.length), content]);
}

const shortLength = (tag: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.of(tag, content.length & 0xff), content]);

/** Mistakes in how SM2_C1C3C2_ASN1 writes its sequence. */
export const sm2Asn1Mutants: readonly Mutant[] = [
  mutant("sm2-asn1-gives-raw", unreadable, "SM2_C1C3C2_ASN1 gives the raw form", (reference) => ({
    ...reference,
    sm2Asn1: reference.sm2Raw,
  })),
  mutant(
    "sm2-asn1-integer-33-bytes",
    notDer,
    "Every INTEGER gets a zero byte in front, needed or not",
    withInteger((value) => der(0x02, Buffer.of(0), value)),
  ),
  mutant(
    "sm2-asn1-sign-byte-missing",
    notDer,
    "An INTEGER whose top bit is set gets no zero byte and so is negative",
    withInteger((value) => der(0x02, value)),
  ),
  rareMutant(
    "sm2-asn1-integer-32-bytes",
    notDer,
    "An INTEGER keeps zero bytes in front that it does not need",
    "one answer in 256 with SM2_C1C3C2_ASN1",
    withInteger((value) => ((value[0] ?? 0) < 0x80 ? der(0x02, value) : derInteger(value))),
  ),
  mutant(
    "sm2-asn1-integer-little-endian",
    unreadable,
    "The INTEGERs have their last byte first",
    withInteger((value) => derInteger(reversed(value))),
  ),
  mutant(
    "sm2-asn1-integer-as-text",
    unreadable,
    "The coordinates are decimal text",
    withInteger((value) =>
      der(0x0c, Buffer.from(BigInt(`0x${Buffer.from(value).toString("hex")}`).toString())),
    ),
  ),
  mutant(
    "sm2-asn1-coordinates-swapped",
    unreadable,
    "The sequence has y before x",
    written(({ x, y, hash, cipher }) =>
      der(0x30, derInteger(y), derInteger(x), der(0x04, hash), der(0x04, cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-order-c1c2c3",
    unreadable,
    "The sequence has the cipher text before the hash",
    written(({ x, y, hash, cipher }) =>
      der(0x30, derInteger(x), derInteger(y), der(0x04, cipher), der(0x04, hash)),
    ),
  ),
  mutant(
    "sm2-asn1-hash-first",
    unreadable,
    "The sequence begins with the hash",
    written(({ x, y, hash, cipher }) =>
      der(0x30, der(0x04, hash), derInteger(x), derInteger(y), der(0x04, cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-hash-missing",
    unreadable,
    "The sequence has no hash",
    written(({ x, y, cipher }) => der(0x30, derInteger(x), derInteger(y), der(0x04, cipher))),
  ),
  mutant(
    "sm2-asn1-hash-integer",
    notDer,
    "The hash is an INTEGER",
    written(({ x, y, hash, cipher }) =>
      der(0x30, derInteger(x), derInteger(y), derInteger(hash), der(0x04, cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-bit-strings",
    notDer,
    "Hash and cipher text are BIT STRINGs",
    written(({ x, y, hash, cipher }) =>
      der(0x30, derInteger(x), derInteger(y), der(0x03, Buffer.of(0), hash), der(0x03, Buffer.of(0), cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-point-octets",
    notDer,
    "C1 is one OCTET STRING instead of two INTEGERs",
    written(({ x, y, hash, cipher }) =>
      der(0x30, der(0x04, Buffer.of(4), x, y), der(0x04, hash), der(0x04, cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-point-nested",
    notDer,
    "The INTEGERs stand in a sequence of their own",
    written(({ x, y, hash, cipher }) =>
      der(0x30, der(0x30, derInteger(x), derInteger(y)), der(0x04, hash), der(0x04, cipher)),
    ),
  ),
  mutant(
    "sm2-asn1-set",
    notDer,
    "The parts stand in a SET",
    written((_parts, right) => Buffer.concat([Buffer.of(0x31), right.subarray(1)])),
  ),
  mutant(
    "sm2-asn1-trailing-zero",
    notDer,
    "A zero byte follows the sequence",
    written((_parts, right) => Buffer.concat([right, Buffer.of(0)])),
  ),
  mutant(
    "sm2-asn1-trailing-member",
    notDer,
    "The sequence ends in a NULL that nobody asked for",
    written(({ x, y, hash, cipher }) =>
      der(0x30, derInteger(x), derInteger(y), der(0x04, hash), der(0x04, cipher), der(0x05)),
    ),
  ),
  mutant(
    "sm2-asn1-in-octet-string",
    notDer,
    "The sequence is wrapped in an OCTET STRING",
    written((_parts, right) => der(0x04, right)),
  ),
  mutant(
    "sm2-asn1-in-sequence",
    notDer,
    "The sequence is wrapped in another",
    written((_parts, right) => der(0x30, right)),
  ),
  mutant(
    "sm2-asn1-length-two-bytes",
    notDer,
    "The length of the sequence always takes two bytes after its own",
    written((_parts, right) =>
      relengthened(right, (length) => Buffer.of(0x30, 0x82, length >> 8, length & 0xff)),
    ),
  ),
  mutant(
    "sm2-asn1-length-255-in-two-bytes",
    notDer,
    "An OCTET STRING of 255 bytes gets a length that takes two bytes after its own",
    written(({ x, y, hash, cipher }, right) =>
      cipher.length === 255
        ? der(0x30, derInteger(x), derInteger(y), der(0x04, hash), Buffer.of(0x04, 0x82, 0, 255), cipher)
        : right,
    ),
  ),
  mutant(
    "sm2-asn1-length-128-short",
    notDer,
    "An OCTET STRING of exactly 128 bytes has its length in one byte",
    written(({ x, y, hash, cipher }, right) =>
      cipher.length === 128
        ? der(0x30, derInteger(x), derInteger(y), der(0x04, hash), shortLength(0x04, cipher))
        : right,
    ),
  ),
  mutant(
    "sm2-asn1-length-indefinite",
    notDer,
    "The sequence has an indefinite length",
    written((_parts, right) =>
      Buffer.concat([relengthened(right, () => Buffer.of(0x30, 0x80)), Buffer.of(0, 0)]),
    ),
  ),
  mutant(
    "sm2-asn1-length-one-more",
    notDer,
    "The sequence claims one byte more than it has",
    written((_parts, right) =>
      relengthened(right, (length) => der(0x30, Buffer.alloc(length + 1)).subarray(0, -length - 1)),
    ),
  ),
  mutant(
    "sm2-asn1-length-always-short",
    notDer,
    "A length of 128 and more is written into one byte",
    written(({ x, y, hash, cipher }) => {
      const parts = [derInteger(x), derInteger(y), der(0x04, hash), shortLength(0x04, cipher)];
      return shortLength(0x30, Buffer.concat(parts));
    }),
  ),
  mutant(
    "sm2-asn1-as-pem",
    unreadable,
    "SM2_C1C3C2_ASN1 gives the sequence as PEM text",
    onCiphertext(["SM2_C1C3C2_ASN1"], (bytes) =>
      Buffer.from(
        `-----BEGIN CIPHERTEXT-----\n${Buffer.from(bytes).toString("base64")}\n-----END CIPHERTEXT-----\n`,
      ),
    ),
  ),
  mutant(
    "sm2-asn1-hex-text",
    unreadable,
    "SM2_C1C3C2_ASN1 gives the hexadecimal text of the sequence",
    onCiphertext(["SM2_C1C3C2_ASN1"], (bytes) => Buffer.from(Buffer.from(bytes).toString("hex"))),
  ),
];
