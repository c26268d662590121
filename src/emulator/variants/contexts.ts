import type { Call } from "../call.ts";
import { type Change, replacing, together } from "../change.ts";
import { refusing, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const contextOf = (call: Call): string => call.filledText("EncryptionContext") ?? "";

function parsed(context: string): unknown {
  try {
    return JSON.parse(context);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const arePairs = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((each) => typeof each === "string");

/** Takes contexts of some sort only. */
const demanding = (isRight: (value: unknown, context: string) => boolean): Change =>
  refusing((call) => contextOf(call) !== "" && !isRight(parsed(contextOf(call)), contextOf(call)));

/** Binds another spelling of the context than the one that was sent. */
const binding =
  (spell: (context: string) => string): Change =>
  (reference) => ({
    ...reference,
    contextBinding: (context) => reference.contextBinding(spell(context)),
  });

/** The pairs in the order of their names, "" for no pairs. */
function canonical(context: string): string {
  const value = parsed(context);
  if (!isObject(value)) return context;
  const pairs = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return pairs.length === 0 ? "" : JSON.stringify(pairs);
}

/** Other readings of EncryptionContext. */
export const contextVariants: readonly Variant[] = [
  variant(
    "context-must-be-json",
    "an EncryptionContext must be JSON",
    demanding((value) => value !== undefined),
  ),
  variant("context-must-be-object", "an EncryptionContext must be a JSON object", demanding(isObject)),
  variant("context-must-be-pairs", "an EncryptionContext must be an object of strings", demanding(arePairs)),
  variant(
    "context-must-hold-a-pair",
    "an EncryptionContext must be an object of strings that are not empty, with one at least",
    demanding(
      (value) =>
        arePairs(value) &&
        isObject(value) &&
        Object.keys(value).length > 0 &&
        Object.entries(value)
          .flat()
          .every((each) => each !== ""),
    ),
  ),
  variant(
    "context-of-any-length",
    "an EncryptionContext may have any length",
    replacing({ contextMaximum: Number.POSITIVE_INFINITY }),
  ),
  variant(
    "context-in-bytes",
    "an EncryptionContext has at most 1024 bytes",
    demanding((_value, context) => Buffer.byteLength(context) <= 1024),
  ),
  variant(
    "context-compared-by-value",
    "contexts of the same pairs are the same, however they are spelt",
    binding(canonical),
  ),
  variant(
    "context-compared-without-space",
    "white space between the pairs of a context does not count",
    binding((context) => {
      const value = parsed(context);
      return value === undefined ? context : JSON.stringify(value);
    }),
  ),
  variant(
    "context-unneeded-ignored",
    "a context for a data key made without one is ignored by Decrypt",
    (reference) => ({
      ...reference,
      open: (call, key, blob, context) => {
        try {
          return reference.open(call, key, blob, "");
        } catch {
          return reference.open(call, key, blob, context);
        }
      },
    }),
  ),
  variant(
    "context-strict-and-by-value",
    "a context must be pairs, and is compared by them",
    together(demanding(arePairs), binding(canonical)),
  ),
];
