import { type Action, integer, text } from "../action.ts";

/** Makes a data key: once for the caller to use, once sealed under the CMK for the caller to keep. */
export const generateDataKey: Action = {
  name: "GenerateDataKey",
  parameters: [
    text("KeyId", "required"),
    text("KeySpec", "optional"),
    integer("NumberOfBytes", "optional"),
    text("EncryptionContext", "optional"),
    text("EncryptionPublicKey", "optional"),
    text("EncryptionAlgorithm", "optional"),
  ],
  use: "seal",
  run: async (call) => {
    const { rules, key } = call;
    const dataKey = rules.makeDataKey(rules.resolveLength(call), call);
    return {
      KeyId: key.keyId,
      Plaintext: rules.encodePlaintext(await rules.protect(call, dataKey), call),
      CiphertextBlob: rules.seal(call, key, dataKey, call.filledText("EncryptionContext") ?? ""),
    };
  },
};
