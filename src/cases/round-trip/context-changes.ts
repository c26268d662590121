import { UsageError } from "../../model/errors.ts";
import { type Pairs, readPairs, samePairs, writePairs } from "./context-pairs.ts";

/** A context to decrypt with instead of the one that was given; `undefined` is none at all. */
export interface ContextChange {
  readonly name: string;
  readonly context: string | undefined;
}

type Change = readonly [name: string, change: (pairs: Pairs) => Pairs];
type Respelling = readonly [name: string, respell: (pairs: Pairs) => string];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "\u0430",
  e: "\u0435",
  o: "\u043e",
  p: "\u0440",
  c: "\u0441",
};

const CHANGES: readonly Change[] = [
  ["no-pairs", () => []],
  ["extra-pair", (pairs) => [...pairs, [unusedKey(pairs), "x"]]],
  ["last-pair-missing", (pairs) => pairs.slice(0, -1)],
  ["first-pair-missing", (pairs) => pairs.slice(1)],
  ["value-changed", (pairs) => onFirst(pairs, ([key, value]) => [key, lastChanged(value)])],
  ["last-value-changed", (pairs) => onFirst(pairs.toReversed(), ([key, value]) => [key, lastChanged(value)])],
  ["key-changed", (pairs) => onFirst(pairs, ([key, value]) => [lastChanged(key), value])],
  ["value-case", (pairs) => pairs.map(([key, value]) => [key, otherCase(value)])],
  ["key-case", (pairs) => pairs.map(([key, value]) => [otherCase(key), value])],
  ["values-swapped", swapped],
  ["value-extended", (pairs) => onFirst(pairs, ([key, value]) => [key, `${value}x`])],
  ["value-prefixed", (pairs) => onFirst(pairs, ([key, value]) => [key, `x${value}`])],
  ["value-cut", (pairs) => onFirst(pairs, ([key, value]) => [key, value.slice(0, -1)])],
  ["value-padded", (pairs) => onFirst(pairs, ([key, value]) => [key, `${value} `])],
  ["value-emptied", (pairs) => onFirst(pairs, ([key]) => [key, ""])],
  ["keys-and-values-swapped", (pairs) => pairs.map(([key, value]) => [value, key])],
  ["key-and-value-swapped", (pairs) => onFirst(pairs, ([key, value]) => [value, key])],
  ["border-moved", (pairs) => onFirst(pairs, ([key, value]) => [key + value.slice(0, 1), value.slice(1)])],
  ["value-moved", (pairs) => onFirst(pairs, ([, value]) => [unusedKey(pairs), value])],
  ["value-look-alike", (pairs) => onFirst(pairs, ([key, value]) => [key, lookAlike(value)])],
  ["key-look-alike", (pairs) => onFirst(pairs, ([key, value]) => [lookAlike(key), value])],
  ["decomposed", (pairs) => pairs.map(([key, value]) => [key.normalize("NFD"), value.normalize("NFD")])],
];

/**
 * Contexts that are not the given one, by its characters and by its pairs, each by one change; changes that this context
 * does not admit are left out. None is in the list unless the context has no pairs, for then it may count as none.
 *
 * @throws UsageError when the context is no JSON object of strings.
 */
export function otherContexts(context: string): readonly ContextChange[] {
  const pairs = pairsOf(context);
  const changed = CHANGES.map(([name, change]) => ({ name, pairs: change(pairs) }))
    .filter((each) => isContext(each.pairs) && !samePairs(each.pairs, pairs))
    .map((each) => ({ name: each.name, context: writePairs(each.pairs) }));
  const extended = { name: "text-extended", context: `${context}x` };
  const end = { name: "text-end", context: `${context.trimEnd().slice(0, -2)}'x` };
  const cut = { name: "text-cut", context: context.trimEnd().slice(0, -1) };
  const absent = pairs.length === 0 ? [] : [{ name: "absent", context: undefined }];
  return withoutRepeats([...absent, ...changed, cut, end, extended]);
}

