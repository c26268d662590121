import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../model/report.ts";
import { renderSummaryMarkdown, reporterNamed } from "../../report/index.ts";
import { validateReport } from "../../spec/index.ts";
import type { Surroundings } from "../surroundings.ts";
import { keptReport, violatedReport } from "../testing/some-reports.ts";
import { fakeSurroundings, scratchFolder } from "../testing/stage.ts";
import { presentRun } from "./present.ts";
import type { PlannedReport } from "./reporter-plan.ts";
import { specFilesOf } from "./spec-files.ts";

const inGitHub = { GITHUB_ACTIONS: "true" };

function present(
  report: Report,
  plan: readonly PlannedReport[],
  environment: Surroundings["environment"] = {},
  allureResults = "/no/such/folder",
) {
  const { surroundings, written } = fakeSurroundings(environment);
  const exitCode = presentRun(report, { plan, allureResults, quiet: false, verbose: false }, surroundings);
  return { exitCode, ...written };
}

describe("the reports of a run", () => {
  test("are written, and listed in the summary with what Allure gets", () => {
    using folder = scratchFolder();
    const allureResults = join(folder.path, "allure-results");
    const plan = [
      { name: "json", target: join(folder.path, "report.json") },
      { name: "html", target: join(folder.path, "index.html") },
    ];
    mkdirSync(allureResults);
    expect(present(keptReport, plan, {}, allureResults).stdout).not.toContain(allureResults);
    folder.put("allure-results/06260079-2ca6-4f06-ae06-9346d3c60625-result.json", "{}");
    const { exitCode, stdout, stderr } = present(keptReport, plan, {}, allureResults);
    for (const path of [...plan.map(({ target }) => target), allureResults]) expect(stdout).toContain(path);
    expect(readFileSync(join(folder.path, "index.html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("leave stdout to the format that goes there", () => {
    const { stdout, stderr } = present(violatedReport, [{ name: "json", target: "-" }], inGitHub);
    expect(validateReport(JSON.parse(stdout))).toBeUndefined();
    expect(stderr).toContain("Not conformant: ");
    expect(stderr).not.toContain("::error");
  });

  test("point at the lines of the specs", () => {
    const { stdout } = present(violatedReport, [{ name: "sarif", target: "-" }]);
    const line = specFilesOf()["GDK-11"]?.line;
    expect(stdout).toContain("specs/generate-data-key/requirements.yaml");
    expect(stdout.replaceAll(/\s/g, "")).toContain(`"startLine":${line}`);
  });

  test.each([
    [0, 2],
    [1, 2],
    [4, 4],
    [130, 130],
  ])("end %i as %i when one cannot be written, and keep no other back", (exitCode, expected) => {
    using folder = scratchFolder();
    const report = { ...keptReport, run: { ...keptReport.run, exitCode } };
    const plan = [
      { name: "tap", target: folder.path },
      { name: "json", target: join(folder.path, "report.json") },
    ];
    const ended = present(report, plan);
    expect(ended.stderr).toMatch(/^kms-conformance: The tap report cannot be written[^\n]+\n$/);
    expect(ended.stdout).toContain(join(folder.path, "report.json"));
    expect(ended.exitCode).toBe(expected);
  });
});

describe("in a job of GitHub Actions", () => {
  test("annotations follow the summary, and the summary of the job is added to what is there", () => {
    using folder = scratchFolder();
    const path = folder.put("summary.md", "before\n");
    const { stdout } = present(violatedReport, [], { ...inGitHub, GITHUB_STEP_SUMMARY: path });
    const annotations = reporterNamed("annotations").render(violatedReport, specFilesOf());
    expect(annotations).toMatch(/^::error file=specs\/generate-data-key\/requirements\.yaml,line=\d+,/m);
    expect(stdout.endsWith(`\n${annotations}`)).toBe(true);
    expect(readFileSync(path, "utf8")).toBe(`before\n${renderSummaryMarkdown(violatedReport)}`);
  });

  test("a summary that cannot be written changes no result", () => {
    const environment = { ...inGitHub, GITHUB_STEP_SUMMARY: "/no/such/folder/summary.md" };
    const { exitCode, stderr } = present(keptReport, [], environment);
    expect(stderr).toMatch(/^kms-conformance: GITHUB_STEP_SUMMARY \/no\/such[^\n]+\n$/);
    expect(exitCode).toBe(0);
  });

  test("and nowhere else is anything told", () => {
    using folder = scratchFolder();
    const path = folder.put("summary.md", "before\n");
    const { stdout } = present(violatedReport, [], { GITHUB_STEP_SUMMARY: path });
    expect(stdout).not.toContain("::");
    expect(readFileSync(path, "utf8")).toBe("before\n");
  });
});
