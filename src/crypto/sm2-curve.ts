import { concatenate, fromInteger, toInteger } from "./bytes.ts";

/** A point of the SM2 curve other than infinity, in affine coordinates. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

interface JacobianPoint extends Point {
  readonly z: bigint;
}

/** Field prime of the recommended curve, OID 1.2.156.10197.1.301. */
export const fieldPrime = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
/** Number of points of the curve; private keys lie between 1 and this minus 2. */
export const groupOrder = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
/** Base point. */
export const basePoint: Point = {
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

const reduce = (value: bigint): bigint => {
  const rest = value % fieldPrime;
  return rest < 0n ? rest + fieldPrime : rest;
};

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % fieldPrime;
    square = (square * square) % fieldPrime;
  }
  return result;
}

/** x³ - 3x + b, which is y² for a point of the curve. */
const rightSide = (x: bigint): bigint => reduce(x * x * x - 3n * x + b);

/** Whether both coordinates are below the field prime and satisfy the curve equation. */
export function isOnCurve({ x, y }: Point): boolean {
  return x < fieldPrime && y < fieldPrime && reduce(y * y) === rightSide(x);
}

/** The point with this x and a y of this parity; `undefined` when there is none. */
export function decompress(x: bigint, odd: boolean): Point | undefined {
  // The prime is 3 modulo 4, so a root is a power.
  const root = power(rightSide(x), (fieldPrime + 1n) / 4n);
  const y = (root & 1n) === (odd ? 1n : 0n) ? root : fieldPrime - root;
  return isOnCurve({ x, y }) ? { x, y } : undefined;
}

function double({ x, y, z }: JacobianPoint): JacobianPoint {
  const zz = reduce(z * z);
  const yy = reduce(y * y);
  const s = reduce(4n * x * yy);
  const m = reduce(3n * (x - zz) * (x + zz));
  const doubledX = reduce(m * m - 2n * s);
  return { x: doubledX, y: reduce(m * (s - doubledX) - 8n * yy * yy), z: reduce(2n * y * z) };
}

function add(sum: JacobianPoint, point: Point): JacobianPoint {
  if (sum.z === 0n) return { ...point, z: 1n };
  const zz = reduce(sum.z * sum.z);
  const h = reduce(point.x * zz - sum.x);
  const r = reduce(point.y * zz * sum.z - sum.y);
  if (h === 0n) return r === 0n ? double(sum) : { x: 1n, y: 1n, z: 0n };
  const hh = reduce(h * h);
  const hhh = reduce(h * hh);
  const v = reduce(sum.x * hh);
  const x = reduce(r * r - hhh - 2n * v);
  return { x, y: reduce(r * (v - x) - sum.y * hhh), z: reduce(sum.z * h) };
}

/** `scalar` times `point`, for a scalar from 1 to the group order minus 1. Not in constant time: keys of tests only. */
export function multiply(scalar: bigint, point: Point): Point {
  let sum: JacobianPoint = { x: 1n, y: 1n, z: 0n };
  for (const bit of scalar.toString(2)) {
    sum = double(sum);
    if (bit === "1") sum = add(sum, point);
  }
  return toAffine(sum);
}

function toAffine(point: JacobianPoint): Point {
  return scaled(point, power(point.z, fieldPrime - 2n));
}

function scaled({ x, y }: JacobianPoint, inverse: bigint): Point {
  const square = reduce(inverse * inverse);
  return { x: reduce(x * square), y: reduce(y * square * inverse) };
}

/** `from`, `from` plus `step`, plus twice `step`, … : `count` points; `undefined` where one is infinity. */
export function walk(from: Point, step: Point, count: number): readonly (Point | undefined)[] {
  const points: JacobianPoint[] = [];
  let sum: JacobianPoint = { ...from, z: 1n };
  while (points.length < count) {
    points.push(sum);
    sum = add(sum, step);
  }
  return allToAffine(points);
}

/** One inversion for all of them: of the product of what is to be inverted, from which each is taken off again. */
function allToAffine(points: readonly JacobianPoint[]): readonly (Point | undefined)[] {
  const before: bigint[] = [];
  let product = 1n;
  for (const { z } of points) {
    before.push(product);
    if (z !== 0n) product = reduce(product * z);
  }
  let inverse = power(product, fieldPrime - 2n);
  return points
    .map((_, at) => points.length - 1 - at)
    .flatMap((at) => {
      const point = points[at];
      if (point === undefined || point.z === 0n) return [undefined];
      const own = reduce(inverse * (before[at] ?? 1n));
      inverse = reduce(inverse * point.z);
      return [scaled(point, own)];
    })
    .toReversed();
}

/** `point` times 1, 2, … `count`; `count` is below the group order. */
export function multiples(point: Point, count: number): readonly Point[] {
  return walk(point, point, count).flatMap((each) => each ?? []);
}

/** `point` minus `other`; `undefined` where that is infinity. */
export function subtract(point: Point, other: Point): Point | undefined {
  const difference = add({ ...point, z: 1n }, { x: other.x, y: fieldPrime - other.y });
  return difference.z === 0n ? undefined : toAffine(difference);
}

/** x and y of 64 bytes, 32 each, most significant byte first. */
export function pointFromBytes(bytes: Uint8Array): Point {
  return { x: toInteger(bytes.subarray(0, 32)), y: toInteger(bytes.subarray(32, 64)) };
}

/** The 64 bytes of x and y, 32 each, most significant byte first. */
export function pointToBytes({ x, y }: Point): Uint8Array {
  return concatenate(fromInteger(x, 32), fromInteger(y, 32));
}
