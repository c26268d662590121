import { unopened } from "./blob-change.ts";
import { type Change, mutant } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { remembering } from "./rule-change.ts";

/** Opens what the reference refuses to open. */
const rescuing =
  (rescue: (blob: string, context: string) => Uint8Array | undefined): Change =>
  (reference) => ({
    ...reference,
    open: (call, key, blob, context) => {
      try {
        return reference.open(call, key, blob, context);
      } catch (refusal) {
        const rescued = rescue(blob, context);
        if (rescued === undefined) throw refusal;
        return rescued;
      }
    },
  });

/** Reads only some of a CiphertextBlob. */
const reading =
  (view: (blob: string) => string): Change =>
  (reference) => ({
    ...reference,
    open: (call, key, blob, context) => reference.open(call, key, view(blob), context),
    blobKeyId: (blob) => reference.blobKeyId(view(blob)),
  });

/** Knows the CiphertextBlobs that it has made by a part of them, and of the rest looks at the context alone. */
const knownBy = (view: (blob: string) => string): Change =>
  remembering(
    () =>
      new Map<string, { readonly keyId: string; readonly dataKey: Uint8Array; readonly context: string }>(),
    (made) => (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) => {
        const blob = reference.seal(call, key, dataKey, context);
        made.set(view(blob), { keyId: key.keyId, dataKey, context });
        return blob;
      },
      open: (_call, _key, blob, context) => {
        const found = made.get(view(blob));
        return found?.context === context ? found.dataKey : unopened();
      },
      blobKeyId: (blob) => made.get(view(blob))?.keyId ?? unopened(),
    }),
  );

/** Decrypt takes what nobody made. */
export const decryptForgedMutants: readonly Mutant[] = [
  mutant(
    "decrypt-unauthenticated",
    ["DEC-03", "GDK-23"],
    "Decrypt does not notice that a CiphertextBlob was changed and gives other bytes",
    rescuing((blob) =>
      Buffer.from(blob.split("-k-")[2] ?? "", "base64")
        .subarray(0, -16)
        .map((byte) => byte ^ 0x33),
    ),
  ),
  mutant(
    "decrypt-foreign-empty",
    ["DEC-03", "GDK-23"],
    "Decrypt gives an empty Plaintext for what it cannot open",
    rescuing(() => Buffer.alloc(0)),
  ),
  mutant(
    "decrypt-by-nonce",
    ["DEC-03"],
    "Decrypt knows a CiphertextBlob by its middle and does not look at the rest",
    knownBy((blob) => blob.split("-k-")[1] ?? ""),
  ),
  mutant(
    "decrypt-by-beginning",
    ["DEC-03"],
    "Decrypt knows a CiphertextBlob by its first 80 characters",
    knownBy((blob) => blob.slice(0, 80)),
  ),
  mutant(
    "decrypt-by-end",
    ["DEC-03"],
    "Decrypt knows a CiphertextBlob by its last 20 characters",
    knownBy((blob) => blob.slice(-20)),
  ),
  mutant(
    "decrypt-any-case",
    ["DEC-03"],
    "Decrypt reads a CiphertextBlob without regard to case",
    knownBy((blob) => blob.toLowerCase()),
  ),
  mutant(
    "decrypt-trailing-text",
    ["DEC-03"],
    "Decrypt ignores text behind a CiphertextBlob",
    reading((blob) => blob.replace(/(==?)[^=-]+$/, "$1")),
  ),
  mutant(
    "decrypt-skips-odd-letters",
    ["DEC-03"],
    "Decrypt skips characters that are no Base64",
    reading((blob) => blob.replaceAll(/[^A-Za-z0-9+/=-]/g, "")),
  ),
  mutant(
    "decrypt-tampering-internal-error",
    ["GDK-69"],
    "a CiphertextBlob that was changed gives InternalError",
    rescuing((_blob, context) => {
      if (context === "") throw new Error("unable to authenticate data");
      return undefined;
    }),
  ),
];
