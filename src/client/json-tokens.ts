/** Brackets, separators, white space, and anything else in one piece; never a quote. */
const OUTSIDE_STRINGS = /[{}[\]:,]|\s+|[^\s"{}[\]:,]+/y;

/**
 * The text in pieces that make it up again: strings with their quotes, brackets, colons, commas, white space
 * and other runs. Takes any text: in broken JSON a string without an end runs to the end of the text.
 */
export function jsonTokens(text: string): readonly string[] {
  const tokens: string[] = [];
  let position = 0;
  while (position < text.length) {
    const end = text[position] === '"' ? endOfString(text, position) : endOfRun(text, position);
    tokens.push(text.slice(position, end));
    position = end;
  }
  return tokens;
}

function endOfRun(text: string, start: number): number {
  OUTSIDE_STRINGS.lastIndex = start;
  return OUTSIDE_STRINGS.test(text) ? OUTSIDE_STRINGS.lastIndex : start + 1;
}

// A loop and no regular expression: those run out of stack in a string of some million escapes.
function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text[position] !== '"') position += text[position] === "\\" ? 2 : 1;
  return Math.min(position + 1, text.length);
}
