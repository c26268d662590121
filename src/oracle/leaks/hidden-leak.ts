import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { DataKey } from "../judge-granted.ts";
import { findLeak, Hay } from "./leak.ts";

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
 * Looks for a data key of 16 bytes or more in its blob in ways that cost more than {@link findLeak}: packed, as a decimal
 * number, in Base64 that begins in the middle of a word, every second byte alone. Answers how it shows, or `undefined`.
 */
export function findHiddenLeak(key: Uint8Array, blob: string): string | undefined {
  if (key.length < least) return undefined;
  const hay = new Hay(blob);
  const { segments } = hay;
  const texts = segments.map((segment) => Buffer.from(segment).toString("latin1"));
  if (decimalsOf(key).some((digits) => texts.some((text) => text.includes(digits))))
    return "it stands in it as a decimal number";
  const unpacked = segments.flatMap(unpack).map((bytes) => bytes.toString("latin1"));
  if (unpacked.some((text) => findLeak(key, text) !== undefined)) return "it stands in it packed";
  if (texts.flatMap(moved).some((text) => findLeak(key, text) !== undefined))
    return "it stands in its Base64, begun elsewhere";
  if (orders.some((order) => findLeak(order(key), hay) !== undefined))
    return "its bytes stand in it in another order, or with their halves exchanged";
  const halves = [0, 1].map((which) => key.filter((_, at) => at % 2 === which));
  return halves.some((half) => findLeak(half, hay) !== undefined)
    ? "every second byte of it stands in it"
    : undefined;
}

const orders: readonly ((key: Uint8Array) => Uint8Array)[] = [
  (key) => key.map((byte) => ((byte << 4) | (byte >> 4)) & 255),
  (key) => key.map((_, at) => key[at ^ 3] ?? 0),
  (key) => key.map((_, at) => key[at ^ 7] ?? 0),
];

function decimalsOf(key: Uint8Array): readonly string[] {
  return [key, Uint8Array.from(key).reverse()]
    .map((bytes) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`).toString())
    .filter((digits) => digits.length > fewDigits);
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

/** The long words of a text without their first one, two or three letters: in Base64 four letters are read together. */
function moved(text: string): readonly string[] {
  const words = text.match(/[A-Za-z0-9+/_-]{20,}/g) ?? [];
  return words.flatMap((word) => [1, 2, 3].map((letters) => word.slice(letters)));
}
