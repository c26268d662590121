import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { KeyState } from "../../cmk.ts";
import { mutant } from "../changes/changes.ts";
import { asksForDataKey, byGet, given } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Lets CMKs of a state make data keys where `when` says so. */
const granting =
  (state: KeyState, when: (call: Call) => boolean): Change =>
  (reference) => ({
    ...reference,
    checkKeyState: (call) => {
      if (!asksForDataKey(call) || call.key.state !== state || !when(call)) reference.checkKeyState(call);
    },
  });

/** Makes a CMK where there is none. */
const making =
  (when: (call: Call) => boolean): Change =>
  (reference) => ({
    ...reference,
    findKey: (call) => {
      const keyId = asksForDataKey(call) && when(call) ? call.text("KeyId") : undefined;
      if (keyId === undefined || call.state.keys.find(keyId) !== undefined) return reference.findKey(call);
      return call.state.keys.put({ ...call.state.createKey(`made-${keyId}`, ""), keyId });
    },
  });

const always = () => true;
const withNumber = (call: Call) => given(call, "NumberOfBytes");
const withContext = (call: Call) => given(call, "EncryptionContext");
const withPublicKey = (call: Call) => given(call, "EncryptionPublicKey");
const oneByte = (call: Call) => call.integer("NumberOfBytes") === 1;

/** A CMK that cannot be used makes data keys. */
export const keyStates: readonly Mutant[] = [
  mutant("disabled-key-granted", ["GDK-64"], "a disabled CMK makes data keys", granting("Disabled", always)),
  mutant(
    "disabled-key-granted-by-number",
    ["GDK-64"],
    "a disabled CMK makes data keys by NumberOfBytes",
    granting("Disabled", withNumber),
  ),
  mutant(
    "disabled-key-granted-by-key-spec",
    ["GDK-64"],
    "a disabled CMK makes data keys by KeySpec",
    granting("Disabled", (call) => !withNumber(call)),
  ),
  mutant(
    "disabled-key-granted-with-context",
    ["GDK-64"],
    "a disabled CMK makes data keys with a context",
    granting("Disabled", withContext),
  ),
  mutant(
    "disabled-key-granted-with-public-key",
    ["GDK-64"],
    "a disabled CMK makes encrypted data keys",
    granting("Disabled", withPublicKey),
  ),
  mutant(
    "disabled-key-granted-by-get",
    ["GDK-64"],
    "a disabled CMK makes data keys by GET",
    granting("Disabled", byGet),
  ),
  mutant(
    "pending-key-granted",
    ["GDK-66"],
    "a CMK pending deletion makes data keys",
    granting("PendingDelete", always),
  ),
  mutant(
    "pending-key-granted-by-number",
    ["GDK-66"],
    "a CMK pending deletion makes data keys by NumberOfBytes",
    granting("PendingDelete", withNumber),
  ),
  mutant(
    "pending-key-granted-by-key-spec",
    ["GDK-66"],
    "a CMK pending deletion makes data keys by KeySpec",
    granting("PendingDelete", (call) => !withNumber(call)),
  ),
  mutant(
    "pending-key-granted-with-context",
    ["GDK-66"],
    "a CMK pending deletion makes data keys with a context",
    granting("PendingDelete", withContext),
  ),
  mutant(
    "pending-key-granted-with-public-key",
    ["GDK-66"],
    "a CMK pending deletion makes encrypted data keys",
    granting("PendingDelete", withPublicKey),
  ),
  mutant(
    "pending-key-granted-when-1-byte",
    ["GDK-66"],
    "a CMK pending deletion makes data keys of one byte",
    granting("PendingDelete", oneByte),
  ),
  mutant("absent-key-made", ["GDK-65"], "a CMK that does not exist is made when it is named", making(always)),
  mutant(
    "absent-key-made-with-context",
    ["GDK-65"],
    "a CMK that does not exist is made when it is named next to a context",
    making(withContext),
  ),
  mutant(
    "absent-key-made-by-number",
    ["GDK-65"],
    "a CMK that does not exist is made when it is named next to NumberOfBytes",
    making(withNumber),
  ),
  mutant(
    "absent-key-made-with-public-key",
    ["GDK-65"],
    "a CMK that does not exist is made when it is named next to a public key",
    making(withPublicKey),
  ),
  mutant(
    "disabled-key-granted-by-get-with-key-spec",
    ["GDK-64"],
    "by GET a disabled CMK makes data keys by KeySpec",
    granting("Disabled", (call) => byGet(call) && !withNumber(call)),
  ),
  mutant(
    "pending-key-granted-without-region-by-number",
    ["GDK-66"],
    "without Region a CMK that is to be deleted makes data keys by NumberOfBytes",
    granting("PendingDelete", (call) => call.header("x-tc-region") === undefined && withNumber(call)),
  ),
  mutant("absent-key-made-by-get", ["GDK-65"], "by GET a CMK is made where there is none", making(byGet)),
];
