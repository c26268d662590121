import { concatenate, leftPad, reversed, toInteger } from "./bytes.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { decompress, isOnCurve, type Point, pointFromBytes } from "./sm2-curve.ts";

/** C1 as it was found: the point, and the bytes after it (C3 and C2). */
export interface PlacedPoint {
  readonly point: Point;
  readonly rest: Uint8Array;
}

/** C1 found in a form that is wrong, with its mistake. */
export interface MisplacedPoint {
  readonly diagnosis: Diagnosis;
  readonly detail?: string;
}

/**
 * The point in the 64 bytes from `offset` on, when it lies on the curve. Chance puts one there once in 2^256 times,
 * so membership settles where C1 is; the first byte settles nothing, because x itself may begin with 04.
 */
export function pointAt(bytes: Uint8Array, offset: number): PlacedPoint | undefined {
  if (bytes.length < offset + 64) return undefined;
  const point = pointFromBytes(bytes.subarray(offset, offset + 64));
  return isOnCurve(point) ? { point, rest: bytes.subarray(offset + 64) } : undefined;
}

/** Finds C1 in a ciphertext that has none in a right place. */
export function findMisplacedPoint(bytes: Uint8Array): MisplacedPoint | undefined {
  return findPrefix(bytes) ?? findWidth(bytes) ?? findOrder(bytes) ?? findElsewhere(bytes);
}

/** Candidates for a compressed C1: `02 or 03 | x (32 bytes) | rest`. Half of all x give a point, so C3 has to confirm. */
export function compressedPoint(bytes: Uint8Array): PlacedPoint | undefined {
  if (bytes.length < 33 || (bytes[0] !== 2 && bytes[0] !== 3)) return undefined;
  const point = decompress(toInteger(bytes.subarray(1, 33)), bytes[0] === 3);
  return point && { point, rest: bytes.subarray(33) };
}

/** Mistakes in the order of the coordinates or of their bytes, for x and y of 32 bytes each that are off the curve. */
export function findCoordinateOrder(x: Uint8Array, y: Uint8Array): MisplacedPoint | undefined {
  if (pointAt(concatenate(y, x), 0)) return { diagnosis: "coordinates-swapped" };
  if (pointAt(concatenate(reversed(x), reversed(y)), 0))
    return { diagnosis: "byte-order-reversed", detail: "x and y" };
  return undefined;
}

function findPrefix(bytes: Uint8Array): MisplacedPoint | undefined {
  const prefix = bytes[0];
  if (prefix === undefined || !pointAt(bytes, 1)) return undefined;
  if (prefix === 0) return { diagnosis: "leading-zero-added", detail: "x" };
  if (prefix === 6 || prefix === 7) return { diagnosis: "hybrid-point" };
  return { diagnosis: "point-prefix", detail: `it is ${prefix.toString(16).padStart(2, "0")}` };
}

/** Coordinates of 30 to 33 bytes instead of 32, after no prefix or 04. */
function findWidth(bytes: Uint8Array): MisplacedPoint | undefined {
  const widths = [32, 31, 33, 30];
  for (const start of bytes[0] === 4 ? [0, 1] : [0]) {
    for (const xWidth of widths) {
      for (const yWidth of widths) {
        if (!pointOfWidths(bytes.subarray(start), xWidth, yWidth)) continue;
        const lost = xWidth < 32 || yWidth < 32;
        const detail = `x has ${xWidth} bytes, y has ${yWidth}`;
        return { diagnosis: lost ? "leading-zero-lost" : "leading-zero-added", detail };
      }
    }
  }
  return undefined;
}

function pointOfWidths(bytes: Uint8Array, xWidth: number, yWidth: number): boolean {
  const x = bytes.subarray(0, xWidth);
  const y = bytes.subarray(xWidth, xWidth + yWidth);
  const point = { x: toInteger(x), y: toInteger(y) };
  return y.length === yWidth && isOnCurve(point);
}

function findOrder(bytes: Uint8Array): MisplacedPoint | undefined {
  for (const start of bytes[0] === 4 ? [0, 1] : [0]) {
    const x = leftPad(bytes.subarray(start, start + 32), 32);
    const found = findCoordinateOrder(x, leftPad(bytes.subarray(start + 32, start + 64), 32));
    if (found) return found;
  }
  const backwards = reversed(bytes);
  const whole = pointAt(backwards, 0) ?? pointAt(backwards, 1);
  return whole && { diagnosis: "byte-order-reversed", detail: "the whole ciphertext" };
}

function findElsewhere(bytes: Uint8Array): MisplacedPoint | undefined {
  for (let offset = 2; offset + 64 <= bytes.length; offset++) {
    if (pointAt(bytes, offset))
      return { diagnosis: "point-misplaced", detail: `it stands at byte ${offset}` };
  }
  return undefined;
}
