import type { Call } from "../call.ts";
import { type Change, mutant } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { asksForDataKey } from "./rule-change.ts";

/** Fails at requests for data keys that `when` tells of, before anything else is looked at. */
const failing =
  (when: (call: Call) => boolean): Change =>
  (reference) => ({
    ...reference,
    checkMethod: (call) => {
      if (asksForDataKey(call) && when(call)) throw new Error("not expected");
      reference.checkMethod(call);
    },
  });

const regions = /^(?:ap|na|eu|sa)-/;

const unknownNames = (call: Call): number =>
  [...call.parameters.keys()].filter((name) => !call.action.parameters.some((known) => known.name === name))
    .length;

/** What is odd about a request gives InternalError. */
export const odd: readonly Mutant[] = [
  mutant(
    "content-type-missing-crashes",
    ["GDK-69"],
    "a request without Content-Type gives InternalError",
    failing((call) => call.header("content-type") === undefined),
  ),
  mutant(
    "unknown-region-crashes",
    ["GDK-69"],
    "a Region that nobody knows gives InternalError",
    failing((call) => !regions.test(call.header("x-tc-region") ?? "ap-")),
  ),
  mutant(
    "two-unknown-names-crash",
    ["GDK-69"],
    "more than one unknown parameter gives InternalError",
    (reference) => ({
      ...reference,
      checkUnknown: (call) => {
        if (asksForDataKey(call) && unknownNames(call) > 1) throw new Error("not expected");
        reference.checkUnknown(call);
      },
    }),
  ),
  mutant(
    "half-of-a-surrogate-pair-crashes",
    ["GDK-69"],
    "a text that has no UTF-8 gives InternalError",
    (reference) => ({
      ...reference,
      asText: (name, value) => {
        const text = reference.asText(name, value);
        // It throws for half of a pair.
        encodeURIComponent(text);
        return text;
      },
    }),
  ),
];
