import { Stretches } from "./stretches.ts";

/** Length of the stretches of a data key that are looked for, in bytes: a key of up to 64 bytes, a longer one. */
const stretch = 8;
const longStretch = 10;

/**
 * Looks for a data key in its CiphertextBlob: as bytes, hex, Base64, Base32 or a list of numbers at up to two levels of
 * text encoding, one byte of two being zero or not, forwards, backwards, with its bytes changed
 * in pairs, with others between them, under an XOR mask of one byte or of 4, 8 or 16 that come again and again, or under a
 * constant sum. Answers how it shows, or `undefined`.
 *
 * Keys under 8 bytes are not looked for. A key of up to 64 bytes is compared in fewer than 2^20 places of its blob, in
 * 10,000 answers 2^33, each alike once in 2^64: 5·10^-10. A longer one has up to 2^23 places, but at stretches of 10
 * bytes each is alike once in 2^80. A key of 8 bytes has 7 steps, in 2^11 places: 3·10^-10 if all 10,000 were of 8 bytes.
 */
export function findLeak(key: Uint8Array | Needle, blob: string | Hay): string | undefined {
  const needle = key instanceof Needle ? key : new Needle(key);
  if (needle.key.length < stretch) return undefined;
  const hay = typeof blob === "string" ? new Hay(blob) : blob;
  const { base64, backwards, looks } = needle;
  if (hay.small.includes(base64)) return "its Base64 is in it";
  if (hay.small.includes(backwards)) return "its Base64 is in it backwards";
  for (const [at] of hay.segments.entries()) {
    for (const { view, how, stretches } of looks) {
      if (stretches.areIn(hay.seen(at, view))) return how;
    }
  }
  return undefined;
}

/** A key that is looked for in several blobs: what is made of it is kept. */
export class Needle {
  readonly key: Uint8Array;
  /** Without its end, which depends on what follows; in small letters. */
  readonly base64: string;
  readonly backwards: string;
  readonly looks: readonly { readonly view: View; readonly how: string; readonly stretches: Stretches }[];

  constructor(key: Uint8Array) {
    this.key = key;
    this.base64 = Buffer.from(key).toString("base64").replace(/=+$/, "").slice(0, -1).toLowerCase();
    this.backwards = [...this.base64].toReversed().join("");
    this.looks = ways.map(({ view, sought, how }) => ({
      ...{ view, how },
      stretches: stretchesOf(sought(key), key.length),
    }));
  }
}

/** A blob in which several keys are looked for: what is made of it is kept. */
export class Hay {
  /** In small letters. */
  readonly small: string;
  readonly segments: readonly Uint8Array[];
  readonly #views = new Map<View, Buffer[]>();

  constructor(blob: string) {
    this.small = blob.toLowerCase();
    this.segments = segmentsOf(blob);
  }

  /** A segment through a view. */
  seen(at: number, view: View): Buffer {
    const views = this.#views.get(view) ?? [];
    this.#views.set(view, views);
    views[at] ??= view(this.segments[at] ?? new Uint8Array());
    return views[at];
  }
}

/** The byte strings that a reader of the blob would come to: its text, its parts decoded, and these decoded again. */
export function segmentsOf(blob: string): readonly Uint8Array[] {
  const first = decodings(blob);
  const again = first
    .map((bytes) => bytes.toString("latin1"))
    .filter((text) => /^[\x20-\x7e]{11,}$/.test(text));
  const all = [Buffer.from(blob, "latin1"), ...first, ...again.flatMap(decodings)].flatMap(withoutZeros);
  return [...new Map(all.map((bytes) => [bytes.toString("latin1"), bytes])).values()];
}

/** Bytes, and what is left of them where every second one is zero, as in text of 16 bits a character. */
function withoutZeros(bytes: Buffer): readonly Buffer[] {
  if (zerosIn(bytes) * 4 < bytes.length) return [bytes];
  const narrow = Buffer.from(bytes.filter((byte) => byte !== 0));
  return [bytes, narrow, ...decodings(narrow.toString("latin1"))];
}

function zerosIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0) count += 1;
  return count;
}

/** Every part of a text that could be Base64 (either alphabet) or hex, decoded. */
function decodings(text: string): readonly Buffer[] {
  const parts = new Set([
    ...text.split("-k-"),
    ...text.split(/[^A-Za-z0-9+/=]+/),
    ...text.split(/[^A-Za-z0-9_=-]+/),
    // Hex with something between the digits.
    text.replaceAll(/[^0-9a-f]/gi, ""),
  ]);
  const long = [...parts].filter((part) => part.length > stretch);
  const hex = long.filter((part) => /^(?:[0-9a-f]{2})+$/i.test(part));
  return [
    ...long.map((part) => Buffer.from(part, "base64")),
    ...hex.map((part) => Buffer.from(part, "hex")),
    ...long.filter((part) => /^[A-Z2-7]+=*$/.test(part)).map(fromBase32),
    ...(text.match(/\d{1,3}(?:[^0-9A-Za-z+/]{1,2}\d{1,3}){7,}/g) ?? []).map(fromNumbers),
  ];
}

function fromBase32(text: string): Buffer {
  const digits = text.replace(/=+$/, "");
  const bits = Array.from(digits, (digit) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit).toString(2).padStart(5, "0"),
  ).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function fromNumbers(text: string): Buffer {
  return Buffer.from((text.match(/\d+/g) ?? []).map(Number));
}

type View = (bytes: Uint8Array) => Buffer;

const same: View = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
/** Differences of bytes at a distance: what stays when all are masked with, or moved by, the same value. */
function stepsOf(width: number, step: (byte: number, before: number) => number): View {
  return (bytes) => {
    // All of it is written; this and the loop matter, for every answer of a run goes through here many times.
    const steps = Buffer.allocUnsafe(Math.max(0, bytes.length - width));
    for (let at = 0; at < steps.length; at += 1) steps[at] = step(bytes[at + width] ?? 0, bytes[at] ?? 0);
    return steps;
  };
}
const backwards: View = (bytes) => Buffer.from(bytes).reverse();
/** Numbers of 16 bits written by a machine of the other byte order. */
const inPairs: View = (bytes) => Buffer.from(bytes.map((_, at) => bytes[at ^ 1] ?? bytes[at] ?? 0));

/** Every second byte, the first of them at `start`: what is left when others stand between. */
const everySecond =
  (start: number): View =>
  (bytes) =>
    Buffer.from(bytes.filter((_, at) => at % 2 === start));

const masks = [1, 4, 8, 16].map((width) => {
  const view = stepsOf(width, (byte, before) => byte ^ before);
  const how = `bytes of the key stand in it under an XOR mask of ${width === 1 ? "one byte" : `${width} bytes`}`;
  return { view, sought: view, how };
});
const sumSteps = stepsOf(1, (byte, before) => (byte - before) & 255);

/** How a blob is looked at, and what of a key is looked for in it. */
const ways: readonly { readonly view: View; readonly sought: View; readonly how: string }[] = [
  { view: same, sought: same, how: "bytes of the key stand in it as they are" },
  { view: same, sought: backwards, how: "bytes of the key stand in it backwards" },
  { view: same, sought: inPairs, how: "bytes of the key stand in it changed in pairs" },
  ...[0, 1].map((start) => ({
    view: everySecond(start),
    sought: same,
    how: "bytes of the key stand in it with others between them",
  })),
  ...masks,
  { view: sumSteps, sought: sumSteps, how: "bytes of the key stand in it under a constant sum" },
];

/** The stretches of a key, seen through a view, that are looked for. Long keys are sampled, not slid over. */
function stretchesOf(needle: Buffer, keyLength: number): Stretches {
  return keyLength > 64
    ? new Stretches(needle, longStretch, stretch)
    : new Stretches(needle, Math.max(stretch - 1, Math.min(stretch, needle.length)), 1);
}
