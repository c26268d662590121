import { type Action, integer, text } from "../action.ts";
import type { Cmk } from "../cmk.ts";
import { Refusal } from "../refusal.ts";

const secondsPerDay = 86_400;

function checkState(key: Cmk): void {
  switch (key.state) {
    case "Disabled":
      return;
    case "Enabled":
      throw new Refusal("ResourceUnavailable.CmkShouldBeDisabled");
    case "PendingDelete":
      throw new Refusal("ResourceUnavailable.CmkStateNotSupport");
    default:
      key.state satisfies never;
  }
}

/** Sets the date, 7 to 30 days ahead, on which a disabled CMK goes. */
export const scheduleKeyDeletion: Action = {
  name: "ScheduleKeyDeletion",
  parameters: [text("KeyId", "required"), integer("PendingWindowInDays", "required")],
  use: "manage",
  checkValues: (call) => {
    const days = call.integer("PendingWindowInDays") ?? 0;
    if (days < 7 || days > 30) throw new Refusal("InvalidParameter.InvalidPendingWindowInDays");
  },
  run: (call) => {
    const { key, state } = call;
    checkState(key);
    const days = call.integer("PendingWindowInDays") ?? 0;
    const deletionDate = Math.floor(state.now() / 1000) + days * secondsPerDay;
    state.keys.put({ ...key, state: "PendingDelete", deletionDate });
    return { KeyId: key.keyId, DeletionDate: deletionDate };
  },
};
