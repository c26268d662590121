import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import { asksForDataKey } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Fails at a context that `unfit` tells of. */
const failingAtContext =
  (unfit: (context: string) => boolean): Change =>
  (reference) => ({
    ...reference,
    checkContext: (call) => {
      if (asksForDataKey(call) && unfit(call.text("EncryptionContext") ?? ""))
        throw new Error("not expected");
      reference.checkContext(call);
    },
  });

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

/** A mutant that shows by a request alone that is made for it. */
const seldom = (name: string, vice: string, rules: Change): Mutant =>
  rareMutant(name, ["GDK-69"], vice, "one odd request", rules);

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
  mutant(
    "context-of-a-list-crashes",
    ["GDK-69"],
    "a context that is a list gives InternalError",
    failingAtContext((context) => context.startsWith("[")),
  ),
  seldom(
    "context-of-a-text-crashes",
    "a context that is a text in JSON gives InternalError",
    failingAtContext((context) => context.startsWith('"')),
  ),
  mutant(
    "context-with-places-crashes",
    ["GDK-69"],
    "a context with what a message has in the place of a value gives InternalError",
    failingAtContext((context) => /%s|\{\d\}/.test(context)),
  ),
  mutant(
    "context-with-operators-crashes",
    ["GDK-69"],
    "a context whose keys are operators of a store gives InternalError",
    failingAtContext((context) => /"(?:\$\w+|\w+\.\w+)":/.test(context)),
  ),
  mutant(
    "unknown-language-crashes",
    ["GDK-69"],
    "a language that nobody knows gives InternalError",
    failing((call) => !["zh-CN", "en-US"].includes(call.header("x-tc-language") ?? "en-US")),
  ),
  seldom(
    "empty-region-crashes",
    "a Region without a letter gives InternalError",
    failing((call) => call.request.headers["x-tc-region"] === ""),
  ),
  seldom(
    "query-with-name-twice-crashes",
    "a query in which a name stands twice gives InternalError",
    failing((call) => {
      const names = [...new URLSearchParams(call.query).keys()];
      return new Set(names).size < names.length;
    }),
  ),
  seldom(
    "query-with-broken-escape-crashes",
    "a percent sign before no number in a query gives InternalError",
    failing((call) => /%(?![0-9a-f]{2})/i.test(call.query)),
  ),
];
