import type { Change } from "../../change.ts";
import type { Fields } from "../../message.ts";
import { onDecrypted } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const form = ["DEC-01", "GDK-50"];

const plaintextAs = (encode: (bytes: Buffer) => string): Change =>
  onDecrypted((fields) => ({
    ...fields,
    Plaintext: encode(Buffer.from(String(fields["Plaintext"]), "base64")),
  }));

const keyIdAs = (change: (keyId: string) => unknown): Change =>
  onDecrypted((fields) => ({ ...fields, KeyId: change(String(fields["KeyId"])) }));

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([own]) => own !== name));

/** Decrypt writes its answer in another way. */
export const decryptAnswerMutants: readonly Mutant[] = [
  mutant(
    "decrypt-refusal-tells-data-key",
    ["GDK-23"],
    "Message of a refused Decrypt tells the data key",
    remembering(
      () => new Map<string, Uint8Array>(),
      (keys) => (reference) => ({
        ...reference,
        seal: (call, key, dataKey, context) => {
          const blob = reference.seal(call, key, dataKey, context);
          keys.set(blob, dataKey);
          return blob;
        },
        errorMessage: (call, refusal) => {
          const message = reference.errorMessage(call, refusal);
          if (refusal.code !== "InvalidParameterValue.InvalidCiphertext") return message;
          const key = keys.get(call.text("CiphertextBlob") ?? "") ?? new Uint8Array();
          return `${message} (${Buffer.from(key).toString("hex")})`;
        },
      }),
    ),
  ),
  mutant(
    "decrypt-hex",
    form,
    "Plaintext of Decrypt is hexadecimal",
    plaintextAs((bytes) => bytes.toString("hex")),
  ),
  mutant(
    "decrypt-base64-twice",
    form,
    "Plaintext of Decrypt is Base64 twice",
    plaintextAs((bytes) => Buffer.from(bytes.toString("base64")).toString("base64")),
  ),
  mutant(
    "decrypt-urlsafe",
    form,
    "Plaintext of Decrypt is in the URL-safe alphabet",
    plaintextAs((bytes) => bytes.toString("base64url")),
  ),
  mutant(
    "decrypt-unpadded",
    form,
    "Plaintext of Decrypt has no padding",
    plaintextAs((bytes) => bytes.toString("base64").replaceAll("=", "")),
  ),
  mutant(
    "decrypt-raw-text",
    form,
    "Plaintext of Decrypt is the bytes as Latin text",
    plaintextAs((bytes) => bytes.toString("latin1")),
  ),
  mutant(
    "decrypt-plaintext-missing",
    form,
    "Decrypt leaves Plaintext out",
    onDecrypted((fields) => without(fields, "Plaintext")),
  ),
  mutant(
    "decrypt-plaintext-null",
    form,
    "Plaintext of Decrypt is null",
    onDecrypted((fields) => ({ ...fields, Plaintext: null })),
  ),
  mutant(
    "decrypt-key-id-missing",
    ["DEC-02"],
    "Decrypt leaves KeyId out",
    onDecrypted((fields) => without(fields, "KeyId")),
  ),
  mutant(
    "decrypt-key-id-empty",
    ["DEC-02"],
    "KeyId of Decrypt is empty",
    keyIdAs(() => ""),
  ),
  mutant(
    "decrypt-key-id-null",
    ["DEC-02"],
    "KeyId of Decrypt is null",
    keyIdAs(() => null),
  ),
  mutant(
    "decrypt-key-id-upper-case",
    ["DEC-02"],
    "KeyId of Decrypt is in capitals",
    keyIdAs((keyId) => keyId.toUpperCase()),
  ),
  mutant(
    "decrypt-key-id-without-hyphens",
    ["DEC-02"],
    "KeyId of Decrypt has no hyphens",
    keyIdAs((keyId) => keyId.replaceAll("-", "")),
  ),
  mutant(
    "decrypt-key-id-other",
    ["DEC-02"],
    "KeyId of Decrypt is none that there is",
    keyIdAs((keyId) => [...keyId].toReversed().join("")),
  ),
  mutant(
    "decrypt-key-id-sticks",
    ["DEC-02"],
    "KeyId of Decrypt is that of the first CiphertextBlob for ever",
    remembering(
      () => ({ first: "" }),
      (memory) =>
        onDecrypted((fields) => {
          if (memory.first === "") memory.first = String(fields["KeyId"]);
          return { ...fields, KeyId: memory.first };
        }),
    ),
  ),
];
