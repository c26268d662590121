import { type Action, integer, text } from "../action.ts";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";

const keysMaximum = 10_000;
const aliasForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/;
const otherUsages = [
  "ASYMMETRIC_DECRYPT_RSA_2048",
  "ASYMMETRIC_DECRYPT_SM2",
  "ASYMMETRIC_SIGN_VERIFY_SM2",
  "ASYMMETRIC_SIGN_VERIFY_ECC",
  "ASYMMETRIC_SIGN_VERIFY_RSA_2048",
  "ASYMMETRIC_SIGN_VERIFY_ECDSA384",
];

function checkAlias(call: Call): void {
  const alias = call.text("Alias") ?? "";
  if (!aliasForm.test(alias) || alias.startsWith("kms-"))
    throw new Refusal("InvalidParameterValue.InvalidAlias");
  if (call.state.keys.hasAlias(alias)) throw new Refusal("InvalidParameterValue.AliasAlreadyExists", alias);
}

function checkUsage(call: Call): void {
  const usage = call.filledText("KeyUsage") ?? "ENCRYPT_DECRYPT";
  if (usage === "ENCRYPT_DECRYPT") return;
  if (!otherUsages.includes(usage)) throw new Refusal("InvalidParameterValue.InvalidKeyUsage");
  throw new Refusal("UnsupportedOperation.UnsupportedKeyUsageInCurrentRegion");
}

/** Makes an enabled CMK. Only symmetric keys with material made here are offered. */
export const createKey: Action = {
  name: "CreateKey",
  parameters: [
    text("Alias", "required"),
    text("Description", "optional"),
    text("KeyUsage", "optional"),
    integer("Type", "optional"),
  ],
  use: "none",
  checkValues: (call) => {
    checkAlias(call);
    if (Buffer.byteLength(call.text("Description") ?? "") > 1024) {
      throw new Refusal("InvalidParameter", "Description must have at most 1024 bytes");
    }
    checkUsage(call);
    if ((call.integer("Type") ?? 1) !== 1) throw new Refusal("InvalidParameterValue.InvalidType");
  },
  run: (call) => {
    if (call.state.keys.size >= keysMaximum) {
      throw new Refusal("LimitExceeded.CmkLimitExceeded", String(keysMaximum));
    }
    const key = call.state.createKey(call.text("Alias") ?? "", call.text("Description") ?? "");
    return {
      KeyId: key.keyId,
      Alias: key.alias,
      CreateTime: key.createTime,
      Description: key.description,
      KeyState: key.state,
      KeyUsage: key.keyUsage,
      TagCode: 0,
      TagMsg: "",
      HsmClusterId: "",
    };
  },
};
