import { sm2, sm3 } from "sm-crypto-v2";
import type { Call } from "../call.ts";
import type { Sm2Point } from "./public-key.ts";

/** The parts of an SM2 ciphertext: C1 as its two coordinates, C3 the hash, C2 as long as the message. */
export interface Sm2Ciphertext {
  /** 32 bytes, big-endian. */
  readonly x: Uint8Array;
  /** 32 bytes, big-endian. */
  readonly y: Uint8Array;
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly cipher: Uint8Array;
}

/** SM2 encryption, one rule for each thing that can be done wrong. */
export interface Sm2Rules {
  /** The secret scalar k of one encryption: 64 hex digits, 1 to n-1. */
  readonly sm2Nonce: (call: Call) => string;
  /** `length` bytes of key stream out of x2 | y2. */
  readonly sm2Kdf: (seed: Uint8Array, length: number) => Uint8Array;
  /** C3. */
  readonly sm2Hash: (x2: Uint8Array, message: Uint8Array, y2: Uint8Array) => Uint8Array;
  /** Whether a key stream must be thrown away because it would hide nothing. */
  readonly sm2Useless: (keyStream: Uint8Array) => boolean;
  readonly sm2Encrypt: (call: Call, point: Sm2Point, message: Uint8Array) => Sm2Ciphertext;
  readonly sm2Raw: (ciphertext: Sm2Ciphertext) => Uint8Array;
  readonly sm2Asn1: (ciphertext: Sm2Ciphertext) => Uint8Array;
}

const order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
const zero = "0".repeat(64);

/** SM3, 32 bytes. */
export const sm3Bytes = (...parts: readonly Uint8Array[]): Buffer =>
  Buffer.from(sm3(Buffer.concat(parts)), "hex");

/** The key derivation of SM2: SM3 over the seed and a 32-bit counter, block after block, cut to `length` bytes. */
export function counterKdf(seed: Uint8Array, length: number, firstCounter = 1): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(firstCounter + index);
    return sm3Bytes(seed, counter);
  });
  return Buffer.concat(blocks).subarray(0, length);
}

function randomScalar(call: Call): string {
  const scalar = Buffer.from(call.state.randomBytes(32)).toString("hex");
  return scalar > zero && scalar < order ? scalar : randomScalar(call);
}

const bytesOf = (coordinate: bigint): Buffer => Buffer.from(coordinate.toString(16).padStart(64, "0"), "hex");

function encrypt(call: Call, point: Sm2Point, message: Uint8Array): Sm2Ciphertext {
  const { rules } = call;
  const nonce = rules.sm2Nonce(call);
  const c1 = Buffer.from(sm2.getPublicKeyFromPrivateKey(nonce), "hex");
  const shared = point.multiply(BigInt(`0x${nonce}`)).toAffine();
  const [x2, y2] = [bytesOf(shared.x), bytesOf(shared.y)];
  const keyStream = rules.sm2Kdf(Buffer.concat([x2, y2]), message.length);
  if (rules.sm2Useless(keyStream)) return rules.sm2Encrypt(call, point, message);
  const cipher = message.map((byte, index) => byte ^ (keyStream[index] ?? 0));
  return { x: c1.subarray(1, 33), y: c1.subarray(33), hash: rules.sm2Hash(x2, message, y2), cipher };
}

/** DER: tag, length of the content (short or long form), content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body]);
}

/** DER INTEGER of an unsigned big-endian number: no needless zero in front, one where the top bit is set. */
export function derInteger(unsigned: Uint8Array): Buffer {
  const start = unsigned.findIndex((byte) => byte !== 0);
  const minimal = start < 0 ? Buffer.of(0) : Buffer.from(unsigned.subarray(start));
  return (minimal[0] ?? 0) >= 0x80 ? der(0x02, Buffer.of(0), minimal) : der(0x02, minimal);
}

/**
 * The two written forms of a ciphertext.
 *
 * ```
 * raw   x, 32 | y, 32 | C3, 32 | C2, n                       (no 04 before x)
 * ASN.1 SEQUENCE { INTEGER x, INTEGER y, OCTET STRING C3, OCTET STRING C2 }
 * ```
 *
 * A key stream of zeros alone is drawn again, as the standard demands: with one byte of message that is one in 256.
 */
export const sm2Rules: Sm2Rules = {
  sm2Nonce: randomScalar,
  sm2Kdf: counterKdf,
  sm2Hash: (x2, message, y2) => sm3Bytes(x2, message, y2),
  // Nothing to hide needs no key stream: without the first half an empty message would be tried for ever.
  sm2Useless: (keyStream) => keyStream.length > 0 && keyStream.every((byte) => byte === 0),
  sm2Encrypt: encrypt,
  sm2Raw: ({ x, y, hash, cipher }) => Buffer.concat([x, y, hash, cipher]),
  sm2Asn1: ({ x, y, hash, cipher }) =>
    der(0x30, derInteger(x), derInteger(y), der(0x04, hash), der(0x04, cipher)),
};
