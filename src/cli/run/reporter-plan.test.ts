import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/errors.ts";
import { parseReporterChoice } from "../../report/index.ts";
import { gatherRunReporter } from "../option-values.ts";
import { scratchFolder } from "../testing/stage.ts";
import { planReports, takesStdout, tryTarget } from "./reporter-plan.ts";

const planOf = (...texts: readonly string[]) => planReports(texts.map(parseReporterChoice), "out");

describe("the plan", () => {
  test.each([
    [[], ["json=out/report.json", "junit=out/junit.xml", "html=out/index.html"]],
    [
      ["tap", "sarif=a/b.sarif"],
      ["json=out/report.json", "tap=out/report.tap", "sarif=a/b.sarif"],
    ],
    [["html"], ["json=out/report.json", "html=out/index.html"]],
    [["json"], ["json=out/report.json"]],
    [["json=out/../out/report.json"], ["json=out/report.json"]],
    [
      ["json=-", "tap", "tap", "tap=other"],
      ["json=out/report.json", "json=-", "tap=out/report.tap", "tap=other"],
    ],
  ])("of %j", (texts, expected) => {
    expect(planOf(...texts).map(({ name, target }) => `${name}=${target}`)).toEqual(expected);
  });

  test.each([
    [["tap=-", "json=-"], "tap and json both go to standard output"],
    [["tap=x", "junit=./x"], "tap and junit both go to ./x"],
    [["tap=out/report.json"], "json and tap both go to out/report.json"],
  ])("of %j is none", (texts, expected) => {
    expect(() => planOf(...texts)).toThrow(UsageError);
    expect(() => planOf(...texts)).toThrow(expected);
  });

  test("knows whether standard output is taken", () => {
    expect(takesStdout(planOf("tap=-"))).toBe(true);
    expect(takesStdout(planOf("tap"))).toBe(false);
  });
});

test("who names Allure alone gets its results and report.json, which are always written", () => {
  expect(planReports(gatherRunReporter("allure", []), "out")).toEqual([
    { name: "json", target: "out/report.json" },
  ]);
});

describe("a target", () => {
  test("gets its folder, and no trace of the trial", () => {
    using folder = scratchFolder();
    tryTarget({ name: "tap", target: join(folder.path, "a/b/x.tap") });
    expect(readdirSync(join(folder.path, "a/b"))).toEqual([]);
  });

  test("that cannot be written is refused", () => {
    using folder = scratchFolder();
    folder.put("file", "mine");
    mkdirSync(join(folder.path, "taken"));
    for (const name of ["taken", "file/x.tap"]) {
      const attempt = () => tryTarget({ name: "tap", target: join(folder.path, name) });
      expect(attempt).toThrow(UsageError);
      expect(attempt).toThrow(/^The tap report cannot be written to .*--reporter tap=FILE\.$/);
    }
  });

  test("that is a device or standard output needs no trial", () => {
    expect(() => tryTarget({ name: "tap", target: "/dev/null" })).not.toThrow();
    expect(() => tryTarget({ name: "tap", target: "-" })).not.toThrow();
  });
});
