import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { contextsAlike, contextsBy, onDecrypted, opening, pairsOf } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { byGet, given, remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const loose = ["GDK-23"];

/** Seals without its context what `when` tells of, and opens that with any. */
const unbound =
  (when: (call: Call, context: string) => boolean): Change =>
  (reference) => ({
    ...reference,
    seal: (call, key, dataKey, context) =>
      reference.seal(call, key, dataKey, when(call, context) ? "" : context),
    open: (call, key, blob, context) => {
      try {
        return reference.open(call, key, blob, context);
      } catch {
        return reference.open(call, key, blob, "");
      }
    },
  });

/** A context next to the language in which it is given. */
const spoken = (call: Call, context: string): string =>
  context === "" ? "" : `${call.header("x-tc-language") ?? ""} ${context}`;

const asText = (value: unknown): unknown => (typeof value === "object" ? value : String(value));

/** Contexts are bound, but not in every company, or not by all that is in them. */
export const contextCompanyMutants: readonly Mutant[] = [
  mutant(
    "context-ignored-without-region",
    loose,
    "without Region a context is not bound",
    unbound((call) => call.header("x-tc-region") === undefined),
  ),
  mutant(
    "context-ignored-in-chinese",
    loose,
    "Decrypt in Chinese does not look at the context",
    opening(({ context, dataKey }, other, call) =>
      context === other || call.header("x-tc-language") === "zh-CN" ? dataKey : undefined,
    ),
  ),
  mutant(
    "context-ignored-by-get",
    loose,
    "Decrypt by GET does not look at the context",
    opening(({ context, dataKey }, other, call) => (context === other || byGet(call) ? dataKey : undefined)),
  ),
  mutant(
    "context-not-needed-by-get",
    loose,
    "Decrypt by GET opens without a context what was made with one",
    opening(({ context, dataKey }, other, call) =>
      context === other || (other === "" && byGet(call)) ? dataKey : undefined,
    ),
  ),
  mutant(
    "context-bound-to-language",
    ["GDK-22"],
    "a context is the same in one language only",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) => reference.seal(call, key, dataKey, spoken(call, context)),
      open: (call, key, blob, context) => reference.open(call, key, blob, spoken(call, context)),
    }),
  ),
  mutant(
    "context-ignored-by-get-with-key-spec",
    loose,
    "by GET and next to a KeySpec a context is not bound",
    unbound((call) => byGet(call) && given(call, "KeySpec")),
  ),
  mutant(
    "context-ignored-for-second-key",
    loose,
    "for another CMK than the first that was used, a context is not bound",
    remembering(
      () => ({ first: "" }),
      (memory) =>
        unbound((call) => {
          memory.first ||= call.text("KeyId") ?? "";
          return call.text("KeyId") !== memory.first;
        }),
    ),
  ),
  mutant(
    "context-ignored-with-pkcs1",
    loose,
    "next to RSAES_PKCS1_V1_5 a context is not bound",
    unbound((call) => call.text("EncryptionAlgorithm") === "RSAES_PKCS1_V1_5"),
  ),
  mutant(
    "context-ignored-when-short",
    loose,
    "a context of less than 12 characters is not bound",
    contextsAlike((sealed, other) => sealed === other || (sealed !== "" && sealed.length < 12)),
  ),
  mutant(
    "context-ignored-when-escaped",
    loose,
    "a context with a backslash is not bound",
    contextsAlike((sealed, other) => sealed === other || sealed.includes("\\")),
  ),
  mutant(
    "context-ignored-when-no-pairs",
    loose,
    "a context that is no JSON object is not bound",
    contextsAlike((sealed, other) => sealed === other || (sealed !== "" && !sealed.startsWith("{"))),
  ),
  mutant(
    "context-values-as-text",
    loose,
    "numbers in a context are bound as the text that they are written in",
    contextsBy((context) => pairsOf(context).map(([name, value]) => [name, asText(value)])),
  ),
  mutant(
    "context-objects-not-compared",
    loose,
    "of an object inside of a context only its name is bound",
    contextsBy((context) =>
      pairsOf(context).map(([name, value]) => (typeof value === "object" ? [name] : [name, value])),
    ),
  ),
  mutant(
    "context-pairs-without-value-dropped",
    loose,
    "pairs with an empty value are not bound",
    contextsBy((context) => pairsOf(context).filter(([, value]) => value !== "")),
  ),
  mutant(
    "context-numbers-compared",
    loose,
    "texts that are numbers are bound as numbers",
    contextsBy((context) =>
      pairsOf(context).map(([name, value]) => [name, Number.isNaN(Number(value)) ? value : Number(value)]),
    ),
  ),
  mutant(
    "context-end-not-compared",
    loose,
    "the last two characters of a context are not bound",
    contextsBy((context) => context.slice(0, -2)),
  ),
  mutant(
    "context-third-other-opens",
    loose,
    "the third attempt with another context opens a CiphertextBlob",
    opening((sealed, other) => (sealed.context === other || sealed.opened > 2 ? sealed.dataKey : undefined)),
  ),
  mutant(
    "decrypt-key-id-wrong-with-context",
    ["DEC-02"],
    "KeyId of Decrypt is turned round where there is a context and no Region",
    onDecrypted((fields, call) =>
      given(call, "EncryptionContext") && call.header("x-tc-region") === undefined
        ? { ...fields, KeyId: [...String(fields["KeyId"])].toReversed().join("") }
        : fields,
    ),
  ),
  mutant(
    "context-ignored-with-both-lengths",
    loose,
    "next to both KeySpec and NumberOfBytes a context is not bound",
    unbound((call) => given(call, "KeySpec") && given(call, "NumberOfBytes")),
  ),
];
