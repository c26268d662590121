/** Length of the stretches of a data key that are looked for, in bytes. */
const stretch = 8;

/**
 * Looks for a data key in its CiphertextBlob: as bytes, hex or Base64 at up to two levels of text encoding, forwards,
 * backwards, under a constant XOR mask, or under a constant sum. Answers how it shows, or `undefined`.
 *
 * Keys under 8 bytes are not looked for. A stretch of 8 bytes is met by chance in a given place once in 2^64; the
 * places of 10,000 answers come to fewer than 2^34, so a false alarm is rarer than once in 10^9 runs.
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
  const size = Math.min(stretch, needle.length);
  const stride = key.length > 64 ? stretch : 1;
  for (let at = 0; at + size <= needle.length; at += stride) {
    if (hay.includes(needle.subarray(at, at + size))) return true;
  }
  return false;
}
