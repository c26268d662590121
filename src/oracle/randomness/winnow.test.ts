import { describe, expect, it } from "vitest";
import { random } from "../testing/random.ts";
import { winnow } from "./winnow.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const stretches = (bytes: Uint8Array) => winnow(bytes, 12).map(hex);
const shared = (one: Uint8Array, other: Uint8Array) =>
  stretches(one).filter((stretch) => stretches(other).includes(stretch));

describe("the stretches that a byte string is known by", () => {
  it.each([
    [11, 0],
    [12, 1],
    [16, 5],
    [32, 21],
  ])("are of %d bytes all %d", (length, count) => {
    const bytes = random(length);
    const all = stretches(bytes);
    expect(all).toHaveLength(count);
    for (const [at, stretch] of all.entries()) expect(stretch).toBe(hex(bytes.subarray(at, at + 12)));
  });

  it("are few of a long one", () => {
    expect(stretches(random(1024)).length).toBeLessThan(250);
    expect(stretches(new Uint8Array(1024)).length).toBeLessThan(1024);
  });

  it("hold one of any 23 bytes that two long ones have in common, and seldom one of others", () => {
    const missed = Array.from({ length: 300 }, (_, at) => {
      const [one, other] = [random(100), random(300)];
      other.set(one.subarray(at % 77, (at % 77) + 23), (at * 7) % 277);
      return shared(one, other);
    }).filter(({ length }) => length === 0);
    expect(missed).toEqual([]);
    expect(shared(random(1024), random(1024))).toEqual([]);
  });

  it("hold the first bytes of a long one, which a short one has anywhere", () => {
    const [one, other] = [random(100), random(32)];
    other.set(one.subarray(0, 12), 9);
    expect(shared(one, other)).toEqual([hex(one.subarray(0, 12))]);
  });
});
