import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { onText, rewriting } from "../changes/request-change.ts";
import { asksForDataKey, given, skipping } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** A CMK of the endpoint's own for requests whose KeyId `lacks`. */
const defaultKey =
  (lacks: (value: unknown) => boolean): Change =>
  (reference) => {
    let keyId: string | undefined;
    const own = (call: Call): string => {
      keyId ??= call.state.createKey("default", "for requests without KeyId").keyId;
      return keyId;
    };
    return rewriting("KeyId", (value, _parameters, call) => (lacks(value) ? own(call) : value))(reference);
  };

/** Answers a request without KeyId with `code`. */
const missingKeyId =
  (code: Refusal["code"]): Change =>
  (reference) => ({
    ...reference,
    checkMissing: (call) => {
      if (asksForDataKey(call) && !given(call, "KeyId")) throw new Refusal(code, "KeyId");
      reference.checkMissing(call);
    },
  });

/** KeyId missing, or in a form that no KeyId has. */
export const keyIds: readonly Mutant[] = [
  mutant(
    "key-id-absent-is-default",
    ["GDK-07"],
    "without KeyId a key of the endpoint's own is used",
    defaultKey((value) => value === undefined),
  ),
  mutant(
    "key-id-null-is-default",
    ["GDK-07"],
    "null as KeyId stands for a key of the endpoint's own",
    defaultKey((value) => value === null),
  ),
  mutant(
    "key-id-empty-is-default",
    ["GDK-07"],
    "an empty KeyId stands for a key of the endpoint's own",
    defaultKey((value) => value === ""),
  ),
  mutant(
    "key-id-nil-is-default",
    ["GDK-65"],
    "the UUID of zeros stands for a key of the endpoint's own",
    defaultKey((value) => typeof value === "string" && /^[0-]{36}$/.test(value)),
  ),
  mutant(
    "key-id-star-is-default",
    ["GDK-65"],
    "an asterisk stands for a key of the endpoint's own",
    defaultKey((value) => value === "*"),
  ),
  mutant(
    "key-id-alias-is-default",
    ["GDK-65"],
    "an alias that nobody has stands for a key of the endpoint's own",
    defaultKey((value) => typeof value === "string" && value.startsWith("alias/")),
  ),
  mutant(
    "key-id-inherited",
    ["GDK-65"],
    "names of functions that every object has, like constructor, pass for the KeyId of a CMK",
    defaultKey((value) => typeof value === "string" && value in {} && value !== "__proto__"),
  ),
  mutant(
    "key-id-absent-crashes",
    ["GDK-07", "GDK-69"],
    "a request without KeyId gives InternalError",
    missingKeyId("InternalError"),
  ),
  mutant(
    "key-id-absent-is-not-found",
    ["GDK-07"],
    "a request without KeyId gives CmkNotFound",
    missingKeyId("ResourceUnavailable.CmkNotFound"),
  ),
  mutant(
    "key-id-absent-is-unauthorized",
    ["GDK-07"],
    "a request without KeyId gives UnauthorizedOperation",
    missingKeyId("UnauthorizedOperation"),
  ),
  mutant("key-id-form-unchecked", ["GDK-63"], "a malformed KeyId gives CmkNotFound", skipping("keyId")),
  mutant(
    "key-id-trimmed",
    ["GDK-65", "GDK-63"],
    "white space around KeyId is ignored",
    onText("KeyId", (keyId) => keyId.trim()),
  ),
  mutant(
    "key-id-first-36-characters",
    ["GDK-65", "GDK-63"],
    "what follows the first 36 characters of KeyId is ignored",
    onText("KeyId", (keyId) => keyId.slice(0, 36)),
  ),
  mutant(
    "key-id-in-resource-name",
    ["GDK-65", "GDK-63"],
    "KeyId may be the last part of a path",
    onText("KeyId", (keyId) => keyId.slice(keyId.lastIndexOf("/") + 1)),
  ),
  mutant(
    "key-id-in-braces",
    ["GDK-65", "GDK-63"],
    "braces around KeyId are ignored",
    onText("KeyId", (keyId) => keyId.replace(/^\{(.*)\}$/, "$1")),
  ),
];
