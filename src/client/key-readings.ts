/** Bytes from which on a key is recognised by any stretch of it. */
export const SHORTEST_KNOWN = 6;

/** One way to write bytes: which pieces of a text may be written so, and the bytes that a piece may stand for. */
export interface Reading {
  readonly pieces: RegExp;
  read(piece: string): Iterable<Uint8Array>;
}

/** The ways in which a key is looked for, the narrowest pieces first: what is found is taken out of the text. */
export const readings: readonly Reading[] = [
  // As in an identifier, or with a colon between the bytes.
  { pieces: /[0-9a-f](?:[-: ]?[0-9a-f]){11,}/gi, read: fromHexDigits },
  // With the slashes that JSON may escape and the signs that a URL must.
  { pieces: /(?:[A-Za-z0-9+/_-]|\\+\/|%2[bf]){2,}(?:=|%3d){0,2}/gi, read: fromBase64 },
  { pieces: /\d{1,3}(?:[\s,:;]+\d{1,3}){5,}/g, read: fromDecimals },
  { pieces: /\S+/g, read: fromWritten },
  { pieces: /.+/gs, read: fromWritten },
];

function fromHexDigits(piece: string): readonly Uint8Array[] {
  const digits = piece.replace(/[-: ]/g, "");
  return [Buffer.from(digits, "hex"), Buffer.from(digits.slice(1), "hex")];
}

/** A group of Base64 has four signs, and nobody says where in the piece the first one begins. */
function* fromBase64(piece: string): Generator<Uint8Array> {
  const signs = unescapePercent(piece.replaceAll("\\", ""));
  for (let place = 0; place < 4; place += 1) yield Buffer.from(signs.slice(place), "base64");
}

function fromDecimals(piece: string): readonly Uint8Array[] {
  return [Uint8Array.from(piece.match(/\d+/g) ?? [], Number)];
}

/** The signs themselves, in both of the encodings that a text may come from, and what they escape. */
function* fromWritten(piece: string): Generator<Uint8Array> {
  yield Buffer.from(piece, "utf8");
  yield Buffer.from(piece, "latin1");
  if (piece.includes("%")) yield Buffer.from(unescapePercent(piece), "latin1");
  if (!piece.includes("\\")) return;
  const unescaped = unescapeJson(piece);
  yield Buffer.from(unescaped, "utf8");
  yield Buffer.from(unescaped, "latin1");
}

function unescapePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const escaped: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function unescapeJson(text: string): string {
  return text.replace(/\\+(?:u([0-9a-f]{4})|(.))/gi, (_all, code: string | undefined, sign = "") =>
    code === undefined ? (escaped[sign] ?? sign) : String.fromCharCode(parseInt(code, 16)),
  );
}

/** A key too short to be known by a stretch is known as a whole word: its Base64, and from three bytes on its hex. */
export function formsOfShortKey(key: Uint8Array): readonly string[] {
  const bytes = Buffer.from(key);
  const base64 = bytes.toString("base64");
  const forms = [base64, base64.replaceAll("+", "-").replaceAll("/", "_")];
  if (key.length < 3) return forms;
  const hex = bytes.toString("hex");
  return [...forms, bytes.toString("base64url"), hex, hex.toUpperCase()];
}
