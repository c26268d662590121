import { describe, expect, it } from "vitest";
import { bound, cover } from "./cover.ts";

const choices = [
  { id: "a", cost: 1 },
  { id: "b", cost: 1 },
  { id: "c", cost: 3 },
];

describe("what is chosen to show the most", () => {
  it("is what shows most for each request", () => {
    const shown = [[["a"]], [["a"], ["b"]], [["c"]], [["c"]], [["c"]], [["b"], ["c"]]];
    expect(cover(choices, shown, 1)).toEqual(["a"]);
    expect(cover(choices, shown, 4)).toEqual(["a", "c"]);
  });

  it("leaves out what shows nothing more, and what is too dear", () => {
    expect(cover(choices, [[["a"], ["b"]]], 9)).toEqual(["a"]);
    expect(cover(choices, [[["c"]]], 2)).toEqual([]);
    expect(cover(choices, [[]], 9)).toEqual([]);
  });

  it("shows what takes two together once one of them is there", () => {
    expect(cover(choices, [[["a"]], [["a", "b"]]], 9)).toEqual(["a", "b"]);
  });
});

describe("what no choice can exceed", () => {
  const shown = [[["a"]], [["b"]], [["b", "c"]], [["c"]], [["c"]], [["x"]]];

  it("counts what the chosen touch, and the most that the budget could add to it", () => {
    expect(bound(choices, shown, 0, ["a"])).toBe(1);
    expect(bound(choices, shown, 1, ["a"])).toBe(3);
    expect(bound(choices, shown, 3, ["a"])).toBe(5);
    expect(bound(choices, shown, 9, ["a"])).toBe(6);
  });

  it("is never less than what a choice shows", () => {
    for (const budget of [0, 1, 2, 3, 4, 5]) {
      const chosen = cover(choices, shown, budget);
      const seen = shown.filter((sets) => sets.some((ids) => ids.every((id) => chosen.includes(id))));
      expect(bound(choices, shown, budget, chosen)).toBeGreaterThanOrEqual(seen.length);
    }
  });
});
