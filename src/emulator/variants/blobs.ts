import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import type { Change } from "../change.ts";
import { Refusal } from "../refusal.ts";
import { variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const unopened = (): never => {
  throw new Refusal("InvalidParameterValue.InvalidCiphertext");
};

/** Writes the reference's CiphertextBlob in another form; `read` gives "" for what was not written so. */
const rewritten =
  (write: (blob: string) => string, read: (text: string) => string): Change =>
  (reference) => {
    const exact = (text: string): string => {
      const blob = read(text);
      return blob !== "" && write(blob) === text ? blob : unopened();
    };
    return {
      ...reference,
      seal: (call, key, dataKey, context) => write(reference.seal(call, key, dataKey, context)),
      open: (call, key, text, context) => reference.open(call, key, exact(text), context),
      blobKeyId: (text) => reference.blobKeyId(exact(text)),
    };
  };

const recoded = (encoding: BufferEncoding): Change =>
  rewritten(
    (blob) => Buffer.from(blob, "latin1").toString(encoding),
    (text) => Buffer.from(text, encoding).toString("latin1"),
  );

function member(text: string): string {
  try {
    return String(Object(JSON.parse(text))["sealed"] ?? "");
  } catch {
    return "";
  }
}

interface Sealed {
  readonly keyId: string;
  readonly dataKey: Uint8Array;
  readonly context: string;
}

/** CiphertextBlob is a name, and what it stands for stays with the endpoint. */
const kept =
  (nameOf: () => string): Change =>
  (reference) => {
    const store = new Map<string, Sealed>();
    return {
      ...reference,
      seal: (_call, { keyId }, dataKey, context) => {
        const name = nameOf();
        store.set(name, { keyId, dataKey, context });
        return name;
      },
      open: (_call, _key, name, context) => {
        const sealed = store.get(name);
        return sealed?.context === context ? sealed.dataKey : unopened();
      },
      blobKeyId: (name) => store.get(name)?.keyId ?? unopened(),
    };
  };

/** Knows a CiphertextBlob by some of it: what the rest says does not count. */
const knownBy =
  (view: (blob: string) => string): Change =>
  (reference) => {
    const made = new Map<string, string>();
    const meant = (text: string): string => made.get(view(text)) ?? unopened();
    return {
      ...reference,
      seal: (call, key, dataKey, context) => {
        const blob = reference.seal(call, key, dataKey, context);
        made.set(view(blob), blob);
        return blob;
      },
      open: (call, key, text, context) => reference.open(call, key, meant(text), context),
      blobKeyId: (text) => reference.blobKeyId(meant(text)),
    };
  };

/** One CMK's key for another cipher, and what is bound beside the data key. */
const derived = (material: Uint8Array, context: string): Buffer =>
  createHash("sha256").update(material).update(context, "utf16le").digest();

/** AES-CBC under a key of CMK and context, with a hash that tells whether both were right. */
const inBlocks: Change = (reference) => ({
  ...reference,
  seal: (_call, key, dataKey, context) => {
    const iv = randomBytes(16);
    const check = createHash("sha256").update(dataKey).digest();
    const cipher = createCipheriv("aes-256-cbc", derived(key.material, context), iv);
    return Buffer.concat([
      Buffer.from(key.keyId, "latin1"),
      iv,
      cipher.update(check),
      cipher.update(dataKey),
      cipher.final(),
    ]).toString("base64");
  },
  open: (_call, key, blob, context) => {
    const bytes = Buffer.from(blob, "base64");
    if (bytes.toString("base64") !== blob) return unopened();
    const sealed = bytes.subarray(key.keyId.length);
    try {
      const decipher = createDecipheriv(
        "aes-256-cbc",
        derived(key.material, context),
        sealed.subarray(0, 16),
      );
      const opened = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
      const dataKey = opened.subarray(32);
      return createHash("sha256").update(dataKey).digest().equals(opened.subarray(0, 32))
        ? dataKey
        : unopened();
    } catch {
      return unopened();
    }
  },
  blobKeyId: (blob) => Buffer.from(blob, "base64").subarray(0, 36).toString("latin1"),
});

/** Other forms of CiphertextBlob, which is opaque. */
export const blobVariants: readonly Variant[] = [
  variant(
    "blob-known-by-nonce",
    "Decrypt finds a CiphertextBlob by its middle, and gives its data key though the rest was changed",
    knownBy((blob) => blob.split("-k-")[1] ?? ""),
  ),
  variant(
    "blob-with-odd-letters",
    "Decrypt skips what is no Base64 in a CiphertextBlob",
    knownBy((blob) => blob.replaceAll(/[^A-Za-z0-9+/=-]/g, "")),
  ),
  variant("blob-base64", "CiphertextBlob is Base64 throughout", recoded("base64")),
  variant("blob-base64url", "CiphertextBlob is in the URL-safe alphabet", recoded("base64url")),
  variant("blob-hexadecimal", "CiphertextBlob is hexadecimal", recoded("hex")),
  variant("blob-in-blocks", "CiphertextBlob is one Base64 with a block cipher in it", inBlocks),
  variant(
    "blob-json",
    "CiphertextBlob is JSON text",
    rewritten((blob) => JSON.stringify({ version: 1, sealed: blob }), member),
  ),
  variant(
    "blob-like-token",
    "CiphertextBlob looks like a token of three parts",
    rewritten(
      (blob) => ["eyJhbGciOiJkaXIifQ", Buffer.from(blob, "latin1").toString("base64url"), "c2VhbA"].join("."),
      (text) => Buffer.from(text.split(".")[1] ?? "", "base64url").toString("latin1"),
    ),
  ),
  variant(
    "blob-with-prefix",
    "CiphertextBlob begins with words and a version",
    rewritten(
      (blob) => `kms:v1:${blob}`,
      (text) => text.replace(/^kms:v1:/, ""),
    ),
  ),
  variant(
    "blob-in-lines",
    "CiphertextBlob has lines",
    rewritten(
      (blob) => (blob.match(/.{1,64}/g) ?? []).join("\n"),
      (text) => text.replaceAll("\n", ""),
    ),
  ),
  variant(
    "blob-long",
    "CiphertextBlob is 8,000 characters long",
    rewritten(
      (blob) => `${blob}.${"0".repeat(8000 - (blob.length % 8000))}`,
      (text) => text.split(".", 1)[0] ?? "",
    ),
  ),
  variant(
    "blob-kept-by-uuid",
    "CiphertextBlob is a UUID under which the endpoint keeps what it needs",
    kept(() => randomUUID()),
  ),
  variant(
    "blob-kept-by-number",
    "CiphertextBlob is a random number of 20 digits",
    kept(() => String(randomBytes(8).readBigUInt64BE()).padStart(20, "0")),
  ),
];
