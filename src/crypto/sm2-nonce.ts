import { fromHex } from "./bytes.ts";
import { basePoint, multiples, type Point, pointFromBytes, subtract } from "./sm2-curve.ts";

/** Nonces, and steps from one nonce to the next, that no random number of 256 bits is: 1 to this. */
const largest = 64;

/** Points of which the double is looked for: if some nonces are made so, most are. */
const doubledOf = 64;

let small: ReadonlySet<bigint> | undefined;

/** Whether a point is the base point times a number from 1 to {@link largest}, or minus that. */
function isSmallMultiple({ x }: Point): boolean {
  small ??= new Set(multiples(basePoint, largest).map((point) => point.x));
  return small.has(x);
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
    const step = before && subtract(point, before);
    if (step && isSmallMultiple(step)) {
      return { index, how: `its nonce lies no more than ${largest} away from the one before` };
    }
    before = point;
  }
  return undefined;
}
