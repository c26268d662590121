import { describe, expect, it } from "vitest";
import { cover } from "./cover.ts";

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
