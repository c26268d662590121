import { contextsAlike, contextsBy, pairsOf } from "../changes/blob-change.ts";
import { mutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const loose = ["GDK-23"];

const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted();

const values = (context: string): readonly string[] => pairsOf(context).map(([, value]) => String(value));

const keys = (context: string): readonly string[] => pairsOf(context).map(([key]) => key);

const pairs = (context: string): readonly string[] =>
  sorted(pairsOf(context).map((pair) => JSON.stringify(pair)));

const asPairs = (context: string): boolean => pairsOf(context).length > 0;

const contains = (whole: readonly string[], part: readonly string[]): boolean =>
  part.every((each) => whole.includes(each));

/** Of the pairs of a context not everything is bound. */
export const contextPairMutants: readonly Mutant[] = [
  mutant("context-keys-only", loose, "of a context only the keys are bound", contextsBy(keys)),
  mutant("context-values-only", loose, "of a context only the values are bound", contextsBy(values)),
  mutant(
    "context-values-sorted",
    loose,
    "of a context keys and values are bound, but not which belongs to which",
    contextsBy((context) => [sorted(keys(context)), sorted(values(context))]),
  ),
  mutant(
    "context-words-sorted",
    loose,
    "of a context the words are bound, be they keys or values",
    contextsBy((context) => sorted([...keys(context), ...values(context)])),
  ),
  mutant(
    "context-joined",
    loose,
    "keys and values are joined without a border",
    contextsBy((context) => pairsOf(context).flat().join("")),
  ),
  mutant(
    "context-pair-count",
    loose,
    "of a context only the number of pairs is bound",
    contextsBy((context) => pairsOf(context).length),
  ),
  mutant(
    "context-first-pair",
    loose,
    "of a context only the first pair is bound",
    contextsBy((context) => pairsOf(context)[0]),
  ),
  mutant(
    "context-last-pair",
    loose,
    "of a context only the last pair is bound",
    contextsBy((context) => pairsOf(context).at(-1)),
  ),
  mutant(
    "context-value-lengths",
    loose,
    "of the values only their lengths are bound",
    contextsBy((context) => pairsOf(context).map(([key, value]) => [key, String(value).length])),
  ),
  mutant(
    "context-value-beginnings",
    loose,
    "of the values only the first four characters are bound",
    contextsBy((context) => pairsOf(context).map(([key, value]) => [key, String(value).slice(0, 4)])),
  ),
  mutant(
    "context-values-trimmed",
    loose,
    "white space around values is not bound",
    contextsBy((context) => pairsOf(context).map(([key, value]) => [key, String(value).trim()])),
  ),
  mutant(
    "context-empty-values-dropped",
    loose,
    "pairs without a value are not bound, and one emptied value goes unseen",
    contextsAlike(
      (sealed, given) =>
        sealed === given ||
        (asPairs(given) &&
          pairsOf(given).every(
            ([key, value]) =>
              value === "" || pairsOf(sealed).some(([own, same]) => own === key && same === value),
          )),
    ),
  ),
  mutant(
    "context-more-pairs",
    loose,
    "Decrypt takes a context with further pairs",
    contextsAlike((sealed, given) => sealed !== "" && contains(pairs(given), pairs(sealed))),
  ),
  mutant(
    "context-fewer-pairs",
    loose,
    "Decrypt takes a context with some of the pairs",
    contextsAlike(
      (sealed, given) => sealed === given || (asPairs(given) && contains(pairs(sealed), pairs(given))),
    ),
  ),
  mutant(
    "context-any-pair",
    loose,
    "Decrypt takes a context that shares a pair",
    contextsAlike(
      (sealed, given) => sealed === given || pairs(given).some((pair) => pairs(sealed).includes(pair)),
    ),
  ),
  mutant(
    "context-beginning",
    loose,
    "Decrypt takes the beginning of the context",
    contextsAlike((sealed, given) => sealed === given || (given !== "" && sealed.startsWith(given))),
  ),
  mutant(
    "context-part",
    loose,
    "Decrypt takes any stretch of the context",
    contextsAlike((sealed, given) => sealed.includes(given)),
  ),
];
