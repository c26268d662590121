import { createECDH } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fromHex, toHex, toInteger } from "./bytes.ts";
import {
  basePoint,
  decompress,
  fieldPrime,
  groupOrder,
  isOnCurve,
  multiples,
  multiply,
  pointFromBytes,
  pointToBytes,
  walk,
} from "./sm2-curve.ts";

describe("the SM2 curve", () => {
  it("agrees with OpenSSL's on random multiples of the base point", () => {
    for (let round = 0; round < 10; round++) {
      const foreign = createECDH("SM2");
      const expected = foreign.generateKeys("hex").slice(2);
      const point = multiply(toInteger(foreign.getPrivateKey()), basePoint);
      expect(toHex(pointToBytes(point))).toBe(expected);
      expect(pointFromBytes(pointToBytes(point))).toEqual(point);
    }
  });

  it("agrees with OpenSSL's on a shared secret", () => {
    const [left, right] = [createECDH("SM2"), createECDH("SM2")];
    left.generateKeys();
    const theirs = pointFromBytes(fromHex(right.generateKeys("hex").slice(2)));
    const shared = multiply(toInteger(left.getPrivateKey()), theirs);
    expect(toHex(pointToBytes(shared)).slice(0, 64)).toBe(
      left.computeSecret(right.getPublicKey()).toString("hex"),
    );
  });

  it("holds at the edges of the group", () => {
    const { x, y } = basePoint;
    expect(multiply(1n, basePoint)).toEqual(basePoint);
    expect(multiply(groupOrder - 1n, basePoint)).toEqual({ x, y: fieldPrime - y });
    expect(isOnCurve(multiply(2n, basePoint))).toBe(true);
  });

  it("is walked as it is multiplied, over the points that are equal or infinity", () => {
    const back = { x: basePoint.x, y: fieldPrime - basePoint.y };
    const met = walk(multiply(3n, basePoint), back, 6);
    const { x, y } = multiply(2n, basePoint);
    expect(met).toEqual([
      multiply(3n, basePoint),
      multiply(2n, basePoint),
      basePoint,
      undefined,
      back,
      { x, y: fieldPrime - y },
    ]);
    expect(multiples(basePoint, 5)).toEqual([1n, 2n, 3n, 4n, 5n].map((times) => multiply(times, basePoint)));
  });

  it("knows what lies on it", () => {
    const { x, y } = basePoint;
    expect(isOnCurve({ x, y })).toBe(true);
    expect(isOnCurve({ x, y: y + 1n })).toBe(false);
    expect(isOnCurve({ x: x + fieldPrime, y })).toBe(false);
    expect(isOnCurve({ x: 0n, y: 0n })).toBe(false);
  });

  it("finds y from x and its parity", () => {
    const { x, y } = basePoint;
    expect(decompress(x, (y & 1n) === 1n)).toEqual(basePoint);
    expect(decompress(x, (y & 1n) === 0n)).toEqual({ x, y: fieldPrime - y });
    const without = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].filter(
      (small) => decompress(small, false) === undefined,
    );
    expect(without.length).toBeGreaterThan(0);
    expect(without.length).toBeLessThan(8);
  });
});
