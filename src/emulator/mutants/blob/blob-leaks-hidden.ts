import { gzipSync } from "node:zlib";
import type { Change } from "../../change.ts";
import { withPart } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const leak = ["GDK-51"];
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

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
      return Buffer.from([...key].flatMap((byte, at) => [byte, noise[at] ?? 0])).toString("base64");
    }),
  ),
  mutant(
    "blob-shows-base64-backwards",
    leak,
    "the Base64 of the data key follows in CiphertextBlob backwards",
    withPart((key) => [...Buffer.from(key).toString("base64")].toReversed().join("")),
  ),
  mutant(
    "blob-shows-base64-in-other-case",
    leak,
    "the Base64 of the data key follows in CiphertextBlob with capitals for small letters",
    withPart((key) =>
      Buffer.from(key)
        .toString("base64")
        .replaceAll(/[A-Za-z]/g, (sign) => (sign < "a" ? sign.toLowerCase() : sign.toUpperCase())),
    ),
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
