const zero = /^\p{M}$/u;
const double =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Columns that a text takes on a terminal: Chinese characters and the like take two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function widthOf(character: string): number {
  if (character < "\u0300") return 1;
  if (zero.test(character)) return 0;
  return double.test(character) ? 2 : 1;
}

/** The text, or as much of it as fits into `columns` with `…` at the end. */
export function shorten(text: string, columns: number): string {
  const [whole, rest] = splitAt(text, columns);
  return rest === "" ? whole : `${splitAt(text, columns - 1)[0].trimEnd()}…`;
}

/** The text, or its beginning and its end with `…` between them, broken at spaces where there are any near. */
export function shortenMiddle(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const room = Math.max(0, columns - 3);
  const start = wholeWords(text, Math.ceil(room / 2));
  const end = reversed(wholeWords(reversed(text), Math.floor(room / 2)));
  return shorten(`${start} … ${end}`, columns);
}

/** As many whole words as fit into `columns`; part of one where a word would leave more than half of them empty. */
function wholeWords(text: string, columns: number): string {
  const [fits, rest] = splitAt(text, columns);
  const space = rest.startsWith(" ") ? fits.length : fits.lastIndexOf(" ");
  return fits.slice(0, space * 2 > fits.length ? space : fits.length).trim();
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join("");
}

/** Pads a text with spaces on the right up to `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** Lines of at most `columns`, broken at spaces where there are any; the last of `most` lines is shortened. */
export function wrap(text: string, columns: number, most = Number.POSITIVE_INFINITY): readonly string[] {
  const lines: string[] = [];
  // A double character needs two columns: with fewer no line would ever take it.
  const room = Math.max(2, columns);
  let rest = text.trim();
  while (rest !== "" && lines.length < most - 1) {
    const [line, remaining] = breakLine(rest, room);
    lines.push(line);
    rest = remaining;
  }
  return rest === "" ? lines : [...lines, shorten(rest, room)];
}

function breakLine(text: string, columns: number): readonly [string, string] {
  const [fits, rest] = splitAt(text, columns);
  const space = rest === "" || rest.startsWith(" ") ? fits.length : fits.lastIndexOf(" ");
  const end = space > 0 ? space : fits.length;
  return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
}

/** What fits into `columns`, and the rest. */
function splitAt(text: string, columns: number): readonly [string, string] {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
}
