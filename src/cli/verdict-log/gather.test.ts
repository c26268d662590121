import { describe, expect, test } from "vitest";
import { apartOf, partName } from "./gather.ts";

describe("parts of a run", () => {
  const shard = { index: 2, count: 3 };
  test.each([
    [undefined, 1, 1, ""],
    [undefined, 2, 2, "part 2"],
    [shard, 1, 1, "shard 2/3"],
    [shard, 2, 2, "part 2 of shard 2/3"],
  ])("of shard %j, number %d of %d, are called %j", (own, part, count, name) => {
    expect(partName(own, part, count)).toBe(name);
  });

  const share = (checks: number, traceId?: string) =>
    traceId === undefined ? { checks } : { checks, traceId };

  test("that one SecretKey signed are all compared with each other, and so is what has no answers", () => {
    expect(apartOf([share(5, "one"), share(3, "one"), share(0, "two"), share(0)])).toBeUndefined();
    expect(apartOf([share(5)])).toBeUndefined();
  });

  test("that other credentials signed are compared with their own only, which is said", () => {
    expect(apartOf([share(5, "one"), share(3, "two"), share(2, "one")])).toBe(
      "answers were compared with each other only among those to 7, and to 3 checks: these parts had other credentials",
    );
  });

  test("that tell nothing of what signed them are each compared with themselves", () => {
    expect(apartOf([share(5), share(3)])).toMatch(/only among those to 5, and to 3 checks/);
  });
});
