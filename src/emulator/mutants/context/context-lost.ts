import type { Change } from "../../change.ts";
import { onOpened, pairsOf, unopened } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const asPairs = (context: string): boolean => pairsOf(context).length > 0;

/** Bound differently when sealed and when opened. */
const forgetful =
  (view: (context: string) => string): Change =>
  (reference) => ({
    ...reference,
    open: (call, key, blob, context) => reference.open(call, key, blob, view(context)),
  });

const lost = ["GDK-22"];

const contextOf = (context: string | undefined): string => context ?? "";

/** The right context does not open, or is not taken at all. */
export const contextLostMutants: readonly Mutant[] = [
  mutant(
    "context-latin-only",
    lost,
    "Decrypt spoils letters that are not Latin, so that their contexts never fit",
    forgetful((context) => Buffer.from(context, "latin1").toString("utf8")),
  ),
  mutant(
    "context-cut-at-256",
    lost,
    "Decrypt reads 256 characters of a context",
    forgetful((context) => context.slice(0, 256)),
  ),
  mutant(
    "context-unescaped",
    lost,
    "Decrypt drops backslashes from a context",
    forgetful((context) => context.replaceAll("\\", "")),
  ),
  mutant(
    "context-sorted-by-decrypt",
    lost,
    "Decrypt sorts the pairs of a context, GenerateDataKey does not",
    forgetful((context) =>
      asPairs(context)
        ? JSON.stringify(
            Object.fromEntries(pairsOf(context).toSorted(([one], [other]) => (one < other ? -1 : 1))),
          )
        : context,
    ),
  ),
  mutant(
    "context-spaced-by-decrypt",
    lost,
    "Decrypt spells a context with spaces, GenerateDataKey does not",
    forgetful((context) =>
      asPairs(context) ? JSON.stringify(Object.fromEntries(pairsOf(context)), null, 1) : context,
    ),
  ),
  mutant(
    "context-lost-by-decrypt",
    lost,
    "Decrypt does not read EncryptionContext",
    forgetful(() => ""),
  ),
  mutant(
    "context-opens-half",
    ["GDK-22", "GDK-50"],
    "a data key made with a context loses its last byte",
    onOpened((dataKey, call) =>
      call.filledText("EncryptionContext") === undefined ? dataKey : dataKey.subarray(0, -1),
    ),
  ),
  mutant(
    "context-opens-without-only",
    ["GDK-22", "GDK-23"],
    "what was made with a context opens without one only",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey) => reference.seal(call, key, dataKey, ""),
      open: (call, key, blob, context) => (context === "" ? reference.open(call, key, blob, "") : unopened()),
    }),
  ),
  mutant(
    "context-one-pair-only",
    ["GDK-20", "GDK-02"],
    "a context of more than one pair is refused",
    refusing((call) => pairsOf(contextOf(call.filledText("EncryptionContext"))).length > 1),
  ),
  mutant(
    "context-ascii-required",
    ["GDK-20", "GDK-02"],
    "a context with letters that are not Latin is refused",
    refusing((call) => /[^\0-\x7f]/.test(contextOf(call.filledText("EncryptionContext")))),
  ),
  mutant(
    "context-maximum-255",
    ["GDK-20", "GDK-02"],
    "a context of more than 255 characters is refused",
    (reference) => ({ ...reference, contextMaximum: 255 }),
  ),
  mutant(
    "context-escapes-refused",
    ["GDK-20", "GDK-02"],
    "a context with a backslash is refused",
    refusing((call) => contextOf(call.filledText("EncryptionContext")).includes("\\")),
  ),
  mutant(
    "context-reserved-names",
    ["GDK-20", "GDK-02"],
    "a context with a key like __proto__ is refused",
    refusing((call) => contextOf(call.filledText("EncryptionContext")).includes("__")),
  ),
];
