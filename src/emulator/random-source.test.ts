import { expect, test } from "vitest";
import { randomSource } from "./random-source.ts";

test.each([1, 5, 16, 17, 100])("a pool of 16 gives %i bytes each time it is asked for them", (length) => {
  const take = randomSource(16);
  const lengths = Array.from({ length: 40 }, () => take(length).length);
  expect(new Set(lengths)).toEqual(new Set([length]));
});

test("the pool is not given out again and what was given stays as it was", () => {
  const take = randomSource(64);
  const taken = Array.from({ length: 32 }, () => take(16));
  const before = taken.map((bytes) => Buffer.from(bytes).toString("hex"));
  take(64);
  expect(taken.map((bytes) => Buffer.from(bytes).toString("hex"))).toEqual(before);
  expect(new Set(before).size).toBe(32);
});
