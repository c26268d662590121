import { dropping, onGrant, renaming, setting, without } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const plaintexts: readonly Mutant[] = [
  mutant(
    "plaintext-missing",
    ["GDK-59", "GDK-47", "GDK-48"],
    "a granted answer has no Plaintext",
    dropping("Plaintext"),
  ),
  mutant(
    "plaintext-null",
    ["GDK-59", "GDK-47", "GDK-48"],
    "Plaintext is null",
    setting("Plaintext", () => null),
  ),
  mutant(
    "plaintext-empty",
    ["GDK-59", "GDK-47", "GDK-48", "GDK-14"],
    "Plaintext is empty",
    setting("Plaintext", () => ""),
  ),
  mutant(
    "plaintext-as-numbers",
    ["GDK-47", "GDK-48", "GDK-59"],
    "Plaintext is a list of bytes",
    setting("Plaintext", (text) => [...Buffer.from(text, "base64")]),
  ),
  mutant(
    "plaintext-as-buffer",
    ["GDK-47", "GDK-48", "GDK-59"],
    "Plaintext is an object with the bytes in it",
    setting("Plaintext", (text) => Buffer.from(text, "base64").toJSON()),
  ),
  mutant(
    "plaintext-misnamed",
    ["GDK-59", "GDK-47", "GDK-48"],
    "Plaintext is called PlainText",
    renaming("Plaintext", "PlainText"),
  ),
  mutant(
    "plaintext-in-lower-case",
    ["GDK-59", "GDK-47", "GDK-48"],
    "Plaintext is called plaintext",
    renaming("Plaintext", "plaintext"),
  ),
  mutant(
    "plaintext-is-blob",
    ["GDK-47", "GDK-48", "GDK-50"],
    "Plaintext is the CiphertextBlob again",
    onGrant((fields) => ({ ...fields, Plaintext: fields["CiphertextBlob"] })),
  ),
];

const blobs: readonly Mutant[] = [
  mutant(
    "blob-missing",
    ["GDK-49", "GDK-59"],
    "a granted answer has no CiphertextBlob",
    dropping("CiphertextBlob"),
  ),
  mutant(
    "blob-null",
    ["GDK-49", "GDK-59"],
    "CiphertextBlob is null",
    setting("CiphertextBlob", () => null),
  ),
  mutant(
    "blob-empty-string",
    ["GDK-49", "GDK-59"],
    "CiphertextBlob is empty",
    setting("CiphertextBlob", () => ""),
  ),
  mutant(
    "blob-number",
    ["GDK-49", "GDK-59"],
    "CiphertextBlob is a number",
    remembering(
      () => ({ count: 0 }),
      (memory) =>
        setting("CiphertextBlob", () => {
          memory.count += 1;
          return memory.count;
        }),
    ),
  ),
  mutant(
    "blob-object",
    ["GDK-49", "GDK-59"],
    "CiphertextBlob is an object with the text in it",
    setting("CiphertextBlob", (text) => ({ Blob: text })),
  ),
  mutant(
    "blob-misnamed",
    ["GDK-49", "GDK-59"],
    "CiphertextBlob is called Ciphertext",
    renaming("CiphertextBlob", "Ciphertext"),
  ),
  mutant(
    "blob-missing-for-key-spec",
    ["GDK-49", "GDK-59"],
    "with KeySpec alone the answer has no CiphertextBlob",
    onGrant((fields, call) =>
      call.parameters.has("NumberOfBytes") ? fields : without(fields, "CiphertextBlob"),
    ),
  ),
  mutant(
    "blob-missing-when-encrypted",
    ["GDK-49", "GDK-59"],
    "with a public key the answer has no CiphertextBlob",
    onGrant((fields, call) =>
      call.parameters.has("EncryptionPublicKey") ? without(fields, "CiphertextBlob") : fields,
    ),
  ),
];

/** Plaintext or CiphertextBlob of a granted answer is missing, misnamed or of another kind. */
export const fields: readonly Mutant[] = [...plaintexts, ...blobs];
