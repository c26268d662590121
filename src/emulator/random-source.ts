import { randomFillSync } from "node:crypto";

/**
 * A source of random bytes that asks the system for `poolSize` bytes at a time, because one large request costs
 * about what one small request does. Bytes are given out once and wiped from the pool.
 */
export function randomSource(poolSize: number): (length: number) => Uint8Array {
  const pool = Buffer.alloc(poolSize);
  let next = poolSize;
  return (length) => {
    if (length > poolSize) return randomFillSync(Buffer.alloc(length));
    if (next + length > poolSize) {
      randomFillSync(pool);
      next = 0;
    }
    const taken = Buffer.from(pool.subarray(next, next + length));
    pool.fill(0, next, next + length);
    next += length;
    return taken;
  };
}
