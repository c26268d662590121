import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Call } from "../call.ts";
import type { Cmk } from "../cmk.ts";
import { Refusal } from "../refusal.ts";

/** CiphertextBlob: the data key sealed under a CMK, bound to its context. */
export interface BlobRules {
  readonly seal: (call: Call, key: Cmk, dataKey: Uint8Array, context: string) => string;
  /** Throws InvalidCiphertext when the blob or the context is not the one that was sealed. */
  readonly open: (call: Call, key: Cmk, blob: string, context: string) => Uint8Array;
  /** KeyId of the CMK under which a blob was sealed. */
  readonly blobKeyId: (blob: string) => string;
  readonly blobNonce: (call: Call) => Uint8Array;
  /** What the seal authenticates beside the data key: one sequence of bytes for each string of UTF-16 units. */
  readonly contextBinding: (context: string) => Uint8Array;
}

const joint = "-k-";
const tagLength = 16;

/** Standard Base64 with padding, and no second spelling of the same bytes. */
function decodePart(part: string): Buffer {
  const bytes = Buffer.from(part, "base64");
  if (part === "" || bytes.toString("base64") !== part)
    throw new Refusal("InvalidParameterValue.InvalidCiphertext");
  return bytes;
}

function splitBlob(blob: string): { keyId: string; nonce: Buffer; sealed: Buffer } {
  const [first = "", second = "", third = "", ...rest] = blob.split(joint);
  const nonce = decodePart(second);
  const sealed = decodePart(third);
  const keyId = decodePart(first).toString("latin1");
  if (rest.length === 0 && nonce.length === 12 && sealed.length > tagLength) return { keyId, nonce, sealed };
  throw new Refusal("InvalidParameterValue.InvalidCiphertext");
}

/**
 * AES-256-GCM under the CMK's own material.
 *
 * ```
 * Base64(KeyId, 36 ASCII) "-k-" Base64(nonce, 12) "-k-" Base64(ciphertext, n | tag, 16)
 * ```
 */
export const blobRules: BlobRules = {
  seal: (call, key, dataKey, context) => {
    const nonce = call.rules.blobNonce(call);
    const cipher = createCipheriv("aes-256-gcm", key.material, nonce);
    cipher.setAAD(call.rules.contextBinding(context));
    const sealed = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    return [Buffer.from(key.keyId, "latin1"), nonce, sealed]
      .map((part) => Buffer.from(part).toString("base64"))
      .join(joint);
  },
  open: (call, key, blob, context) => {
    const { nonce, sealed } = splitBlob(blob);
    const decipher = createDecipheriv("aes-256-gcm", key.material, nonce, { authTagLength: tagLength });
    decipher.setAAD(call.rules.contextBinding(context));
    decipher.setAuthTag(sealed.subarray(-tagLength));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
    } catch {
      throw new Refusal("InvalidParameterValue.InvalidCiphertext");
    }
  },
  blobKeyId: (blob) => splitBlob(blob).keyId,
  blobNonce: (call) => call.state.randomBytes(12),
  contextBinding: (context) => Buffer.from(context, "utf16le"),
};
