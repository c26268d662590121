/** Length of the stretches of a data key that are looked for, in bytes: a key of up to 64 bytes, a longer one. */
const stretch = 8;
const longStretch = 10;

/**
 * Looks for a data key in its CiphertextBlob: as bytes, hex or Base64 at up to two levels of text encoding, forwards,
 * backwards, under a constant XOR mask, or under a constant sum. Answers how it shows, or `undefined`.
 *
 * Keys under 8 bytes are not looked for. A key of up to 64 bytes is compared in fewer than 2^19 places of its blob, in
 * 10,000 answers 2^32, each alike once in 2^64: 2.5·10^-10. A longer one has up to 2^23 places, but at stretches of 10
 * bytes each is alike once in 2^80. A key of 8 bytes has 7 steps, in 2^11 places: 3·10^-10 if all 10,000 were of 8 bytes.
 */
export function findLeak(key: Uint8Array, blob: string): string | undefined {
  if (key.length < stretch) return undefined;
  if (blob.includes(Buffer.from(key).toString("base64").replace(/=+$/, "").slice(0, -1)))
    return "its Base64 is in it";
  for (const segment of segmentsOf(blob)) {
    const how = leakIn(key, segment);
    if (how) return how;
  }
  return undefined;
}

function leakIn(key: Uint8Array, segment: Uint8Array): string | undefined {
  const backwards = Uint8Array.from(key).reverse();
  if (shares(key, segment, same)) return "bytes of the key stand in it as they are";
  if (shares(backwards, segment, same)) return "bytes of the key stand in it backwards";
  if (shares(key, segment, xorSteps)) return "bytes of the key stand in it under a constant XOR mask";
  if (shares(key, segment, sumSteps)) return "bytes of the key stand in it under a constant sum";
  return undefined;
}

/** The byte strings that a reader of the blob would come to: its text, its parts decoded, and these decoded again. */
export function segmentsOf(blob: string): readonly Uint8Array[] {
  const first = decodings(blob);
  const again = first
    .map((bytes) => bytes.toString("latin1"))
    .filter((text) => /^[\x20-\x7e]{11,}$/.test(text));
  return [Buffer.from(blob, "latin1"), ...first, ...again.flatMap(decodings)];
}

/** Every part of a text that could be Base64 (either alphabet) or hex, decoded. */
function decodings(text: string): readonly Buffer[] {
  const parts = new Set([
    ...text.split("-k-"),
    ...text.split(/[^A-Za-z0-9+/=]+/),
    ...text.split(/[^A-Za-z0-9_=-]+/),
  ]);
  const long = [...parts].filter((part) => part.length > stretch);
  const hex = long.filter((part) => /^(?:[0-9a-f]{2})+$/i.test(part));
  return [...long.map((part) => Buffer.from(part, "base64")), ...hex.map((part) => Buffer.from(part, "hex"))];
}

type View = (bytes: Uint8Array) => Buffer;

const same: View = (bytes) => Buffer.from(bytes);
/** Differences of neighbours: what stays when every byte is masked with, or moved by, the same value. */
const xorSteps: View = (bytes) => Buffer.from(bytes.subarray(1).map((byte, at) => byte ^ (bytes[at] ?? 0)));
const sumSteps: View = (bytes) =>
  Buffer.from(bytes.subarray(1).map((byte, at) => (byte - (bytes[at] ?? 0)) & 255));

/** Whether a stretch of the key, seen through `view`, stands in the segment. Long keys are sampled, not slid over. */
function shares(key: Uint8Array, segment: Uint8Array, view: View): boolean {
  const needle = view(key);
  const hay = view(segment);
  const long = key.length > 64;
  const size = long ? longStretch : Math.min(stretch, needle.length);
  const stride = long ? stretch : 1;
  for (let at = 0; at + size <= needle.length; at += stride) {
    if (hay.includes(needle.subarray(at, at + size))) return true;
  }
  return false;
}
