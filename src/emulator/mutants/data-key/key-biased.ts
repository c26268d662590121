import { onBytes, onKey } from "../changes/answer-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const letter = (text: string) => (byte: number) => text.charCodeAt(byte % text.length);
/** Sets the marks of version 4 into every 16 bytes, as where random UUIDs are strung together. */
const uuidMarks = (byte: number, index: number): number => {
  if (index % 16 === 6) return (byte & 0x0f) | 0x40;
  return index % 16 === 8 ? (byte & 0x3f) | 0x80 : byte;
};
const oddParity = (byte: number): number => {
  const ones = (byte >> 1).toString(2).replaceAll("0", "").length;
  return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0);
};
const cutLeadingZeros = (key: Uint8Array): Uint8Array => {
  const first = key.findIndex((byte) => byte !== 0);
  return first < 0 ? key : key.subarray(first);
};
const throughUtf8 = (key: Uint8Array): Uint8Array => {
  const mangled = Buffer.from(Buffer.from(key).toString("utf8"));
  return mangled.subarray(0, key.length);
};

/** Some values of bytes or bits are more frequent than others. */
export const keysBiased: readonly Mutant[] = [
  mutant(
    "key-first-byte-fixed",
    ["GDK-57"],
    "the first byte of a data key is 1",
    onBytes((byte, index) => (index === 0 ? 1 : byte)),
  ),
  mutant(
    "key-last-byte-zero",
    ["GDK-57"],
    "the last byte of a data key is 0",
    onBytes((byte, index, key) => (index === key.length - 1 ? 0 : byte)),
  ),
  mutant(
    "key-first-bit-clear",
    ["GDK-57"],
    "the first bit of a data key is 0, as in a positive number",
    onBytes((byte, index) => (index === 0 ? byte & 0x7f : byte)),
  ),
  mutant(
    "key-last-bit-set",
    ["GDK-57"],
    "the last bit of a data key is 1",
    onBytes((byte, index, key) => (index === key.length - 1 ? byte | 1 : byte)),
  ),
  mutant(
    "key-of-7-bits",
    ["GDK-57"],
    "the high bit of every byte is 0",
    onBytes((byte) => byte & 0x7f),
  ),
  mutant(
    "key-even",
    ["GDK-57"],
    "the low bit of every byte is 0",
    onBytes((byte) => byte & 0xfe),
  ),
  mutant(
    "key-with-parity",
    ["GDK-57"],
    "every byte has an odd number of ones, as in a DES key",
    onBytes(oddParity),
  ),
  mutant(
    "key-never-255",
    ["GDK-57"],
    "no byte is 255",
    onBytes((byte) => byte % 255),
  ),
  mutant(
    "key-never-zero",
    ["GDK-57"],
    "no byte is 0",
    onBytes((byte) => byte || 1),
  ),
  mutant(
    "key-without-line-ends",
    ["GDK-57"],
    "no byte is a line end",
    onBytes((byte) => (byte === 10 || byte === 13 ? 32 : byte)),
  ),
  mutant(
    "key-modulo-200",
    ["GDK-57"],
    "bytes are taken modulo 200",
    onBytes((byte) => byte % 200),
  ),
  mutant(
    "key-modulo-251",
    ["GDK-57"],
    "bytes are taken modulo the prime 251",
    onBytes((byte) => byte % 251),
  ),
  mutant(
    "key-printable",
    ["GDK-57"],
    "bytes are printable characters",
    onBytes((byte) => 33 + (byte % 94)),
  ),
  mutant("key-of-hex-digits", ["GDK-57"], "bytes are hex digits", onBytes(letter("0123456789abcdef"))),
  mutant("key-of-digits", ["GDK-57"], "bytes are decimal digits", onBytes(letter("0123456789"))),
  mutant("key-of-base64-letters", ["GDK-57"], "bytes are letters of Base64", onBytes(letter(alphabet))),
  mutant(
    "key-through-utf-8",
    ["GDK-57"],
    "the data key was text in between, and what is no UTF-8 was replaced",
    onKey(throughUtf8),
  ),
  mutant(
    "key-of-uuids",
    ["GDK-57"],
    "a data key is random UUIDs strung together, with their marks",
    onBytes(uuidMarks),
  ),
  mutant(
    "key-of-16-is-uuid",
    ["GDK-57"],
    "a data key of 16 bytes is a random UUID, with its marks",
    onKey((key) => (key.length === 16 ? key.map(uuidMarks) : key)),
  ),
  mutant(
    "key-every-16th-zero",
    ["GDK-57"],
    "every 16th byte is 0",
    onBytes((byte, index) => (index % 16 === 15 ? 0 : byte)),
  ),
  mutant(
    "key-mean-of-two",
    ["GDK-57"],
    "a byte is the mean of two random ones",
    onKey((key, call) => {
      const other = call.state.randomBytes(key.length);
      return key.map((byte, index) => (byte + (other[index] ?? byte)) >> 1);
    }),
  ),
  mutant(
    "key-bits-mostly-ones",
    ["GDK-57"],
    "a bit is 1 three times out of four",
    onKey((key, call) => {
      const other = call.state.randomBytes(key.length);
      return key.map((byte, index) => byte | (other[index] ?? 0));
    }),
  ),
  rareMutant(
    "key-leading-zeros-lost",
    ["GDK-14", "GDK-09", "GDK-10"],
    "zeros at the beginning of a data key are lost",
    "one answer in 256",
    onKey(cutLeadingZeros),
  ),
];
