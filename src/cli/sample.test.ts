import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { embeddedClaims } from "../harness/embedded.ts";
import { loadSuites, select } from "../harness/index.ts";
import { reading } from "../report/formats/testing/reading.ts";
import { renderJson } from "../report/index.ts";
import { loadSpecs, packageRoot } from "../spec/index.ts";
import { readReport } from "./reports/read-report.ts";
import { keptChapter } from "./testing/sample-allure.ts";
import { lasting, printed, renderingsOf, sampleFolder, shownIn } from "./testing/sample-files.ts";

const folder = sampleFolder();
const textOf = (name: string) => readFileSync(join(folder, name), "utf8");
const report = readReport(join(folder, "report.json"));
const refresh = "`npm run sample` refreshes reports/sample";

test("the sample lists the requirements of the specs, in their words", () => {
  const listed = report.requirements.map(
    ({ checks: _checks, outcome: _outcome, ...requirement }) => requirement,
  );
  expect(listed, refresh).toEqual(loadSpecs().requirements);
});

test("the sample has a verdict of every check of a standard run; what the reference claims conforms", async () => {
  const checks = select(await loadSuites(), { effort: "standard", only: [] });
  const expected = checks
    .map(({ identity, claim }) => {
      const claimed = claim === undefined || embeddedClaims.includes(claim);
      return `${identity.check}: ${claimed ? "conforms" : "inapplicable"}`;
    })
    .toSorted();
  expect(report.verdicts.map(({ check, outcome }) => `${check}: ${outcome}`).toSorted(), refresh).toEqual(
    expected,
  );
});

test("the files of the sample are those that its report.json gives", () => {
  expect(textOf("report.json") === renderJson(report), refresh).toBe(true);
  for (const [name, text] of renderingsOf(report))
    expect(textOf(name) === text, `${name}: ${refresh}`).toBe(true);
});

test("the run that the README shows is that of the sample", () => {
  const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");
  expect(shownIn(readme), refresh).toBe(printed(report));
});

test("Allure's results of one chapter are those of report.json", () => {
  const results = readdirSync(join(folder, "allure-results"))
    .filter((name) => name.endsWith("-result.json"))
    .map((name) => reading(textOf(join("allure-results", name))));
  const told = results.map((result) => `${result.at("fullName").value}: ${result.at("status").value}`);
  const expected = report.verdicts
    .filter(({ chapter }) => chapter === keptChapter)
    .map(({ check }) => `${check}: passed`);
  expect(expected.length, refresh).toBeGreaterThan(10);
  expect(told.toSorted(), refresh).toEqual(expected.toSorted());
  const time = Date.parse(report.run.startedAt);
  for (const result of results)
    expect([result.at("start").value, result.at("stop").value], refresh).toEqual([time, time]);
  expect(textOf("allure-results/environment.properties")).toContain(`endpoint=${report.run.endpoint}\n`);
});

test.each(["page.png", "violation.png"])("the picture %s in the README is small", (name) => {
  expect(statSync(join(folder, name)).size).toBeLessThan(200_000);
});

test("what differs from run to run is left out of a comparison, and nothing else is", () => {
  const later = {
    ...report,
    run: { ...report.run, startedAt: "2030-01-01T00:00:00.000Z", seconds: 9, endpoint: "http://127.0.0.1:1" },
    requests: { ...report.requests, perSecond: 1 },
  };
  expect(lasting(later)).toEqual(lasting(report));
  expect(lasting({ ...report, verdicts: [] })).not.toEqual(lasting(report));
  expect(lasting({ ...report, run: { ...report.run, exitCode: 1 } })).not.toEqual(lasting(report));
});
