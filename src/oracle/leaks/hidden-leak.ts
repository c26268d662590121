import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { DataKey } from "../judge-granted.ts";
import { findLeak, Hay, Needle } from "./leak.ts";

/** The first of several data keys that shows in its blob in one of the ways of {@link findHiddenLeak}, and how. */
export function hiddenLeakIn<T extends { readonly dataKey: Pick<DataKey, "bytes" | "blob"> }>(
  sample: readonly T[],
): { readonly entry: T; readonly leak: string } | undefined {
  for (const entry of sample) {
    const leak = findHiddenLeak(entry.dataKey.bytes, entry.dataKey.blob);
    if (leak !== undefined) return { entry, leak };
  }
  return undefined;
}

/** Shorter data keys are not looked for: their halves could stand anywhere. */
const least = 16;

/** Digits that may stand anywhere: a key of zeros is a small number. */
const fewDigits = 20;

/** What a blob is unpacked to at most, in bytes. */
const most = 65_536;

/**
 * Looks for a data key of 16 bytes or more in its blob in ways that cost more than {@link findLeak}: packed, as a
 * number in digits, in Base64 that begins in the middle of a word or has its letters moved, in Base85, under what stands
 * beside it, shifted by bits, every second byte alone. Answers how it shows, or `undefined`.
 */
export function findHiddenLeak(key: Uint8Array, blob: string): string | undefined {
  if (key.length < least) return undefined;
  const [needle, hay] = [new Needle(key), new Hay(blob)];
  const { segments } = hay;
  const texts = segments.map((segment) => Buffer.from(segment).toString("latin1"));
  if (numeralsOf(key).some((digits) => texts.some((text) => text.includes(digits))))
    return "it stands in it as a number in digits";
  const unpacked = segments.flatMap(unpack).map((bytes) => bytes.toString("latin1"));
  if (unpacked.some((text) => findLeak(needle, text) !== undefined)) return "it stands in it packed";
  if (texts.flatMap(moved).some((text) => findLeak(needle, text) !== undefined))
    return "it stands in its Base64, begun elsewhere";
  if (textsOf(key).some((start) => texts.some((text) => text.includes(start))))
    return "it stands in it in Base85 or uuencoded";
  if (texts.map(turned).some((text) => findLeak(needle, text) !== undefined))
    return "its Base64 stands in it with other letters";
  if (segments.some((segment) => isUnderPad(key, segment))) return "what hides it stands beside it";
  if (orders.some((order) => findLeak(order(key), hay) !== undefined))
    return "its bytes stand in it in another order, or with their halves exchanged";
  const halves = [0, 1].map((which) => key.filter((_, at) => at % 2 === which));
  if (halves.some((half) => findLeak(half, hay) !== undefined)) return "every second byte of it stands in it";
  const traces = [...shiftedBy(key), ...stepsOf(key)];
  return traces.some((trace) => segments.some((segment) => Buffer.from(segment).includes(trace)))
    ? "its bits stand in it shifted, or the steps from each byte to the next"
    : undefined;
}

const orders: readonly ((key: Uint8Array) => Uint8Array)[] = [
  (key) => key.map((byte) => ((byte << 4) | (byte >> 4)) & 255),
  (key) => key.map(mirrored),
  (key) => key.map((_, at) => key[at ^ 3] ?? 0),
  (key) => key.map((_, at) => key[at ^ 7] ?? 0),
];

function mirrored(byte: number): number {
  return Number.parseInt(byte.toString(2).padStart(8, "0").split("").toReversed().join(""), 2);
}

/** Distances at which what hides a key may stand before it, in bytes. */
const distances = Array.from({ length: 61 }, (_, at) => at + 4);

/** Whether bytes of a segment are the key once others of it, so many before, are taken off by exclusive or. */
function isUnderPad(key: Uint8Array, segment: Uint8Array): boolean {
  return distances.some((distance) => {
    const uncovered = segment.subarray(distance).map((byte, at) => byte ^ (segment[at] ?? 0));
    return Buffer.from(uncovered).includes(Buffer.from(key.subarray(0, traced)));
  });
}

