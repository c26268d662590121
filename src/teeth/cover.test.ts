import { describe, expect, it } from "vitest";
import { type Choice, cover } from "./cover.ts";

const choices: readonly Choice[] = [
  { id: "a", cost: 1 },
  { id: "b", cost: 1 },
  { id: "c", cost: 3 },
];

describe("what is chosen to show the most", () => {
  it("is what shows most, and not what shows most for a single request", async () => {
    const shown = [[["a"]], [["a"]], [["c"]], [["c"]], [["c"]]];
    expect(await cover(choices, shown, 1)).toEqual({ chosen: ["a"], shows: 2 });
    expect(await cover(choices, shown, 3)).toEqual({ chosen: ["c"], shows: 3 });
    expect(await cover(choices, shown, 4)).toEqual({ chosen: ["a", "c"], shows: 5 });
  });

  it("leaves out what shows nothing, and what is too dear", async () => {
    expect(await cover(choices, [[["a"]]], 9)).toEqual({ chosen: ["a"], shows: 1 });
    expect(await cover(choices, [[["c"]]], 2)).toEqual({ chosen: [], shows: 0 });
    expect(await cover(choices, [[], [[]], [["unknown"]]], 9)).toEqual({ chosen: [], shows: 0 });
  });

  it("shows what takes two together where both are there", async () => {
    expect(await cover(choices, [[["a", "b"]]], 2)).toEqual({ chosen: ["a", "b"], shows: 1 });
    expect((await cover(choices, [[["a", "b"]]], 1)).shows).toBe(0);
    expect(await cover(choices, [[["a", "c"], ["b"]]], 1)).toEqual({ chosen: ["b"], shows: 1 });
  });

  it("pays once for what several need", async () => {
    const needy = ["a", "b"].map((id) => ({ id, cost: 1, needs: "lent" }));
    const shown = [[["a"]], [["b"]]];
    expect((await cover(needy, shown, 1)).shows).toBe(0);
    expect((await cover(needy, shown, 2)).shows).toBe(1);
    expect(await cover(needy, shown, 3)).toEqual({ chosen: ["a", "b"], shows: 2 });
  });

  it("is no less than any choice of as many, tried one by one", async () => {
    const many = Array.from({ length: 10 }, (_, at): Choice => ({ id: `${at}`, cost: 1 + (at % 3) }));
    // Each thing is shown by two choices at some distance, or by both of two others together.
    const shown = Array.from({ length: 40 }, (_, at) => [
      [`${(at * 7) % 10}`],
      [`${(at * 3 + 1) % 10}`, `${(at * at) % 10}`],
    ]);
    const best = (budget: number): number =>
      Math.max(
        ...Array.from({ length: 2 ** many.length }, (_, bits) => {
          const taken = many.filter((_choice, at) => (bits >> at) % 2 === 1);
          if (taken.reduce((sum, { cost }) => sum + cost, 0) > budget) return 0;
          const ids = new Set(taken.map(({ id }) => id));
          return shown.filter((sets) => sets.some((set) => set.every((id) => ids.has(id)))).length;
        }),
      );
    for (const budget of [2, 5, 8]) expect((await cover(many, shown, budget)).shows).toBe(best(budget));
  });
});
