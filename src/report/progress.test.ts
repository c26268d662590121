import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { columnsOf } from "./columns.ts";
import { type RunProgress, renderProgress, timeLeftWords } from "./progress.ts";

const chapter = (name: string, done: number, planned: number, violates = 0, inconclusive = 0) => ({
  ...{ name, done, planned, violates, inconclusive },
});
const halfway: RunProgress = {
  chapters: [
    chapter("parameters", 117, 117),
    chapter("data key", 9, 13, 1, 2),
    chapter("public key encryption", 3, 144, 0, 1),
    chapter("errors", 0, 40),
  ],
  share: 0.526,
  secondsLeft: 11.2,
};
const shown = (width: number, rows = 24, progress = halfway) =>
  renderProgress(progress, { width, rows, color: false });

test("chapters stand in columns, then the bar with the time left, then the counts", () => {
  expect(shown(79)).toEqual([
    "✓ parameters             117/117",
    "✗ data key                  9/13  1 violated, 2 not judged",
    "? public key encryption    3/144  1 not judged",
    "  errors                    0/40",
    "████████████████░░░░░░░░░░░░░░░░  52 %  about 12 s left",
    "129 of 314 checks, 1 violation, 3 not judged",
  ]);
});

test("a narrow screen cuts names and bar, and keeps the numbers", () => {
  expect(shown(50)).toEqual([
    "✓ parameters     117/117",
    "✗ data key          9/13  1 violated, 2 not judged",
    "? public key e…    3/144  1 not judged",
    "  errors            0/40",
    "█████████████░░░░░░░░░░░░  52 %  about 12 s left",
    "129 of 314 checks, 1 violation, 3 not judged",
  ]);
});

test.each([0, 1, 5, 12, 20, 39, 79, 200])("nothing is wider than %i columns", (width) => {
  const lines = shown(width, 24, { ...halfway, chapters: [chapter("请求参数".repeat(9), 1, 2, 3)] });
  expect(lines).toHaveLength(3);
  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(Math.max(1, width));
});

test("a screen that is too low for the chapters gets the bar and the counts", () => {
  expect(shown(79, 6)).toHaveLength(6);
  expect(shown(79, 5)).toEqual(shown(79).slice(-2));
  expect(shown(79, 1)).toEqual(shown(79).slice(-1));
});

test("bar and columns stay where they are while the numbers grow", () => {
  const first = { chapters: [chapter("parameters", 0, 117, 1)], share: 0 };
  const last = { chapters: [chapter("parameters", 117, 117, 1)], share: 1, secondsLeft: 0 };
  const [before, after] = [first, last].map((progress) => shown(40, 24, progress));
  expect(before?.[0]?.indexOf("1 violated")).toBe(after?.[0]?.indexOf("1 violated"));
  expect(before?.[1]?.indexOf("%")).toBe(after?.[1]?.indexOf("%"));
});

test("nothing is said of a time that is not known", () => {
  const { secondsLeft: _, ...unknown } = halfway;
  expect(shown(79, 2, unknown)[0]).toBe("████████████████░░░░░░░░░░░░░░░░  52 %");
});

test.each([
  [0, "░".repeat(32)],
  [0.999, `${"█".repeat(31)}░`],
  [1, "█".repeat(32)],
  [7, "█".repeat(32)],
])("of a share of %f the bar is no more than full, and full only at the end", (share, bar) => {
  expect(shown(79, 2, { chapters: [], share })[0]?.slice(0, 32)).toBe(bar);
});

test("colours change no word", () => {
  const colored = renderProgress(halfway, { width: 79, rows: 24, color: true });
  expect(colored.join("\n")).toContain("\u001b[31m✗ data key");
  expect(colored.map(stripVTControlCharacters)).toEqual(shown(79));
});

describe("the time left is told as roughly as it is known", () => {
  test.each([
    [undefined, ""],
    [0, "nearly done"],
    [0.2, "about 1 s left"],
    [89.5, "about 90 s left"],
    [91, "about 2 min left"],
    [5400, "about 90 min left"],
    [5401, "about 2 h left"],
    [9001, "about 3 h left"],
    [8990, "about 2.5 h left"],
  ])("%s seconds: %s", (seconds, words) => {
    expect(timeLeftWords(seconds)).toBe(words);
  });
});
