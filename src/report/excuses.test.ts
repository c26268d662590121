import { expect, test } from "vitest";
import { declaredChecks } from "./excuses.ts";

const declared = { check: "GDK-11/*", state: "as-declared", checks: ["GDK-11/a"] } as const;

test("an expired declaration excuses nothing, a stale one still what it matches", () => {
  const excused = (state: "expired" | "stale") =>
    declaredChecks({ deviations: [{ ...declared, state, because: "old" }] });
  expect(excused("expired")).toEqual(new Map());
  expect(excused("stale")).toEqual(new Map([["GDK-11/a", "declared deviation: old"]]));
});

test("of two declarations of one check the first one counts, and a deviation before the flaky list", () => {
  const excuses = declaredChecks({
    deviations: [
      { ...declared, because: "first" },
      { ...declared, because: "second" },
    ],
    flaky: [{ ...declared, state: "failed", because: "third", until: "2027-01-31" }],
  });
  expect(excuses.get("GDK-11/a")).toBe("declared deviation: first");
});
