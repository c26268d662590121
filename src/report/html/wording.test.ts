import { expect, test } from "vitest";
import { durationOf, momentOf, numberOf } from "./wording.ts";

test.each([
  ["2026-11-23T19:51:31.971Z", "23 November 2026, 19:51 UTC"],
  ["2026-01-02T03:04:05Z", "2 January 2026, 03:04 UTC"],
  ["2026-13-01T00:00:00Z", "2026-13-01T00:00:00Z"],
  ["2026-11-23T19:51:31+08:00", "2026-11-23T19:51:31+08:00"],
  ["yesterday", "yesterday"],
])("the moment %s is %s", (iso, text) => {
  expect(momentOf(iso)).toBe(text);
});

test.each([
  [0.04, "0 s"],
  [6.227, "6.2 s"],
  [99.99, "100 s"],
  [119.6, "2 min 0 s"],
  [245, "4 min 5 s"],
])("%d seconds are %s", (seconds, text) => {
  expect(durationOf(seconds)).toBe(text);
});

test("numbers have separators and one decimal at most", () => {
  expect([0, 1204, 1234.56].map(numberOf)).toEqual(["0", "1,204", "1,234.6"]);
});
