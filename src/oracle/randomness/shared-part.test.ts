import { describe, expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { sharedPart } from "./shared-part.ts";

const pool = random(4096);
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const others = [random(32), random(16), random(1024)];

describe("sharedPart", () => {
  it.each([
    { name: "equal keys of 8 bytes", one: pool.slice(0, 8), other: pool.slice(0, 8) },
    { name: "the same start", one: pool.slice(0, 16), other: joined(pool.slice(0, 8), random(24)) },
    { name: "the same end", one: pool.slice(0, 16), other: joined(random(3), pool.slice(8, 16)) },
    { name: "a key that another begins with", one: pool.slice(0, 16), other: pool.slice(0, 32) },
    { name: "a key that stands in another", one: pool.slice(100, 116), other: pool.slice(13, 333) },
    { name: "a key that holds an earlier one", one: pool.slice(13, 333), other: pool.slice(100, 116) },
    { name: "a stream moved on by five bytes", one: pool.slice(0, 32), other: pool.slice(5, 37) },
    { name: "a stream moved back by five bytes", one: pool.slice(5, 37), other: pool.slice(0, 32) },
    {
      name: "23 bytes at odd places",
      one: joined(random(71), pool.slice(0, 23), random(9)),
      other: joined(random(38), pool.slice(0, 23), random(50)),
    },
  ])("finds $name", ({ one, other }) => {
    expect(sharedPart([...others, one, random(48), other])).toEqual([3, 5]);
  });

  it("does not hold a key's own repetitions against it", () => {
    const block = random(16);
    expect(sharedPart([...others, joined(block, block, block)])).toBeUndefined();
  });

  it("leaves short keys alone, which chance makes equal", () => {
    expect(sharedPart([new Uint8Array(7), new Uint8Array(7), Uint8Array.of(1), Uint8Array.of(1)])).toBe(
      undefined,
    );
    expect(sharedPart([])).toBeUndefined();
  });

  it("is silent on 200 runs of 600 random keys", () => {
    const found = Array.from({ length: 200 }, () => sharedPart(realisticLengths(600).map(random)));
    expect(found.filter(Boolean)).toEqual([]);
  });
});
