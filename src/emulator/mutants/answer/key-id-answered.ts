import { dropping, renaming, setting } from "../changes/answer-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

/** KeyId of a granted answer is missing, misnamed or of another CMK. */
export const keyIdsAnswered: readonly Mutant[] = [
  mutant("key-id-not-answered", ["GDK-46", "GDK-59"], "a granted answer has no KeyId", dropping("KeyId")),
  mutant(
    "key-id-answered-null",
    ["GDK-46", "GDK-59"],
    "KeyId of the answer is null",
    setting("KeyId", () => null),
  ),
  mutant(
    "key-id-answered-empty",
    ["GDK-46", "GDK-59"],
    "KeyId of the answer is empty",
    setting("KeyId", () => ""),
  ),
  mutant(
    "key-id-answered-as-list",
    ["GDK-46", "GDK-59"],
    "KeyId of the answer is a list",
    setting("KeyId", (keyId) => [keyId]),
  ),
  mutant(
    "key-id-answered-in-upper-case",
    ["GDK-46"],
    "KeyId of the answer is in upper case",
    setting("KeyId", (keyId) => keyId.toUpperCase()),
  ),
  mutant(
    "key-id-answered-without-hyphens",
    ["GDK-46"],
    "KeyId of the answer has no hyphens",
    setting("KeyId", (keyId) => keyId.replaceAll("-", "")),
  ),
  mutant(
    "key-id-answered-with-prefix",
    ["GDK-46"],
    "KeyId of the answer is the last part of a path",
    setting("KeyId", (keyId) => `key/${keyId}`),
  ),
  mutant(
    "key-id-answered-with-space",
    ["GDK-46"],
    "a space comes after KeyId of the answer",
    setting("KeyId", (keyId) => `${keyId} `),
  ),
  mutant(
    "key-id-answered-as-alias",
    ["GDK-46"],
    "KeyId of the answer is the alias of the CMK",
    setting("KeyId", (_keyId, call) => call.key.alias),
  ),
  mutant(
    "key-id-answered-of-another",
    ["GDK-46"],
    "KeyId of the answer is that of another CMK",
    (reference) => {
      let other: string | undefined;
      return setting("KeyId", (_keyId, call) => {
        other ??= call.state.createKey("other", "").keyId;
        return other;
      })(reference);
    },
  ),
  mutant(
    "key-id-misnamed",
    ["GDK-59", "GDK-46"],
    "KeyId of the answer is called keyId",
    renaming("KeyId", "keyId"),
  ),
];