/** Contexts that a reader who drops or decodes something takes for the given one. */
const DISGUISES: readonly Change[] = [
  ["value-and-zero-width", (pairs) => onFirst(pairs, ([key, value]) => [key, `${value}\u200b`])],
  ["value-and-control", (pairs) => onFirst(pairs, ([key, value]) => [key, `${value}\u0001`])],
  [
    "value-percent-encoded",
    (pairs) => onFirst(pairs, ([key, value]) => [key, lastWritten(value, percentOf)]),
  ],
  ["value-as-entity", (pairs) => onFirst(pairs, ([key, value]) => [key, lastWritten(value, entityOf)])],
];

/**
 * Contexts that differ from the given one in what is easily lost: a letter without width, a control character, one letter in
 * the writing of an address or of a page.
 *
 * @throws UsageError when the context is no JSON object of strings.
 */
export function disguisedContexts(context: string): readonly ContextChange[] {
  const pairs = pairsOf(context);
  return DISGUISES.map(([name, change]) => ({ name, context: writePairs(change(pairs)) }));
}

const RESPELLINGS: readonly Respelling[] = [
  ["white-space", (pairs) => ` ${JSON.stringify(Object.fromEntries(pairs), null, 2)}\n`],
  ["reversed", (pairs) => writePairs(pairs.toReversed())],
  ["escapes", escaped],
];

/**
 * The same pairs in other characters: whether it is the same context is not said, so it is recorded and never judged.
 *
 * @throws UsageError when the context is no JSON object of strings.
 */
export function respellings(context: string): readonly ContextChange[] {
  const pairs = pairsOf(context);
  const all = RESPELLINGS.map(([name, respell]) => ({ name, context: respell(pairs) }));
  return withoutRepeats(all.filter((each) => each.context !== context));
}

function pairsOf(context: string): Pairs {
  const pairs = readPairs(context);
  if (pairs === undefined) {
    throw new UsageError(
      `Only a context of key-value pairs has other contexts, and this is none: ${context}`,
    );
  }
  return pairs;
}

/** Two pairs with one key would be a context that readers understand in two ways. */
function isContext(pairs: Pairs): boolean {
  return new Set(pairs.map(([key]) => key)).size === pairs.length;
}

function withoutRepeats(changes: readonly ContextChange[]): readonly ContextChange[] {
  const seen = new Set<string | undefined>();
  return changes.filter(({ context }) => !seen.has(context) && seen.add(context));
}

function onFirst(pairs: Pairs, change: (pair: Pairs[number]) => Pairs[number]): Pairs {
  return pairs.map((pair, index) => (index === 0 ? change(pair) : pair));
}

function swapped(pairs: Pairs): Pairs {
  const [first, second, ...rest] = pairs;
  return first === undefined || second === undefined
    ? pairs
    : [[first[0], second[1]], [second[0], first[1]], ...rest];
}

function unusedKey(pairs: Pairs): string {
  const keys = new Set(pairs.map(([key]) => key));
  return ["extra", ...pairs.map((_, index) => `extra${index}`)].find((key) => !keys.has(key)) ?? "another";
}

function lastChanged(text: string): string {
  const characters = [...text];
  return [...characters.slice(0, -1), characters.at(-1) === "y" ? "z" : "y"].join("");
}

/** The last character written in another way. */
function lastWritten(text: string, write: (character: string) => string): string {
  const characters = [...text];
  return [...characters.slice(0, -1), write(characters.at(-1) ?? "")].join("");
}

function percentOf(character: string): string {
  return Buffer.from(character)
    .toString("hex")
    .replaceAll(/../g, (digits) => `%${digits}`);
}

function entityOf(character: string): string {
  return character === "" ? "" : `&#${character.codePointAt(0)};`;
}

function otherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

function lookAlike(text: string): string {
  return text.replace(/[aeopc]/, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The first character of every key and value as a `\uXXXX` escape. */
function escaped(pairs: Pairs): string {
  return `{${pairs.map(([key, value]) => `${escapedText(key)}:${escapedText(value)}`).join(",")}}`;
}

function escapedText(text: string): string {
  if (text === "") return '""';
  const unit = text.charCodeAt(0).toString(16).padStart(4, "0");
  return `"\\u${unit}${JSON.stringify(text.slice(1)).slice(1, -1)}"`;
}
