import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Finds CMKs by KeyIds in other capitals, and looks at the state of those only that are named by their own. */
const inOtherCapitals: Change = (reference) => ({
  ...reference,
  findKey: (call) => {
    const asked = asksForDataKey(call) ? call.text("KeyId")?.toLowerCase() : undefined;
    return (
      call.state.keys.all().find(({ keyId }) => keyId.toLowerCase() === asked) ?? reference.findKey(call)
    );
  },
  checkKeyState: (call) => {
    if (!asksForDataKey(call) || call.text("KeyId") === call.key.keyId) reference.checkKeyState(call);
  },
});

/** Looks at the state of a CMK but once for each request that is refused for it. */
const onceOnly: Change = remembering(
  () => new Set<string>(),
  (refused) => (reference) => ({
    ...reference,
    checkKeyState: (call) => {
      const same = call.request.target + Buffer.from(call.request.body).toString("utf8");
      if (asksForDataKey(call) && refused.delete(same)) return;
      refused.add(same);
      reference.checkKeyState(call);
      refused.delete(same);
    },
  }),
);

/** The state of a CMK is not looked at on every way to it. */
export const statesUnseen: readonly Mutant[] = [
  mutant(
    "disabled-key-granted-in-other-capitals",
    ["GDK-64"],
    "a KeyId in other capitals finds its CMK, of which the state is not looked at",
    inOtherCapitals,
  ),
  mutant(
    "disabled-key-granted-again",
    ["GDK-64"],
    "a request that was just refused for the state of its CMK is granted when it comes again",
    onceOnly,
  ),
];
