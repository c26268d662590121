import { createDecipheriv } from "node:crypto";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { Rules } from "../../rules.ts";
import { passes } from "../changes/caller-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

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

const bytesOf = (part: string | undefined): Buffer => Buffer.from(part ?? "", "base64");

/** Takes the key stream off and does not look whether the rest belongs to it. */
const unauthenticated: Change = (reference) => ({
  ...reference,
  open: (call, key, blob, context) => {
    try {
      return reference.open(call, key, blob, context);
    } catch {
      const [, nonce, sealed] = blob.split("-k-");
      const decipher = createDecipheriv("aes-256-gcm", key.material, bytesOf(nonce), { authTagLength: 16 });
      return decipher.update(bytesOf(sealed).subarray(0, -16));
    }
  },
});

/** Knows a CiphertextBlob again by its nonce and by the 16 bytes at both ends of what is sealed, and opens whatever lies between. */
const middleUnsealed: Change = remembering(
  () => new Map<string, string>(),
  (known) => (reference) => {
    const endsOf = (blob: string): string => {
      const [keyId, nonce, sealed] = blob.split("-k-");
      const bytes = bytesOf(sealed);
      const ends = [bytes.subarray(0, 16), bytes.subarray(-16)].map((end) => end.toString("hex"));
      return JSON.stringify([keyId, nonce, bytes.length, ends]);
    };
    return {
      ...reference,
      seal: (call, key, dataKey, context) => {
        const blob = reference.seal(call, key, dataKey, context);
        known.set(endsOf(blob), context);
        return blob;
      },
      open: (call, key, blob, context) =>
        known.get(endsOf(blob)) === context
          ? unauthenticated(reference).open(call, key, blob, context)
          : reference.open(call, key, blob, context),
    };
  },
);

/** Opens what differs in the last byte before the tag as if it had been made so. */
const lastByteUnsealed: Change = (reference) => ({
  ...reference,
  open: (call, key, blob, context) => {
    const [keyId, nonce, sealed] = blob.split("-k-");
    const bytes = bytesOf(sealed);
    const last = bytes.length - 17;
    for (let change = 0; change < 256; change++) {
      const other = bytes.map((byte, at) => (at === last ? byte ^ change : byte));
      const open = () =>
        reference.open(call, key, [keyId, nonce, Buffer.from(other).toString("base64")].join("-k-"), context);
      if (passes(open)) return open().map((byte, at) => (at === last ? byte ^ change : byte));
    }
    return reference.open(call, key, blob, context);
  },
});

/** Decrypt takes what nobody made. */
export const decryptForgedMutants: readonly Mutant[] = [
  mutant(
    "decrypt-of-anything-crashes",
    ["DEC-03", "GDK-69"],
    "a CiphertextBlob that is not made of three parts gives InternalError",
    (reference) => ({
      ...reference,
      blobKeyId: (blob) => {
        if (!blob.includes("-k-")) throw new TypeError("Cannot read properties of undefined");
        return reference.blobKeyId(blob);
      },
    }),
  ),
  mutant(
    "decrypt-tag-unchecked",
    ["DEC-03", "GDK-23"],
    "Decrypt does not check the tag of a CiphertextBlob, so that changes of it are changes of the data key",
    unauthenticated,
  ),
  mutant(
    "decrypt-middle-not-authenticated",
    ["DEC-03"],
    "of what is sealed the tag covers the first and the last 16 bytes",
    middleUnsealed,
  ),
  mutant(
    "decrypt-foreign-noise",
    ["DEC-03", "GDK-23"],
    "Decrypt gives a new data key for what it cannot open",
    (reference) => ({
      ...reference,
      open: (call, key, blob, context) => {
        try {
          return reference.open(call, key, blob, context);
        } catch {
          return call.state.randomBytes(32);
        }
      },
    }),
  ),
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
    "decrypt-tampering-internal-error",
    ["GDK-69"],
    "a CiphertextBlob that was changed gives InternalError",
    rescuing((_blob, context) => {
      if (context === "") throw new Error("unable to authenticate data");
      return undefined;
    }),
  ),
  mutant(
    "decrypt-key-id-not-authenticated",
    ["DEC-02", "DEC-03"],
    "Decrypt tells the CMK that a CiphertextBlob names, whatever it was made under",
    (reference) => ({
      ...reference,
      open: (call, key, blob, context) => {
        const [, ...rest] = blob.split("-k-");
        const named = call.state.keys
          .all()
          .map(({ keyId }) => Buffer.from(keyId, "latin1").toString("base64"));
        const all = [blob, ...named.map((name) => [name, ...rest].join("-k-"))];
        const fitting = all.find((each) => passes(() => openedBy(reference, call, each, context)));
        return fitting === undefined
          ? reference.open(call, key, blob, context)
          : openedBy(reference, call, fitting, context);
      },
    }),
  ),
  rareMutant(
    "decrypt-last-byte-not-authenticated",
    ["DEC-03"],
    "Decrypt does not notice that the last byte of a data key was changed in its CiphertextBlob",
    "one byte of a CiphertextBlob",
    lastByteUnsealed,
  ),
];

/** Opens a CiphertextBlob under the CMK that it names. */
function openedBy(reference: Rules, call: Call, blob: string, context: string): Uint8Array {
  const key = call.state.keys.find(reference.blobKeyId(blob));
  if (key === undefined) throw new Refusal("ResourceUnavailable.CmkNotFound");
  return reference.open(call, key, blob, context);
}
