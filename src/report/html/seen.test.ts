import { expect, test } from "vitest";
import { seenLine } from "./seen.ts";

test.each([
  ["granted", "granted"],
  [["sm2-without-04-prefix"], "sm2-without-04-prefix"],
  [["a", "b"], "a, b"],
  [[], "[]"],
  [["a", 1], '["a",1]'],
  [{ prefix: "04" }, '{"prefix":"04"}'],
  [null, "null"],
])("%j is shown as %s", (seen, line) => {
  expect(seenLine(seen)).toBe(line);
});
