import { expect, test } from "vitest";
import { simplestFirst } from "./simplest-first.ts";
import { inconclusive, verdictOf, violation } from "./testing/samples.ts";

const shownBy = (check: string, counterexample: string) => ({ ...violation(check), counterexample });

test("of each requirement the violation with the shortest request comes first, what no request shows last", () => {
  const unshown = verdictOf("GDK-11/a", { outcome: "violates", culprit: "endpoint", reason: "all alike" });
  const verdicts = [
    unshown,
    shownBy("GDK-11/b", "a public key of many lines"),
    verdictOf("GDK-30/a", inconclusive("no key")),
    shownBy("GDK-11/c", "short"),
    shownBy("GDK-11/d", "short"),
    shownBy("GDK-09/a", "x"),
  ];
  expect(simplestFirst(verdicts).map(({ check }) => check)).toEqual([
    ...["GDK-11/c", "GDK-11/d", "GDK-11/b", "GDK-11/a"],
    ...["GDK-30/a", "GDK-09/a"],
  ]);
});
