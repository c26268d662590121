import { type Action, integer, text } from "../action.ts";
import type { Call } from "../call.ts";
import type { Cmk, KeyState } from "../cmk.ts";
import { keyMetadata } from "../key-metadata.ts";
import { Refusal } from "../refusal.ts";

const usualLimit = 10;
const largestLimit = 200;

/** What a KeyState of the request stands for; keys of the other two states are never made here. */
const states: ReadonlyMap<number, KeyState | "PendingImport" | "Archived"> = new Map([
  [1, "Enabled"],
  [2, "Disabled"],
  [3, "PendingDelete"],
  [4, "PendingImport"],
  [5, "Archived"],
]);

function checkRange(call: Call, name: string, least: number, most: number): void {
  const value = call.integer(name) ?? least;
  if (value < least || value > most)
    throw new Refusal("InvalidParameter", `${name} must be ${least} to ${most}`);
}

/** Whether a key is asked for: by its state, and by a part of its alias or KeyId. */
function isAskedFor(call: Call, key: Cmk): boolean {
  const state = call.integer("KeyState") ?? 0;
  const part = call.text("SearchKeyAlias") ?? "";
  return (
    (state === 0 || states.get(state) === key.state) && (key.alias.includes(part) || key.keyId.includes(part))
  );
}

/** Lists CMKs a page at a time, the latest first unless asked otherwise. */
export const listKeyDetail: Action = {
  name: "ListKeyDetail",
  parameters: [
    integer("Offset", "optional"),
    integer("Limit", "optional"),
    integer("Role", "optional"),
    integer("OrderType", "optional"),
    integer("KeyState", "optional"),
    text("SearchKeyAlias", "optional"),
  ],
  use: "none",
  checkValues: (call) => {
    checkRange(call, "Offset", 0, Number.MAX_SAFE_INTEGER);
    checkRange(call, "Limit", 0, largestLimit);
    checkRange(call, "Role", 0, 1);
    checkRange(call, "OrderType", 0, 1);
    checkRange(call, "KeyState", 0, states.size);
  },
  run: (call) => {
    // No product of the cloud has made a key here.
    const own = call.integer("Role") === 1 ? [] : call.state.keys.all();
    const found = own.filter((key) => isAskedFor(call, key));
    const oldestFirst = found.toSorted((one, other) => one.createTime - other.createTime);
    const ordered = call.integer("OrderType") === 1 ? oldestFirst : oldestFirst.toReversed();
    const offset = call.integer("Offset") ?? 0;
    const page = ordered.slice(offset, offset + (call.integer("Limit") ?? usualLimit));
    return { TotalCount: found.length, KeyMetadatas: page.map(keyMetadata) };
  },
};
