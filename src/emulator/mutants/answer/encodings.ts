import { encoding } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const encoded = ["GDK-47", "GDK-48"];
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const inLines = (text: string, width: number, end: string): string =>
  text.replaceAll(new RegExp(`.{${width}}(?=.)`, "g"), `$&${end}`);

/** Base64 whose last character holds bits that belong to no byte. */
function withStrayBits(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = text.replace(/=+$/, "").length - 1;
  if (last === text.length - 1) return text;
  return `${text.slice(0, last)}${alphabet.charAt(alphabet.indexOf(text.charAt(last)) + 1)}${text.slice(last + 1)}`;
}

/** Base64 with another alphabet of digits, e.g. that of crypt(3). */
const inCryptAlphabet = (text: string): string =>
  text
    .replaceAll("+", ".")
    .replace(/[A-Za-z]/g, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    );

/** Plaintext is not the Base64 of RFC 4648 section 4. */
export const encodings: readonly Mutant[] = [
  mutant(
    "plaintext-url-safe",
    encoded,
    "Plaintext has the alphabet for addresses, padded",
    encoding((bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_")),
  ),
  mutant(
    "plaintext-base64url",
    encoded,
    "Plaintext has the alphabet for addresses and no padding",
    encoding((bytes) => Buffer.from(bytes).toString("base64url")),
  ),
  mutant(
    "plaintext-unpadded",
    encoded,
    "Plaintext has no padding",
    encoding((bytes) => base64(bytes).replace(/=+$/, "")),
  ),
  mutant(
    "plaintext-in-lines-of-76",
    encoded,
    "Plaintext is broken into lines of 76 characters",
    encoding((bytes) => inLines(base64(bytes), 76, "\r\n")),
  ),
  mutant(
    "plaintext-in-lines-of-64",
    encoded,
    "Plaintext is broken into lines of 64 characters",
    encoding((bytes) => inLines(base64(bytes), 64, "\n")),
  ),
  mutant(
    "plaintext-with-line-end",
    encoded,
    "a line end comes after Plaintext",
    encoding((bytes) => `${base64(bytes)}\n`),
  ),
  mutant(
    "plaintext-with-space",
    encoded,
    "a space comes before Plaintext",
    encoding((bytes) => ` ${base64(bytes)}`),
  ),
  mutant("plaintext-in-hex", encoded, "Plaintext is hex", encoding(hex)),
  mutant(
    "plaintext-base64-of-hex",
    [...encoded, "GDK-14", "GDK-57"],
    "Plaintext is the Base64 of the hex digits",
    encoding((bytes) => base64(hex(bytes))),
  ),
  mutant(
    "plaintext-base64-twice",
    [...encoded, "GDK-14", "GDK-57"],
    "Plaintext is encoded twice",
    encoding((bytes) => base64(base64(bytes))),
  ),
  mutant(
    "plaintext-raw",
    encoded,
    "Plaintext is the bytes as characters",
    encoding((bytes) => Buffer.from(bytes).toString("latin1")),
  ),
  mutant(
    "plaintext-as-address",
    encoded,
    "Plaintext begins with data:;base64,",
    encoding((bytes) => `data:;base64,${base64(bytes)}`),
  ),
  mutant(
    "plaintext-in-quotes",
    encoded,
    "Plaintext is in quotes of its own",
    encoding((bytes) => JSON.stringify(base64(bytes))),
  ),
  mutant(
    "plaintext-spaces-for-plus",
    encoded,
    "Plaintext has a space where a plus should be",
    encoding((bytes) => base64(bytes).replaceAll("+", " ")),
  ),
  mutant(
    "plaintext-with-stray-bits",
    encoded,
    "the last character of Plaintext has bits that belong to no byte",
    encoding((bytes) => withStrayBits(base64(bytes))),
  ),
  mutant(
    "plaintext-in-foreign-alphabet",
    encoded,
    "Plaintext has an alphabet that begins with small letters",
    encoding((bytes) => inCryptAlphabet(base64(bytes))),
  ),
  mutant(
    "plaintext-over-padded",
    encoded,
    "Plaintext always ends in two equals signs",
    encoding((bytes) => `${base64(bytes).replace(/=+$/, "")}==`),
  ),
  mutant(
    "plaintext-escaped-twice",
    encoded,
    "a slash in Plaintext comes after a backslash",
    encoding((bytes) => base64(bytes).replaceAll("/", "\\/")),
  ),
  mutant(
    "plaintext-bytes-as-utf-8",
    [...encoded, "GDK-14"],
    "bytes from 128 on are written as two, as in UTF-8",
    encoding((bytes) => base64(Buffer.from(bytes).toString("latin1"))),
  ),
  mutant(
    "plaintext-bytes-reversed",
    ["GDK-50"],
    "Plaintext has the bytes of the data key from last to first",
    encoding((bytes) => base64(bytes.toReversed())),
  ),
];
