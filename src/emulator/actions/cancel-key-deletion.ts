import { type Action, text } from "../action.ts";
import { Refusal } from "../refusal.ts";

/** Takes a deletion back; the CMK is then disabled. */
export const cancelKeyDeletion: Action = {
  name: "CancelKeyDeletion",
  parameters: [text("KeyId", "required")],
  use: "manage",
  run: ({ key, state }) => {
    if (key.state !== "PendingDelete") throw new Refusal("ResourceUnavailable.CmkNotPendingDelete");
    state.keys.put({ ...key, state: "Disabled", deletionDate: 0 });
    return { KeyId: key.keyId };
  },
};
