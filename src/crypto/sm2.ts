import { concatenate, fromHex, leftPad, sameBytes, toHex, toInteger } from "./bytes.ts";
import { type Decoding, type Observation, undecodable } from "./decoding.ts";
import { readSm2Cipher, resemblesSm2Cipher } from "./der.ts";
import type { Diagnosis } from "./diagnoses.ts";
import type { Sm2DecryptionKey } from "./key-pair.ts";
import { basePoint, multiply, type Point, pointToBytes } from "./sm2-curve.ts";
import { findComputationFault } from "./sm2-faults.ts";
import { derive, sm3 } from "./sm2-hash.ts";
import { compressedPoint, findCoordinateOrder, findMisplacedPoint, pointAt } from "./sm2-point.ts";

const unspecific: ReadonlySet<Diagnosis> = new Set<Diagnosis>(["hash-mismatch", "wrong-ciphertext-length"]);

/**
 * Decodes C1C3C2 as plain bytes; the prefix may be there or not, and is recorded.
 *
 * ```
 * [04] | x (32 bytes) | y (32) | C3 = SM3(x2 | M | y2) (32) | C2 = M xor KDF(x2 | y2)
 *      '-- C1 = k·G ---------'
 * ```
 */
export function decodeSm2Raw(bytes: Uint8Array, key: Sm2DecryptionKey, expectedLength?: number): Decoding {
  const bare = pointAt(bytes, 0);
  if (bare) return openRest(bare.point, bare.rest, key, ["sm2-without-04-prefix"], expectedLength);
  const prefixed = bytes[0] === 4 ? pointAt(bytes, 1) : undefined;
  if (prefixed) return openRest(prefixed.point, prefixed.rest, key, ["sm2-with-04-prefix"], expectedLength);
  const misplaced = findMisplacedPoint(bytes);
  if (misplaced) return undecodable(misplaced.diagnosis, misplaced.detail);
  if (resemblesSm2Cipher(bytes)) return undecodable("asn1-where-raw-asked");
  const compressed = compressedPoint(bytes);
  if (compressed && openRest(compressed.point, compressed.rest, key, []).outcome === "decoded") {
    return undecodable("compressed-point");
  }
  if (bytes.length < 97) return undecodable("wrong-ciphertext-length", `${bytes.length} bytes, 97 at least`);
  return undecodable("point-not-on-curve");
}

/** Decodes C1C3C2 in DER, see {@link readSm2Cipher}. */
export function decodeSm2Asn1(bytes: Uint8Array, key: Sm2DecryptionKey): Decoding {
  const fields = readSm2Cipher(bytes);
  if (fields.outcome === "undecodable") {
    const raw = pointAt(bytes, 0) ?? (bytes[0] === 4 ? pointAt(bytes, 1) : undefined);
    return raw ? undecodable("raw-where-asn1-asked") : fields;
  }
  const x = leftPad(fields.x, 32);
  const y = leftPad(fields.y, 32);
  const placed = pointAt(concatenate(x, y), 0);
  if (!placed) {
    const order = findCoordinateOrder(x, y);
    return order ? undecodable(order.diagnosis, order.detail) : undecodable("point-not-on-curve");
  }
  const { hash, cipher } = fields;
  if (hash.length === 32) return openParts(placed.point, hash, cipher, key, []);
  const reordered = openOldOrder(placed.point, concatenate(hash, cipher), key);
  return undecodable(reordered ? "c1c2c3-order" : "hash-length", `the third field has ${hash.length} bytes`);
}

function openRest(
  c1: Point,
  rest: Uint8Array,
  key: Sm2DecryptionKey,
  observations: readonly Observation[],
  expectedLength?: number,
): Decoding {
  const decoding = openParts(c1, rest.subarray(0, 32), rest.subarray(32), key, observations);
  // Only after C3 has not fitted: the endpoint may have made a key of another length than was expected.
  const unexplained = decoding.outcome === "undecodable" && unspecific.has(decoding.diagnosis);
  return unexplained && rest.length === expectedLength
    ? undecodable("hash-missing", "only C2 follows C1")
    : decoding;
}

function openParts(
  c1: Point,
  hash: Uint8Array,
  cipher: Uint8Array,
  key: Sm2DecryptionKey,
  observations: readonly Observation[],
): Decoding {
  if (cipher.length === 0) return undecodable("wrong-ciphertext-length", "nothing is left for C2");
  const plaintext = decrypt(c1, hash, cipher, key);
  if (!plaintext) {
    if (openOldOrder(c1, concatenate(hash, cipher), key)) return undecodable("c1c2c3-order");
    return undecodable(findComputationFault(c1, hash, cipher, key.privateHex.reveal()) ?? "hash-mismatch");
  }
  const randomness = toHex(pointToBytes(c1));
  if (randomness === key.publicHex || randomness === toHex(pointToBytes(basePoint))) {
    return undecodable("ephemeral-not-random");
  }
  // The standard has the encryptor try again then, yet one byte meets it once in 256 times and decrypts all the same.
  const keystreamZero: Observation[] = sameBytes(plaintext, cipher) ? ["sm2-keystream-zero"] : [];
  return { outcome: "decoded", plaintext, randomness, observations: [...observations, ...keystreamZero] };
}

/** Whether C2 stands before C3. */
function openOldOrder(c1: Point, rest: Uint8Array, key: Sm2DecryptionKey): boolean {
  const end = rest.length - 32;
  return end > 0 && decrypt(c1, rest.subarray(end), rest.subarray(0, end), key) !== undefined;
}

/** The message when C3 fits it; `undefined` when not. */
function decrypt(
  c1: Point,
  hash: Uint8Array,
  cipher: Uint8Array,
  key: Sm2DecryptionKey,
): Uint8Array | undefined {
  const shared = pointToBytes(multiply(toInteger(fromHex(key.privateHex.reveal())), c1));
  const keystream = derive(shared, cipher.length);
  const message = cipher.map((byte, at) => byte ^ (keystream[at] ?? 0));
  const expected = sm3(concatenate(shared.subarray(0, 32), message, shared.subarray(32)));
  return sameBytes(expected, hash) ? message : undefined;
}
