import { expect, test } from "vitest";
import { renderProgress } from "./progress.ts";

test.each([
  [0, 604, 0, "[--------------------] 0 of 604 checks, 0 violations"],
  [151, 604, 1, "[#####---------------] 151 of 604 checks, 1 violation"],
  [603, 604, 3, "[###################-] 603 of 604 checks, 3 violations"],
  [604, 604, 3, "[####################] 604 of 604 checks, 3 violations"],
  [0, 0, 0, "[--------------------] 0 of 0 checks, 0 violations"],
])("%i of %i checks, %i violations", (done, total, violations, line) => {
  expect(renderProgress(done, total, violations, 80)).toBe(line);
});

test("a narrow terminal gets the numbers, cut to its width", () => {
  expect(renderProgress(151, 604, 1, 40)).toBe("151 of 604 checks, 1 violation");
  expect(renderProgress(151, 604, 1, 12)).toBe("151 of 604…");
  expect(renderProgress(151, 604, 1, 0)).toBe("…");
});
