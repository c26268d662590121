import { type Action, text } from "../action.ts";
import { Refusal } from "../refusal.ts";

/** Disables an enabled CMK; a disabled one stays so. */
export const disableKey: Action = {
  name: "DisableKey",
  parameters: [text("KeyId", "required")],
  use: "manage",
  run: ({ key, state }) => {
    if (key.state === "PendingDelete") throw new Refusal("ResourceUnavailable.CmkStateNotSupport");
    state.keys.put({ ...key, state: "Disabled" });
    return {};
  },
};
