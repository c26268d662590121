import { type Action, text } from "../action.ts";

/** Opens a CiphertextBlob that GenerateDataKey made, given the same EncryptionContext. */
export const decrypt: Action = {
  name: "Decrypt",
  parameters: [
    text("CiphertextBlob", "required"),
    text("EncryptionContext", "optional"),
    text("EncryptionPublicKey", "optional"),
    text("EncryptionAlgorithm", "optional"),
  ],
  use: "open",
  run: async (call) => {
    const { rules, key } = call;
    const context = call.filledText("EncryptionContext") ?? "";
    const dataKey = rules.open(call, key, call.text("CiphertextBlob") ?? "", context);
    return { KeyId: key.keyId, Plaintext: rules.encodePlaintext(await rules.protect(call, dataKey), call) };
  },
};
