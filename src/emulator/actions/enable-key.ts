import { type Action, text } from "../action.ts";
import { Refusal } from "../refusal.ts";

/** Enables a disabled CMK; an enabled one stays so. */
export const enableKey: Action = {
  name: "EnableKey",
  parameters: [text("KeyId", "required")],
  use: "manage",
  run: ({ key, state }) => {
    if (key.state === "PendingDelete") throw new Refusal("ResourceUnavailable.CmkStateNotSupport");
    state.keys.put({ ...key, state: "Enabled" });
    return {};
  },
};
