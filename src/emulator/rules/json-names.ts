import { Refusal } from "../refusal.ts";

/** Index of the quote that closes the string opened at `start`, or the text's length when none does. */
function closingQuote(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return quote;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}

function isName(text: string, afterString: number): boolean {
  let index = afterString;
  while (text[index] === " " || text[index] === "\n" || text[index] === "\r" || text[index] === "\t") index++;
  return text[index] === ":";
}

/** The name between two quotes; an escape must not hide that two names are one. */
function decodeName(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(text.slice(start, end + 1)));
  } catch {
    throw new Refusal("InvalidParameter", "the body is not JSON");
  }
}

function remember(names: Set<string> | undefined, name: string): void {
  if (names?.has(name)) throw new Refusal("InvalidParameter", `the name \`${name}\` stands twice`);
  names?.add(name);
}

/**
 * Looks at JSON text before it is parsed, for what the parser would not tell: a name given twice in one object,
 * and nesting deeper than `depthMaximum`. Whether it is JSON at all is left to the parser.
 *
 * @throws Refusal InvalidParameter.
 */
export function checkNames(text: string, depthMaximum: number): void {
  const open: Set<string>[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      const end = closingQuote(text, index);
      if (isName(text, end + 1)) remember(open.at(-1), decodeName(text, index, end));
      index = end;
    } else if (character === "{" || character === "[") {
      open.push(new Set());
      if (open.length > depthMaximum) throw new Refusal("InvalidParameter", "the body is nested too deeply");
    } else if (character === "}" || character === "]") {
      open.pop();
    }
  }
}
