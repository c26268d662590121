import { expect, test } from "vitest";
import { buildReport } from "./build.ts";
import { renderJson } from "./json.ts";
import { hostileText } from "./testing/hostile.ts";
import { inputOf, mixedInput, violation } from "./testing/samples.ts";

test("the text reads back as the report", () => {
  const report = buildReport(mixedInput);
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

test("it is indented by two spaces and ends with one newline", () => {
  const text = renderJson(buildReport(mixedInput));
  expect(text.startsWith('{\n  "schemaVersion": "1",\n  "run": {\n')).toBe(true);
  expect(text).toMatch(/[^\n]\n$/);
});

test("members stand in one order, however the report was put together", () => {
  const verdict = violation("GDK-11/refuse-it");
  const { check, requirement, ...rest } = verdict;
  const turned = inputOf({ verdicts: [{ ...rest, requirement, check }] });
  expect(renderJson(buildReport(turned))).toBe(renderJson(buildReport(inputOf({ verdicts: [verdict] }))));
});

test("hostile text is kept to the letter and still does nothing to a terminal", () => {
  const text = renderJson(buildReport(inputOf({ verdicts: [violation("GDK-11/refuse-it", hostileText)] })));
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(JSON.parse(text).verdicts[0].reason).toBe(hostileText);
});
