import type { Change } from "../../change.ts";
import { onOpened, opening, unopened } from "../changes/blob-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { given, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const roundTrip = ["GDK-50"];

const fails = (when: (length: number) => boolean): Change =>
  onOpened((dataKey) => (when(dataKey.length) ? unopened() : dataKey));

/** Decrypt gives another data key, or none. */
export const decryptValueMutants: readonly Mutant[] = [
  mutant(
    "decrypt-once",
    ["DEC-04"],
    "a CiphertextBlob can be decrypted once",
    opening(({ opened, dataKey, context }, other) =>
      opened > 1 ? unopened() : context === other ? dataKey : undefined,
    ),
  ),
  mutant(
    "decrypt-second-time-other",
    ["DEC-04"],
    "a CiphertextBlob decrypts to other bytes the second time",
    opening(({ opened, dataKey, context }, other) =>
      context !== other ? undefined : opened > 1 ? dataKey.map((byte) => byte ^ 1) : dataKey,
    ),
  ),
  mutant(
    "decrypt-cuts-at-256",
    roundTrip,
    "Decrypt gives the first 256 bytes",
    onOpened((dataKey) => dataKey.subarray(0, 256)),
  ),
  mutant(
    "decrypt-noise-past-512",
    roundTrip,
    "Decrypt gives other bytes for data keys of more than 512",
    onOpened((dataKey, call) => (dataKey.length > 512 ? call.state.randomBytes(dataKey.length) : dataKey)),
  ),
  mutant(
    "decrypt-refuses-1024",
    roundTrip,
    "Decrypt refuses data keys of 1024 bytes",
    fails((length) => length === 1024),
  ),
  mutant(
    "decrypt-refuses-past-4-blocks",
    roundTrip,
    "Decrypt refuses data keys of more than 64 bytes",
    fails((length) => length > 64),
  ),
  mutant(
    "decrypt-refuses-odd",
    roundTrip,
    "Decrypt refuses data keys that are no multiple of 16 bytes",
    fails((length) => length % 16 !== 0),
  ),
  mutant(
    "decrypt-refuses-one-byte",
    roundTrip,
    "Decrypt refuses data keys of one byte",
    fails((length) => length === 1),
  ),
  mutant(
    "decrypt-pads-to-16",
    roundTrip,
    "Decrypt gives whole blocks of 16 bytes",
    onOpened((dataKey) => Buffer.concat([dataKey, Buffer.alloc((16 - (dataKey.length % 16)) % 16)])),
  ),
  mutant(
    "decrypt-reverses",
    roundTrip,
    "Decrypt gives the data key with its last byte first",
    onOpened((dataKey) => Uint8Array.from(dataKey).reverse()),
  ),
  mutant(
    "decrypt-through-utf8",
    roundTrip,
    "Decrypt reads the data key as text and spoils it",
    onOpened((dataKey) => Buffer.from(Buffer.from(dataKey).toString("utf8"), "utf8")),
  ),
  mutant(
    "decrypt-loses-first-byte",
    roundTrip,
    "Decrypt loses the first byte of a data key of two bytes and more",
    onOpened((dataKey) => (dataKey.length > 1 ? dataKey.subarray(1) : dataKey)),
  ),
  mutant(
    "decrypt-gives-ciphertext",
    roundTrip,
    "for a data key that was encrypted for the caller, Decrypt gives its ciphertext",
    (reference) => ({
      ...reference,
      successAnswer: (call, fields) => {
        const pem = call.action.use === "seal" ? call.filledText("EncryptionPublicKey") : undefined;
        if (pem === undefined) return reference.successAnswer(call, fields);
        const ciphertext = Buffer.from(String(fields["Plaintext"]), "base64");
        const blob = reference.seal(call, call.key, ciphertext, call.filledText("EncryptionContext") ?? "");
        return reference.successAnswer(call, { ...fields, CiphertextBlob: blob });
      },
    }),
  ),
  mutant(
    "decrypt-as-long-as-key-spec",
    roundTrip,
    "of a data key that was asked for by both NumberOfBytes and KeySpec only the bytes of KeySpec are sealed",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) => {
        const isBoth = given(call, "KeySpec") && given(call, "NumberOfBytes");
        const bytes = call.text("KeySpec") === "AES_128" ? 16 : 32;
        return reference.seal(call, key, isBoth ? dataKey.subarray(0, bytes) : dataKey, context);
      },
    }),
  ),
  mutant(
    "decrypt-not-for-encrypted",
    roundTrip,
    "a data key that was encrypted for the caller cannot be decrypted",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) => {
        const blob = reference.seal(call, key, dataKey, context);
        return call.filledText("EncryptionPublicKey") === undefined ? blob : `${blob.slice(0, -8)}AAAAAAA=`;
      },
    }),
  ),
  mutant(
    "decrypt-other-for-encrypted",
    roundTrip,
    "a data key that was encrypted for the caller is another than the sealed one",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) =>
        reference.seal(
          call,
          key,
          call.filledText("EncryptionPublicKey") === undefined
            ? dataKey
            : call.state.randomBytes(dataKey.length),
          context,
        ),
    }),
  ),
  mutant(
    "decrypt-previous",
    roundTrip,
    "Decrypt gives what it gave before",
    remembering(
      () => ({ last: undefined as Uint8Array | undefined }),
      (memory) =>
        onOpened((dataKey) => {
          memory.last ??= dataKey;
          return memory.last;
        }),
    ),
  ),
  rareMutant(
    "decrypt-loses-zeros-before",
    roundTrip,
    "Decrypt loses the zero bytes that a data key begins with",
    "one data key in 256",
    onOpened((dataKey) =>
      dataKey.subarray(
        Math.max(
          0,
          dataKey.findIndex((byte) => byte !== 0),
        ),
      ),
    ),
  ),
  mutant(
    "decrypt-every-fifth-fails",
    roundTrip,
    "every fifth Decrypt is refused",
    remembering(
      () => ({ count: 0 }),
      (memory) =>
        onOpened((dataKey) => {
          memory.count += 1;
          return memory.count % 5 === 0 ? unopened() : dataKey;
        }),
    ),
  ),
  mutant(
    "decrypt-mixes-up",
    ["GDK-50", "GDK-58"],
    "two calls of Decrypt at once both get the data key of the second",
    remembering(
      () => ({ last: new Uint8Array() as Uint8Array }),
      (memory) => (reference) => ({
        ...reference,
        protect: async (call, dataKey) => {
          if (call.action.use !== "open") return reference.protect(call, dataKey);
          memory.last = dataKey;
          await new Promise((resolve) => setImmediate(resolve));
          return reference.protect(call, memory.last);
        },
      }),
    ),
  ),
];
