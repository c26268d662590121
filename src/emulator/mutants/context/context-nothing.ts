import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { together } from "../../change.ts";
import { opening } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

const name = "EncryptionContext";

/** Where Decrypt gets some values for a context, it asks for none. */
const openingWith = (isAny: (context: unknown) => boolean): Change =>
  remembering(
    () => new WeakSet<Call>(),
    (unasked) =>
      together(
        opening((sealed, _given, call) => (unasked.has(call) ? sealed.dataKey : undefined)),
        (reference) => ({
          ...reference,
          readParameters: (call) => {
            const parameters = reference.readParameters(call);
            const isAsked = !parameters.has(name) || !isAny(parameters.get(name));
            if (call.action.use !== "open" || isAsked) return parameters;
            unasked.add(call);
            return new Map([...parameters].filter(([own]) => own !== name));
          },
        }),
      ),
  );

/** What is no context opens everything. */
export const contextNothingMutants: readonly Mutant[] = [
  mutant(
    "context-null-is-any",
    ["GDK-23"],
    "Decrypt with null for a context opens what was made with any",
    openingWith((context) => context === null),
  ),
  mutant(
    "context-empty-is-any",
    ["GDK-23"],
    "Decrypt with an empty text for a context opens what was made with any",
    openingWith((context) => context === ""),
  ),
  mutant(
    "context-number-is-any",
    ["GDK-23"],
    "Decrypt with a number for a context opens what was made with any",
    openingWith((context) => typeof context === "number"),
  ),
];
