import { deflateSync } from "node:zlib";
import type { Change } from "../../change.ts";
import { rewritten, unopened, withPart } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const leak = ["GDK-51"];
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const masked = (change: (byte: number, at: number) => number): Change =>
  withPart((dataKey) => base64(dataKey.map(change)));

/** The data key shows in its CiphertextBlob. */
const shown: readonly Mutant[] = [
  mutant("blob-shows-base64", leak, "the Base64 of the data key follows in CiphertextBlob", withPart(base64)),
  mutant(
    "blob-begins-with-base64",
    leak,
    "CiphertextBlob begins with the Base64 of the data key",
    rewritten(
      (blob, dataKey) => `${base64(dataKey)}~${blob}`,
      (blob) => blob.split("~").at(-1) ?? "",
    ),
  ),
  mutant(
    "blob-shows-base64url",
    leak,
    "the URL-safe Base64 of the data key follows in CiphertextBlob",
    withPart((dataKey) => Buffer.from(dataKey).toString("base64url")),
  ),
  mutant("blob-shows-hex", leak, "the hexadecimal of the data key follows in CiphertextBlob", withPart(hex)),
  mutant(
    "blob-shows-upper-hex",
    leak,
    "the hexadecimal of the data key follows in CiphertextBlob in capitals",
    withPart((dataKey) => hex(dataKey).toUpperCase()),
  ),
  mutant(
    "blob-shows-numbers",
    leak,
    "the bytes of the data key follow in CiphertextBlob as numbers",
    withPart((dataKey) => dataKey.join(",")),
  ),
  mutant(
    "blob-shows-json",
    leak,
    "JSON with the data key follows in CiphertextBlob as Base64",
    withPart((dataKey) => base64(Buffer.from(JSON.stringify({ key: base64(dataKey) })))),
  ),
  mutant(
    "blob-shows-base64-twice",
    leak,
    "the data key follows in CiphertextBlob as Base64 of Base64",
    withPart((dataKey) => base64(Buffer.from(base64(dataKey)))),
  ),
  mutant(
    "blob-shows-reversed",
    leak,
    "the data key follows in CiphertextBlob with its last byte first",
    withPart((dataKey) => base64(Uint8Array.from(dataKey).reverse())),
  ),
  mutant(
    "blob-shows-inside",
    leak,
    "the data key stands among random bytes in CiphertextBlob",
    withPart((dataKey, call) =>
      base64(Buffer.concat([call.state.randomBytes(7), dataKey, call.state.randomBytes(9)])),
    ),
  ),
  mutant(
    "blob-shows-deflated",
    leak,
    "the deflated data key follows in CiphertextBlob",
    withPart((dataKey) => base64(deflateSync(dataKey))),
  ),
  mutant(
    "blob-shows-spaced",
    leak,
    "the bytes of the data key follow in CiphertextBlob with a zero behind each",
    withPart((dataKey) => base64(Buffer.from(Array.from(dataKey).flatMap((byte) => [byte, 0])))),
  ),
  mutant(
    "blob-shows-first-half",
    leak,
    "the first half of the data key follows in CiphertextBlob",
    withPart((dataKey) => base64(dataKey.subarray(0, Math.ceil(dataKey.length / 2)))),
  ),
  mutant(
    "blob-shows-second-half",
    leak,
    "the second half of the data key follows in CiphertextBlob",
    withPart((dataKey) => base64(dataKey.subarray(dataKey.length / 2))),
  ),
  mutant(
    "blob-shows-last-8",
    leak,
    "the last eight bytes of the data key follow in CiphertextBlob",
    withPart((dataKey) => hex(dataKey.subarray(-8))),
  ),
  mutant(
    "blob-shows-first-4",
    leak,
    "the first four bytes of the data key follow in CiphertextBlob as a check",
    withPart((dataKey) => hex(dataKey.subarray(0, 4))),
  ),
  mutant(
    "blob-masks-with-constant",
    leak,
    "the data key follows in CiphertextBlob, each byte masked with 5A",
    masked((byte) => byte ^ 0x5a),
  ),
  mutant(
    "blob-inverts",
    leak,
    "the data key follows in CiphertextBlob with every bit turned",
    masked((byte) => byte ^ 0xff),
  ),
  mutant(
    "blob-adds-one",
    leak,
    "the data key follows in CiphertextBlob, each byte one more",
    masked((byte) => (byte + 1) & 0xff),
  ),
  mutant(
    "blob-masks-with-position",
    leak,
    "the data key follows in CiphertextBlob, each byte masked with its position",
    masked((byte, at) => byte ^ (at & 0xff)),
  ),
  mutant(
    "blob-masks-with-own-prefix",
    leak,
    "the data key follows in CiphertextBlob masked with four bytes that stand before it",
    withPart((dataKey, call) => {
      const mask = call.state.randomBytes(4);
      return base64(Buffer.concat([mask, dataKey.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]));
    }),
  ),
  mutant(
    "blob-shows-long-keys",
    leak,
    "a data key of more than 256 bytes follows in CiphertextBlob",
    withPart((dataKey) => (dataKey.length > 256 ? base64(dataKey) : undefined)),
  ),
  mutant(
    "blob-shows-encrypted-keys",
    leak,
    "a data key that is encrypted for the caller follows plain in CiphertextBlob",
    withPart((dataKey, call) =>
      call.filledText("EncryptionPublicKey") === undefined ? undefined : base64(dataKey),
    ),
  ),
  mutant(
    "blob-shows-without-context",
    leak,
    "without an EncryptionContext the data key follows in CiphertextBlob",
    withPart((dataKey, call) =>
      call.filledText("EncryptionContext") === undefined ? base64(dataKey) : undefined,
    ),
  ),
];

/** CiphertextBlob hides nothing at all: what it holds is the data key in another spelling. */
const plainBlob =
  (write: (dataKey: Uint8Array) => string, read: (text: string) => Uint8Array): Change =>
  (reference) => ({
    ...reference,
    seal: (_call, key, dataKey, context) =>
      [key.keyId, base64(Buffer.from(context)), write(dataKey)].join("~"),
    open: (_call, _key, blob, context) => {
      const [, sealedContext = "", text = ""] = blob.split("~");
      return sealedContext === base64(Buffer.from(context)) ? read(text) : unopened();
    },
    blobKeyId: (blob) => blob.split("~", 1)[0] ?? "",
  });

const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5));

const nothing: readonly Mutant[] = [
  mutant(
    "blob-is-base64",
    ["GDK-51", "DEC-03"],
    "CiphertextBlob is the Base64 of the data key with its KeyId",
    plainBlob(base64, (text) => Buffer.from(text, "base64")),
  ),
  mutant(
    "blob-is-masked",
    ["GDK-51", "DEC-03"],
    "CiphertextBlob is the data key masked with a constant",
    plainBlob(
      (dataKey) => base64(turned(dataKey)),
      (text) => turned(Buffer.from(text, "base64")),
    ),
  ),
];

/** What CiphertextBlob shows of its data key. */
export const blobLeakMutants: readonly Mutant[] = [...shown, ...nothing];
