import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { scratchFolder } from "../testing/stage.ts";
import { prepareReportFolder, removeEarlierReports } from "./report-folder.ts";

const id = "06260079-2ca6-4f06-ae06-9346d3c60625";

test("is made where it is missing, and left without a trace of the trial", () => {
  using folder = scratchFolder();
  const path = join(folder.path, "a/b");
  expect(prepareReportFolder(path)).toBe(join(path, "allure-results"));
  expect(readdirSync(path)).toEqual([]);
});

test("loses the Allure results of an earlier run and nothing else", () => {
  using folder = scratchFolder();
  mkdirSync(join(folder.path, "allure-results"));
  const kept = ["categories.json", "notes.txt", `${id}-result.txt`];
  for (const name of [...kept, `${id}-result.json`, `${id}-container.json`, `${id}-attachment.json`]) {
    folder.put(`allure-results/${name}`, "x");
  }
  const results = prepareReportFolder(folder.path);
  expect(readdirSync(results).sort()).toEqual(kept.toSorted());
});

test("does not follow a link to the results of somebody else", () => {
  using folder = scratchFolder();
  using other = scratchFolder();
  other.put(`${id}-result.json`, "x");
  symlinkSync(other.path, join(folder.path, "allure-results"));
  expect(() => prepareReportFolder(folder.path)).toThrow(UsageError);
  expect(readdirSync(other.path)).toEqual([`${id}-result.json`]);
});

test("loses the reports of an earlier run, and neither links nor what is not there", () => {
  using folder = scratchFolder();
  const [report, target] = [folder.put("report.json", "{}"), folder.put("elsewhere", "x")];
  const link = join(folder.path, "junit.xml");
  symlinkSync(target, link);
  removeEarlierReports([report, link, join(folder.path, "index.html"), "-"]);
  expect(readdirSync(folder.path).sort()).toEqual(["elsewhere", "junit.xml"]);
});

test("loses what a killed run had half written", () => {
  using folder = scratchFolder();
  for (const name of [`.report.json.${id}`, ".report.json", "report.json"]) folder.put(name, "x");
  prepareReportFolder(folder.path);
  expect(readdirSync(folder.path).sort()).toEqual([".report.json", "report.json"]);
});
