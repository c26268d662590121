import { fromHex, toInteger } from "./bytes.ts";
import {
  basePoint,
  groupOrder,
  multiples,
  multiply,
  type Point,
  pointFromBytes,
  subtract,
  walk,
} from "./sm2-curve.ts";

/** Nonces, and steps from one nonce to the next, that no random number of 256 bits is: 1 to this. */
const largest = 512;

/** Points of which the double is looked for: if some nonces are made so, most are. */
const doubledOf = 64;

/** Points whose nonce is looked for among all of at most 16 bits, by strides of twice {@link largest}. */
const stridden = 8;
const shortBits = 16;

let small: ReadonlySet<bigint> | undefined;
let strideBack: Point | undefined;

/** Whether a point is the base point times a number from 1 to {@link largest}, or minus that. */
function isSmallMultiple({ x }: Point): boolean {
  small ??= new Set(multiples(basePoint, largest).map((point) => point.x));
  return small.has(x);
}

/** Whether a point is the base point times a number of at most {@link shortBits} bits. */
function isShortMultiple(point: Point): boolean {
  strideBack ??= multiply(groupOrder - BigInt(2 * largest), basePoint);
  const met = walk(point, strideBack, 2 ** shortBits / (2 * largest) + 1);
  return met.some((each) => each === undefined || isSmallMultiple(each));
}

/**
 * Looks at what SM2 encryptions, in the order in which they were made, have as C1 = k·G: a k that is a small number, or
 * that is a small step away from the one before (a counter, a clock), can be guessed, and with it the message read. Of two of
 * which one is twice the other, who knows one knows both.
 *
 * @param points hex of x and y of C1, 64 bytes each
 * @returns index of the first that can be guessed, and how; `undefined` when none can
 */
export function findGuessableNonce(
  points: readonly string[],
): { readonly index: number; readonly how: string } | undefined {
  const all = points.map((hex) => pointFromBytes(fromHex(hex)));
  const known = new Set(all.map(({ x }) => x));
  let before: Point | undefined;
  for (const [index, point] of all.entries()) {
    const twice = index < doubledOf ? multiples(point, 2)[1] : undefined;
    if (twice && known.has(twice.x)) return { index, how: "another nonce is twice its own" };
    if (isSmallMultiple(point)) return { index, how: `its nonce lies between 1 and ${largest}` };
    if (index < stridden && isShortMultiple(point))
      return { index, how: `its nonce has no more than ${shortBits} bits` };
    const step = before && subtract(point, before);
    if (step && isSmallMultiple(step)) {
      return { index, how: `its nonce lies no more than ${largest} away from the one before` };
    }
    before = point;
  }
  return undefined;
}

/**
 * Whether C1 of an SM2 encryption was made with a nonce.
 *
 * @param point hex of x and y, 64 bytes
 * @param nonce 32 bytes, most significant first; modulo the group order
 */
export function isNonceOf(point: string, nonce: Uint8Array): boolean {
  const scalar = toInteger(nonce) % groupOrder;
  return scalar !== 0n && multiply(scalar, basePoint).x === pointFromBytes(fromHex(point)).x;
}
