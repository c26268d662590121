import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { parseReporterChoice, reporterNamed, reporters } from "./reporters.ts";
import { everyKind, kinds, specFiles } from "./testing/reports.ts";

describe.each(reporters.map((reporter) => [reporter.name, reporter] as const))("%s", (_name, { render }) => {
  test.each(everyKind)(
    "of a report that is %s is equal text each time, ended by a newline",
    (_kind, report) => {
      const text = render(report, specFiles);
      expect(render(structuredClone(report), specFiles)).toBe(text);
      expect(text).toMatch(/[^\n]\n$/);
    },
  );

  test("carries no character that breaks a terminal or turns its text around", () => {
    expect(render(kinds.hostile, specFiles)).not.toMatch(/[^\P{C}\n]/u);
  });
});

test("names and files are unique and fit a command line", () => {
  expect(new Set(reporters.map(({ name }) => name)).size).toBe(reporters.length);
  expect(new Set(reporters.map(({ fileName }) => fileName)).size).toBe(reporters.length);
  expect(reporters.filter(({ name }) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
});

test("an unknown name gives the nearest one and all of them", () => {
  expect(() => reporterNamed("sarf")).toThrow(UsageError);
  expect(() => reporterNamed("sarf")).toThrow(
    /^There is no reporter "sarf"\. Did you mean sarif\? Known are json, /,
  );
  expect(() => reporterNamed("nothing")).toThrow(/^There is no reporter "nothing"\. Known are json, /);
});

test.each([
  ["tap", { target: undefined }],
  ["tap=-", { target: "-" }],
  ["tap=out/a=b.tap", { target: "out/a=b.tap" }],
])("%s is a choice of tap", (text, { target }) => {
  const choice = parseReporterChoice(text);
  expect(choice.reporter.name).toBe("tap");
  expect(choice.target).toBe(target);
});

test("a choice without its file, or of no reporter, is a mistake of the call", () => {
  expect(() => parseReporterChoice("tap=")).toThrow("names no file. Write tap=report.tap, or tap alone.");
  expect(() => parseReporterChoice("=x")).toThrow(UsageError);
});
