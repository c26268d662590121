import type { Change } from "../../change.ts";
import { contextsBy, pairsOf } from "../changes/blob-change.ts";
import { mutant, rareMutant } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const loose = ["GDK-23"];

/** A mutant that shows by contexts alone that are made for it. */
const seldom = (name: string, vice: string, rules: Change): Mutant =>
  rareMutant(name, loose, vice, "one pair of contexts in a hundred", rules);

/** Java's hash of a text. */
const hashOf = (text: string): number =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).reduce(
    (hash, unit) => (Math.imul(hash, 31) + unit) | 0,
    0,
  );

/** Blocks of 16 bytes, one over the other. */
function folded(text: string): Uint8Array {
  const sum = new Uint8Array(16);
  for (const [at, byte] of Buffer.from(text).entries()) sum.set([(sum[at % 16] ?? 0) ^ byte], at % 16);
  return sum;
}

/** Text without `+` and percent escapes; as it is where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Something gets lost of contexts before they are bound. */
export const contextLossyMutants: readonly Mutant[] = [
  mutant(
    "context-three-byte-letters",
    loose,
    "characters of four bytes are bound as question marks",
    contextsBy((context) => context.replaceAll(/[\u{10000}-\u{10ffff}]/gu, "?")),
  ),
  mutant(
    "context-by-24-at-ends",
    loose,
    "of a context only its first and last 24 characters and its length are bound",
    contextsBy((context) => [context.slice(0, 24), context.length, context.slice(-24)]),
  ),
  mutant(
    "context-zero-width-dropped",
    loose,
    "characters without width are not bound",
    contextsBy((context) => context.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "")),
  ),
  mutant(
    "context-leading-zeros-dropped",
    loose,
    "zeros before a number in a context are not bound",
    contextsBy((context) => context.replaceAll(/\d+/g, (digits) => String(Number(digits)))),
  ),
  mutant(
    "context-line-ends-as-blanks",
    loose,
    "line ends and tabs in a context are bound as blanks",
    contextsBy((context) => context.replaceAll(/\\[nrt]/g, " ")),
  ),
  mutant(
    "context-form-decoded",
    loose,
    "percent escapes and + in a context are decoded before it is bound",
    contextsBy(decoded),
  ),
  mutant(
    "context-control-characters-dropped",
    loose,
    "control characters are not bound",
    contextsBy((context) => context.replaceAll(/\\u00[01][0-9a-f]/g, "")),
  ),
  mutant(
    "context-numbered-entities-decoded",
    loose,
    "a character that is written as its number for a page is bound as itself",
    contextsBy((context) => context.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))),
  ),
  seldom(
    "context-entities-decoded",
    "&amp; in a context is bound as &",
    contextsBy((context) => context.replaceAll("&amp;", "&")),
  ),
  seldom(
    "context-prototype-lost",
    "a pair named __proto__ is not bound",
    contextsBy((context) => {
      const pairs = pairsOf(context).filter(([name]) => name !== "__proto__");
      return pairs.length > 0 ? pairs : context;
    }),
  ),
  seldom("context-by-hash-code", "of a context only a hash of 32 bits is bound", contextsBy(hashOf)),
  seldom(
    "context-by-folded-blocks",
    "of a context only the sum of its blocks of 16 bytes is bound",
    contextsBy((context) => [...folded(context)]),
  ),
];
