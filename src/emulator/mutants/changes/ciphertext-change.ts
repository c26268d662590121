import type { Change } from "../../change.ts";
import type { Algorithm, Encrypt, EncryptionRules } from "../../rules/encryption.ts";
import type { Rules } from "../../rules.ts";

/** Replaces the encryption of some algorithms. */
export const encrypting =
  (algorithms: readonly Algorithm[], change: (encrypt: Encrypt, reference: Rules) => Encrypt): Change =>
  (reference) => {
    const changed = algorithms.map((name) => [name, change(reference.encrypt[name], reference)] as const);
    const encrypt: EncryptionRules["encrypt"] = { ...reference.encrypt, ...Object.fromEntries(changed) };
    return { ...reference, encrypt };
  };

/** Changes the finished ciphertext of some algorithms. */
export const onCiphertext = (
  algorithms: readonly Algorithm[],
  change: (ciphertext: Uint8Array, message: Uint8Array) => Uint8Array,
): Change =>
  encrypting(algorithms, (encrypt) => (call, key, message) => change(encrypt(call, key, message), message));

/** Changes the data key on its way into the encryption of some algorithms, but not in its CiphertextBlob. */
export const onMessage = (
  algorithms: readonly Algorithm[],
  change: (message: Uint8Array) => Uint8Array,
): Change => encrypting(algorithms, (encrypt) => (call, key, message) => encrypt(call, key, change(message)));
