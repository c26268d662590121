/** Key-value pairs in the order of the text. */
export type Pairs = readonly (readonly [key: string, value: string])[];

/** Writes pairs as a JSON object without white space; keys may be any text, `__proto__` too. */
export function writePairs(pairs: Pairs): string {
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`;
}

/** Reads the pairs of a JSON object of strings; `undefined` where the text is something else. */
export function readPairs(context: string): Pairs | undefined {
  const value = parse(context);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
    ? entries
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether two lists hold the same pairs, in whatever order. */
export function samePairs(left: Pairs, right: Pairs): boolean {
  const values = new Map(left);
  return left.length === right.length && right.every(([key, value]) => values.get(key) === value);
}
