import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../model/errors.ts";
import { buildReport } from "./build.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { conformantInput, mixedInput } from "./testing/samples.ts";
import { writeReports } from "./write.ts";

const report = buildReport(mixedInput);
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("both reports are written whole into a folder that it makes, and nothing else is left there", () => {
  const target = join(folder, "a", "b");
  const paths = writeReports(report, target);
  expect(paths).toEqual([join(target, "report.json"), join(target, "junit.xml")]);
  expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual([renderJson(report), renderJunit(report)]);
  expect(readdirSync(target).sort()).toEqual(["junit.xml", "report.json"]);
});

test("the reports of an earlier run are replaced", () => {
  writeReports(buildReport(conformantInput), folder);
  writeReports(report, folder);
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(renderJson(report));
});

test("a file where the folder should be gives a usage error that says what to do", () => {
  const file = join(folder, "taken");
  writeFileSync(file, "mine");
  expect(() => writeReports(report, file)).toThrow(UsageError);
  expect(() => writeReports(report, file)).toThrow(/cannot be written to .*taken: .*--report-dir/);
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("a report that cannot take its place leaves no half-written file", () => {
  mkdirSync(join(folder, "report.json", "inside"), { recursive: true });
  expect(() => writeReports(report, folder)).toThrow(UsageError);
  expect(readdirSync(folder)).toEqual(["report.json"]);
});
