import { contextsAlike, contextsBy, pairsOf } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const loose = ["GDK-23"];

const asPairs = (context: string): boolean => pairsOf(context).length > 0;

/** A context that the data key was not made with is good enough for Decrypt. */
export const contextLooseMutants: readonly Mutant[] = [
  mutant(
    "context-ignored",
    loose,
    "EncryptionContext is not bound to CiphertextBlob",
    contextsAlike(() => true),
  ),
  mutant(
    "context-not-needed",
    loose,
    "Decrypt without a context opens what was made with one",
    contextsAlike((sealed, given) => sealed === given || given === ""),
  ),
  mutant(
    "context-empty-object-is-any",
    loose,
    "Decrypt with an empty object opens what was made with any context",
    contextsAlike((sealed, given) => sealed === given || given.trim() === "{}"),
  ),
  mutant(
    "context-any-other",
    loose,
    "Decrypt needs a context where there was one, but any will do",
    contextsAlike((sealed, given) => (sealed === "") === (given === "")),
  ),
  mutant(
    "context-any-json",
    loose,
    "any context that is JSON opens what was made with one",
    contextsAlike((sealed, given) => sealed === given || (asPairs(sealed) && asPairs(given))),
  ),
  mutant(
    "context-by-length",
    loose,
    "of a context only its length is bound",
    contextsBy((context) => context.length),
  ),
  mutant(
    "context-by-first-16",
    loose,
    "of a context only its first 16 characters are bound",
    contextsBy((context) => context.slice(0, 16)),
  ),
  mutant(
    "context-by-first-32",
    loose,
    "of a context only its first 32 characters are bound",
    contextsBy((context) => context.slice(0, 32)),
  ),
  mutant(
    "context-by-last-16",
    loose,
    "of a context only its last 16 characters are bound",
    contextsBy((context) => context.slice(-16)),
  ),
  mutant(
    "context-without-end",
    loose,
    "of a context the quotes and braces at its end are not bound",
    contextsBy((context) => context.replace(/["}\s]+$/, "")),
  ),
  mutant(
    "context-by-ends",
    loose,
    "of a context only its first and last character and its length are bound",
    contextsBy((context) => [context.at(0), context.length, context.at(-1)]),
  ),
  mutant(
    "context-by-sum",
    loose,
    "of a context only the sum of its characters is bound",
    contextsBy((context) => Buffer.from(context).reduce((sum, byte) => sum + byte, 0)),
  ),
  mutant(
    "context-by-letters",
    loose,
    "of a context its characters are bound, but not their order",
    contextsBy((context) => [...context].sort().join("")),
  ),
  mutant(
    "context-any-case",
    loose,
    "contexts are compared without regard to case",
    contextsBy((context) => context.toLowerCase()),
  ),
  mutant(
    "context-without-space",
    loose,
    "white space in a context is not bound, inside of values neither",
    contextsBy((context) => context.replaceAll(/\s/g, "")),
  ),
  mutant(
    "context-ascii-only",
    loose,
    "letters that are not Latin are bound as question marks",
    contextsBy((context) => context.replaceAll(/[^\0-\x7f]/g, "?")),
  ),
  mutant(
    "context-low-bytes",
    loose,
    "of a letter only its low byte is bound",
    contextsBy((context) => Buffer.from(context, "latin1").toString("hex")),
  ),
  mutant(
    "context-normalised",
    loose,
    "composed and decomposed letters are the same context",
    contextsBy((context) => context.normalize("NFC")),
  ),
  mutant(
    "context-look-alikes",
    loose,
    "letters that look alike are the same context",
    contextsBy((context) =>
      context.replaceAll(/[\u0430\u0435\u043e\u0440\u0441]/g, (letter) =>
        "aeopc".charAt("\u0430\u0435\u043e\u0440\u0441".indexOf(letter)),
      ),
    ),
  ),
  mutant(
    "context-digits-alike",
    loose,
    "every digit of a context stands for every other",
    contextsBy((context) => context.replaceAll(/\d/g, "0")),
  ),
  mutant(
    "context-long-ignored",
    loose,
    "a context of more than 64 characters is not bound",
    contextsAlike((sealed) => sealed.length > 64),
  ),
  mutant(
    "context-ignored-with-public-key",
    loose,
    "a context next to a public key is not bound",
    (reference) => ({
      ...reference,
      seal: (call, key, dataKey, context) =>
        reference.seal(
          call,
          key,
          dataKey,
          call.filledText("EncryptionPublicKey") === undefined ? context : "",
        ),
      open: (call, key, blob, context) => {
        try {
          return reference.open(call, key, blob, context);
        } catch {
          return reference.open(call, key, blob, "");
        }
      },
    }),
  ),
  mutant(
    "context-checked-once",
    loose,
    "once a CiphertextBlob was decrypted, its context is not asked for again",
    remembering(
      () => new Map<string, string>(),
      (opened) => (reference) => ({
        ...reference,
        open: (call, key, blob, context) => {
          const dataKey = reference.open(call, key, blob, opened.get(blob) ?? context);
          opened.set(blob, opened.get(blob) ?? context);
          return dataKey;
        },
      }),
    ),
  ),
  mutant(
    "context-mismatch-gives-noise",
    loose,
    "Decrypt with another context grants other bytes",
    (reference) => ({
      ...reference,
      open: (call, key, blob, context) => {
        try {
          return reference.open(call, key, blob, context);
        } catch (refusal) {
          if (context === "") throw refusal;
          return call.state.randomBytes(32);
        }
      },
    }),
  ),
];
