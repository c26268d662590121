import { describe, expect, test } from "vitest";
import type { Verdict } from "../model/verdict.ts";
import { flakesOf, outcomeOf, renderSoak } from "./outcomes.ts";

const identity = {
  requirement: "GDK-14",
  level: "MUST",
  basis: "documented",
  chapter: "c",
  title: "t",
  requests: 1,
} as const;
const kept: Verdict = { ...identity, check: "GDK-14/a", outcome: "conforms" };
const broken: Verdict = {
  ...identity,
  check: "GDK-14/a",
  outcome: "violates",
  culprit: "endpoint",
  reason: "15 bytes",
};
const other: Verdict = { ...identity, check: "GDK-14/b", outcome: "conforms" };

describe("the soak", () => {
  test("finds nothing in equal runs", () => {
    const runs = [outcomeOf(1, [kept, other]), outcomeOf(2, [other, kept])];
    expect(flakesOf(runs)).toEqual([]);
    expect(renderSoak(runs, 3)).toBe(
      "2 runs in 3 s: 1 distinct outcome, 0 checks that differ, 0 that did not conform\n",
    );
  });

  test("names a check that wavers, with the seed and the reason", () => {
    const runs = [outcomeOf(1, [kept]), outcomeOf(2, [broken])];
    expect(flakesOf(runs).map(({ check }) => check)).toEqual(["GDK-14/a"]);
    expect(renderSoak(runs, 3)).toContain("GDK-14/a: conforms 1× (seed 1), violates 1× (seed 2); 15 bytes");
  });

  test("names a check that a run does not have", () => {
    const runs = [outcomeOf(1, [kept, other]), outcomeOf(2, [kept])];
    expect(flakesOf(runs)[0]?.seeds.get("missing")).toEqual([2]);
  });
});
