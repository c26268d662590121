import type { Call } from "../call.ts";
import type { Cmk } from "../cmk.ts";
import { keyIdSource } from "../key-id.ts";
import { Refusal } from "../refusal.ts";

/** Which CMK a call is about and whether it may be used by this caller, now, for this. */
export interface KeyRules {
  /** Makes a source of KeyIds that never are equal; `now` gives milliseconds since the epoch. */
  readonly keyIdSource: (now: () => number) => () => string;
  readonly checkKeyId: (call: Call) => void;
  readonly authorize: (call: Call) => void;
  readonly findKey: (call: Call) => Cmk;
  readonly checkKeyState: (call: Call) => void;
  readonly checkTrigger: (call: Call) => void;
}

const keyIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function checkUsable(
  key: Cmk,
  pending: "ResourceUnavailable.KeyPendingDelete" | "ResourceUnavailable.CmkDisabled",
): void {
  switch (key.state) {
    case "Enabled":
      return;
    case "Disabled":
      throw new Refusal("ResourceUnavailable.CmkDisabled");
    case "PendingDelete":
      throw new Refusal(pending);
    default:
      key.state satisfies never;
  }
}

/** The reference's reading: a UUID of any version and case has the right form; ids are compared letter by letter. */
export const keyRules: KeyRules = {
  keyIdSource,
  checkKeyId: (call) => {
    const keyId = call.text("KeyId");
    if (keyId !== undefined && !keyIdForm.test(keyId))
      throw new Refusal("InvalidParameterValue.InvalidKeyId");
  },
  authorize: (call) => {
    if (!call.caller.allowed) throw new Refusal("UnauthorizedOperation", `kms:${call.action.name}`);
  },
  findKey: (call) => {
    const { rules } = call;
    const keyId =
      call.action.use === "open" ? rules.blobKeyId(call.text("CiphertextBlob") ?? "") : call.text("KeyId");
    const key = call.state.keys.find(keyId ?? "");
    if (key === undefined) throw new Refusal("ResourceUnavailable.CmkNotFound");
    return key;
  },
  // KeyPendingDelete is no code of Decrypt; a key that waits for deletion was disabled before.
  checkKeyState: (call) => {
    if (call.action.use === "seal") checkUsable(call.key, "ResourceUnavailable.KeyPendingDelete");
    if (call.action.use === "open") checkUsable(call.key, "ResourceUnavailable.CmkDisabled");
  },
  checkTrigger: (call) => {
    const code = call.action.use === "seal" ? call.state.triggers.get(call.key.keyId) : undefined;
    if (code !== undefined) throw new Refusal(code, "it was asked to fail");
  },
};
