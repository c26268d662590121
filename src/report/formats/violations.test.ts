import { expect, test } from "vitest";
import { excusesOf } from "./violations.ts";

const declared = { check: "GDK-11/*", state: "as-declared", checks: ["GDK-11/a"] } as const;

test("an expired declaration excuses nothing, a stale one still what it matches", () => {
  expect(excusesOf([{ ...declared, state: "expired", because: "old" }])).toEqual(new Map());
  expect(excusesOf([{ ...declared, state: "stale", because: "old" }])).toEqual(
    new Map([["GDK-11/a", "old"]]),
  );
});

test("of two declarations of one check the first one counts", () => {
  const excuses = excusesOf([
    { ...declared, because: "first" },
    { ...declared, because: "second" },
  ]);
  expect(excuses.get("GDK-11/a")).toBe("first");
});
