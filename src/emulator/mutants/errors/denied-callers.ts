import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey, given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const permitting =
  (when: (call: Call) => boolean): Change =>
  (reference) => ({
    ...reference,
    authorize: (call) => {
      if (!asksForDataKey(call) || !when(call)) reference.authorize(call);
    },
  });

const always = () => true;
const withNumber = (call: Call) => given(call, "NumberOfBytes");
const withoutRegion = (call: Call) => call.header("x-tc-region") === undefined;
const withPublicKey = (call: Call) => given(call, "EncryptionPublicKey");

/** A caller without the permission gets data keys, or what is asked to fail does not. */
export const deniedCallers: readonly Mutant[] = [
  mutant(
    "denied-caller-granted",
    ["GDK-67"],
    "a caller without the permission gets data keys",
    permitting(always),
  ),
  mutant(
    "denied-caller-granted-without-region-by-number",
    ["GDK-67"],
    "without Region a caller without the permission gets data keys by NumberOfBytes",
    permitting((call) => withoutRegion(call) && withNumber(call)),
  ),
  mutant(
    "denied-caller-granted-by-number",
    ["GDK-67"],
    "a caller without the permission gets data keys by NumberOfBytes",
    permitting(withNumber),
  ),
  mutant(
    "denied-caller-granted-by-key-spec",
    ["GDK-67"],
    "a caller without the permission gets data keys by KeySpec",
    permitting((call) => !withNumber(call)),
  ),
  mutant(
    "denied-caller-granted-with-public-key",
    ["GDK-67"],
    "a caller without the permission gets encrypted data keys",
    permitting(withPublicKey),
  ),
  mutant(
    "triggered-errors-granted",
    ["GDK-60", "GDK-61"],
    "what is asked to fail is granted",
    replacing({ checkTrigger: () => undefined }),
  ),
];
