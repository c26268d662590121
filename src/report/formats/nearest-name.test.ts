import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";
import { reporters } from "./reporters.ts";

const names = reporters.map(({ name }) => name);

test.each([
  ["sarf", "sarif"],
  ["SARIF", "sarif"],
  ["junti", "junit"],
  ["open-metrics", "openmetrics"],
  ["markdwon", "markdown"],
  ["code-quality", "codequality"],
  ["bagde", "badge"],
  ["tapp", "tap"],
])("%s is most like %s", (word, name) => {
  expect(nearestName(word, names)).toBe(name);
});

test.each(["", "x", "allure", "%%%"])("nothing is like %j", (word) => {
  expect(nearestName(word, names)).toBeUndefined();
});