/** Letters moved by half of the alphabet. */
function turned(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    const first = letter < "a" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

const small = "abcdefghijklmnopqrstuvwxyz";
const capitals = small.toUpperCase();

/** Digits of numbers as programs write them: to the bases 2, 10, 36, 62 in both orders, and 58 without those that look alike. */
const alphabets: readonly string[] = [
  ...["01", "0123456789", `0123456789${small}`],
  ...[`0123456789${capitals}${small}`, `0123456789${small}${capitals}`],
  `0123456789${capitals}${small}`.replaceAll(/[0OIl]/g, ""),
];

const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join("");

/** Digits of numbers of 32 bits to the base 85, as Ascii85, RFC 1924 and Z85 write them. */
const alphabets85: readonly string[] = [
  printable.slice(0, 85),
  `0123456789${capitals}${small}!#$%&()*+-;<=>?@^_\`{|}~`,
  `0123456789${small}${capitals}.-:+=^!/*?&<>()[]{}@%$#`,
];

/** The start of a key as text of other kinds than Base64: to the base 85, and uuencoded. */
function textsOf(key: Uint8Array): readonly string[] {
  const start = Buffer.from(key.subarray(0, least));
  const words = [0, 4, 8, 12].map((at) => start.readUInt32BE(at));
  const based = alphabets85.map((alphabet) => words.map((word) => wordOf(word, alphabet)).join(""));
  const uuencoded = start
    .subarray(0, 12)
    .toString("base64")
    .replaceAll(/./g, (sign) => String.fromCharCode(32 + base64.indexOf(sign)));
  return [...based, uuencoded, uuencoded.replaceAll(" ", "`")];
}

const base64 = `${capitals}${small}0123456789+/`;

function wordOf(word: number, alphabet: string): string {
  const digits = Array.from({ length: 5 }, (_, at) => Math.floor(word / 85 ** (4 - at)) % 85);
  return digits.map((digit) => alphabet.charAt(digit)).join("");
}

function numeralsOf(key: Uint8Array): readonly string[] {
  return [key, Uint8Array.from(key).reverse()]
    .flatMap((bytes) => alphabets.map((alphabet) => numeralOf(bytes, alphabet)))
    .filter((digits) => digits.length > fewDigits);
}

function numeralOf(bytes: Uint8Array, alphabet: string): string {
  const base = BigInt(alphabet.length);
  const digits: string[] = [];
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`); rest > 0n; rest /= base)
    digits.push(alphabet.charAt(Number(rest % base)));
  return digits.reverse().join("");
}

/** Bytes of a trace of a key that are looked for: as many as show by chance once in 2^64 places. */
const traced = 8;

/** The start of the key moved on by 1 to 7 bits. */
function shiftedBy(key: Uint8Array): readonly Buffer[] {
  return [1, 2, 3, 4, 5, 6, 7].map((bits) =>
    Buffer.from(
      Array.from(
        { length: traced },
        (_, at) => (((key[at] ?? 0) << bits) | ((key[at + 1] ?? 0) >> (8 - bits))) & 255,
      ),
    ),
  );
}

/** What leads from each byte to the next, by exclusive or and by difference. */
function stepsOf(key: Uint8Array): readonly Buffer[] {
  const pairs = Array.from({ length: traced }, (_, at) => [key[at] ?? 0, key[at + 1] ?? 0] as const);
  return [
    Buffer.from(pairs.map(([before, after]) => before ^ after)),
    Buffer.from(pairs.map(([before, after]) => (after - before) & 255)),
  ];
}

function unpack(packed: Uint8Array): readonly Buffer[] {
  const [first = 0, second = 0] = packed;
  const isGzip = first === 0x1f && second === 0x8b;
  // By RFC 1950: the method and the window, and both bytes a multiple of 31.
  const isZlib = first % 16 === 8 && (first * 256 + second) % 31 === 0;
  const readers = [...(isGzip ? [gunzipSync] : []), ...(isZlib ? [inflateSync] : []), inflateRawSync];
  return readers.flatMap((read) => {
    try {
      return [read(packed, { maxOutputLength: most })];
    } catch {
      return [];
    }
  });
}

/** The long words of a text without none, one, two or three of their first letters: in Base64 four letters are read together. */
function moved(text: string): readonly string[] {
  const words = text.match(/[A-Za-z0-9+/_-]{20,}/g) ?? [];
  return words.flatMap((word) => [0, 1, 2, 3].map((letters) => word.slice(letters)));
}
