import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Change } from "../../change.ts";
import { withPart } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const leak = ["GDK-51"];
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

const xor = (one: Uint8Array, other: Uint8Array): Uint8Array =>
  one.map((byte, at) => byte ^ (other[at % other.length] ?? 0));

const digits = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstu";

/** Ascii85 of all whole words. */
function base85(key: Uint8Array): string {
  const words = Array.from({ length: key.length >> 2 }, (_, at) => Buffer.from(key).readUInt32BE(4 * at));
  const of = (word: number) =>
    [4, 3, 2, 1, 0].map((place) => digits.charAt(Math.floor(word / 85 ** place) % 85));
  return words.flatMap(of).join("");
}

const mirrored = (byte: number): number =>
  [0, 1, 2, 3, 4, 5, 6, 7].reduce((bits, at) => bits | (((byte >> at) & 1) << (7 - at)), 0);

/** The same for all data keys of an endpoint. */
const ownStream: Change = (reference) => {
  const stream = randomBytes(1024);
  return withPart((key) =>
    base64(xor(key, Buffer.concat([randomBytes(16), stream])).subarray(0, key.length)),
  )(reference);
};

/** The data key shows in its CiphertextBlob to who takes it apart, or that of another answer does. */
export const hiddenBlobLeaks: readonly Mutant[] = [
  mutant(
    "blob-shows-gzip",
    leak,
    "packed JSON with the data key follows in CiphertextBlob as Base64",
    withPart((key) => gzipSync(JSON.stringify({ key: hex(key) })).toString("base64")),
  ),
  mutant(
    "blob-shows-decimal",
    leak,
    "the data key follows in CiphertextBlob as a decimal number",
    withPart((key) => BigInt(`0x${hex(key)}`).toString()),
  ),
  mutant(
    "blob-shows-base64-after-letter",
    leak,
    "the Base64 of the data key follows in CiphertextBlob after a letter of its own",
    withPart((key) => `v${Buffer.from(key).toString("base64")}`),
  ),
  mutant(
    "blob-shows-every-second-byte",
    leak,
    "every second byte of the data key follows in CiphertextBlob as hexadecimal",
    withPart((key) => hex(key.filter((_, at) => at % 2 === 0))),
  ),
  mutant(
    "blob-shows-interleaved",
    leak,
    "the data key follows in CiphertextBlob with a random byte after each of its own",
    withPart((key, call) => {
      const noise = call.state.randomBytes(key.length);
      return base64(Uint8Array.from([...key].flatMap((byte, at) => [byte, noise[at] ?? 0])));
    }),
  ),
  mutant(
    "blob-shows-base64-backwards",
    leak,
    "the Base64 of the data key follows in CiphertextBlob backwards",
    withPart((key) => [...base64(key)].toReversed().join("")),
  ),
  mutant(
    "blob-shows-base64-in-other-case",
    leak,
    "the Base64 of the data key follows in CiphertextBlob with capitals for small letters",
    withPart((key) =>
      base64(key).replaceAll(/[A-Za-z]/g, (sign) => (sign < "a" ? sign.toLowerCase() : sign.toUpperCase())),
    ),
  ),
  mutant("blob-shows-base85", leak, "the data key follows in CiphertextBlob in Ascii85", withPart(base85)),
  mutant(
    "blob-shows-rot13",
    leak,
    "the Base64 of the data key follows in CiphertextBlob with its letters moved",
    withPart((key) =>
      base64(key).replaceAll(/[A-Za-z]/g, (sign) => {
        const first = sign < "a" ? 65 : 97;
        return String.fromCharCode(((sign.charCodeAt(0) - first + 13) % 26) + first);
      }),
    ),
  ),
  mutant(
    "blob-shows-mirrored-bits",
    leak,
    "the data key follows in CiphertextBlob with the bits of each byte turned round",
    withPart((key) => base64(key.map(mirrored))),
  ),
  mutant(
    "blob-shows-pad",
    leak,
    "the data key follows in CiphertextBlob behind the random bytes that hide it",
    withPart((key) => {
      const pad = randomBytes(32);
      return base64(Buffer.concat([pad, xor(key, pad)]));
    }),
  ),
  mutant(
    "blob-stream-again-from-16",
    leak,
    "from its 17th byte on every data key is hidden under one key stream",
    ownStream,
  ),
  mutant(
    "blob-ends-in-last-byte",
    leak,
    "CiphertextBlob ends in the last byte of the data key",
    withPart((key) => base64(Buffer.concat([randomBytes(17), key.subarray(-1)]))),
  ),
  mutant(
    "blob-shows-numeral",
    leak,
    "the data key follows in CiphertextBlob as a number of letters and digits",
    withPart((key) => BigInt(`0x${hex(key)}`).toString(36)),
  ),
  mutant(
    "blob-shows-steps",
    leak,
    "what leads from each byte of the data key to the next follows in CiphertextBlob",
    withPart((key) => hex(key.map((byte, at) => byte ^ (key[at - 1] ?? 0)))),
  ),
  mutant(
    "blob-shows-key-before",
    leak,
    "what follows in CiphertextBlob is memory in which the data key before was",
    ownMemory(),
  ),
];

function ownMemory(): Change {
  return (reference) => {
    let before: Uint8Array = new Uint8Array(16);
    return withPart((key) => {
      const written = Buffer.from(before).toString("base64");
      before = key;
      return written;
    })(reference);
  };
}
