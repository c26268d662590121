import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant } from "../changes/changes.ts";
import { onParameters } from "../changes/request-change.ts";
import { asksForDataKey, given, skipping } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Leaves names that `when` tells of out of the check for unknown ones. */
const unknownTaken =
  (when: (call: Call) => boolean): Change =>
  (reference) => ({
    ...reference,
    checkUnknown: (call) => {
      if (!asksForDataKey(call) || !when(call)) reference.checkUnknown(call);
    },
  });

const unknownGives =
  (code: Refusal["code"]): Change =>
  (reference) => ({
    ...reference,
    checkUnknown: (call) => {
      try {
        reference.checkUnknown(call);
      } catch {
        throw new Refusal(code, "a parameter is not known");
      }
    },
  });

/** Parameters that the action does not define. */
export const unknowns: readonly Mutant[] = [
  mutant("unknown-ignored", ["API-11"], "parameters that nobody knows are ignored", skipping("unknown")),
  mutant(
    "unknown-ignored-beside-context",
    ["API-11"],
    "next to an EncryptionContext unknown parameters are ignored",
    unknownTaken((call) => given(call, "EncryptionContext")),
  ),
  mutant(
    "unknown-ignored-beside-number",
    ["API-11"],
    "next to NumberOfBytes unknown parameters are ignored",
    unknownTaken((call) => given(call, "NumberOfBytes")),
  ),
  mutant(
    "unknown-ignored-when-text",
    ["API-11"],
    "unknown parameters are ignored when they are text",
    unknownTaken((call) =>
      [...call.parameters].every(
        ([name, value]) =>
          typeof value === "string" || call.action.parameters.some((known) => known.name === name),
      ),
    ),
  ),
  mutant(
    "unknown-crashes",
    ["API-11", "GDK-69"],
    "an unknown parameter gives InternalError",
    unknownGives("InternalError"),
  ),
  mutant(
    "unknown-is-missing",
    ["API-11"],
    "an unknown parameter gives MissingParameter",
    unknownGives("MissingParameter"),
  ),
  mutant(
    "unknown-sets-number",
    ["API-11"],
    "the parameter Length counts as NumberOfBytes",
    onParameters((parameters) => {
      const { Length: length, ...rest } = Object.fromEntries(parameters);
      return length === undefined ? parameters : new Map(Object.entries({ ...rest, NumberOfBytes: length }));
    }),
  ),
];
