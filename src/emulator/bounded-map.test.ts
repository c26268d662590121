import { expect, test } from "vitest";
import { BoundedMap } from "./bounded-map.ts";

test("keeps what was made, forgets the oldest, keeps nothing of a failure", () => {
  const made: string[] = [];
  const map = new BoundedMap<string>(2);
  const obtain = (name: string) =>
    map.obtain(name, () => {
      made.push(name);
      return name.toUpperCase();
    });
  expect([obtain("a"), obtain("b"), obtain("a"), obtain("c"), obtain("b"), obtain("a")]).toEqual([
    ..."ABACBA",
  ]);
  expect(made).toEqual(["a", "b", "c", "a"]);
  expect(map.size).toBe(2);
  const fail = () => {
    throw new Error("no");
  };
  expect(() => map.obtain("d", fail)).toThrow("no");
  expect(map.size).toBe(2);
});
