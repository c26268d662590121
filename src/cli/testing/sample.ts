import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Report } from "../../model/report.ts";
import { startReader } from "../../report/html/testing/browser.ts";
import { realReport } from "../../report/html/testing/real-reports.ts";
import { renderJson, reporterNamed } from "../../report/index.ts";
import { packageRoot } from "../../spec/index.ts";
import { readReport } from "../reports/read-report.ts";
import { keepAllureResults } from "./sample-allure.ts";
import { lasting, renderingsOf, sampleFolder, showing } from "./sample-files.ts";

/**
 * Refreshes the committed sample: `npm run sample`. A run that found the same as the committed one leaves report.json
 * as it is, so that the sample changes only where something but times has changed.
 */
async function refreshSample(): Promise<void> {
  mkdirSync(sampleFolder(), { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "kms-conformance-sample-"));
  try {
    const fresh = runOnce(scratch);
    await refreshFrom(fresh, join(scratch, "allure-results"));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Puts what a run found in place of the sample. */
async function refreshFrom(fresh: Report, allureResults: string): Promise<void> {
  const folder = sampleFolder();
  const path = join(folder, "report.json");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  const kept: Report = JSON.parse(before);
  const report = isDeepStrictEqual(lasting(kept), lasting(fresh)) ? kept : fresh;
  const changed = [["report.json", renderJson(report)] as const, ...renderingsOf(report)].filter(
    ([name, text]) => put(join(folder, name), text),
  );
  const readme = join(packageRoot(), "README.md");
  put(readme, showing(report, readFileSync(readme, "utf8")));
  const allure = keepAllureResults(allureResults, join(folder, "allure-results"), report);
  const pictures = [join(folder, "page.png"), join(folder, "violation.png")] as const;
  if (changed.some(([name]) => name === "index.html") || !pictures.every((picture) => existsSync(picture)))
    await photograph(report, ...pictures);
  process.stdout.write(
    changed.length === 0 && !allure ? "The sample is up to date.\n" : `Refreshed ${folder}.\n`,
  );
}

/** One run of the built command against the embedded reference. */
function runOnce(folder: string): Report {
  const main = join(packageRoot(), "dist/src/cli/main.js");
  const words = [main, "run", "--seed", "7", "--quiet", "--report-dir", folder];
  execFileSync(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
  return readReport(join(folder, "report.json"));
}

/** Writes a text where it differs from what is there; gives whether it did. */
function put(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  writeFileSync(path, text);
  return true;
}

/** The top of the sample's page, and a violation on the page of an endpoint that grants a byte too many. */
async function photograph(report: Report, page: string, violation: string): Promise<void> {
  const { render } = reporterNamed("html");
  const wrong = await realReport("one byte too many", ["maximum-1025"]);
  const reader = await startReader();
  try {
    const viewport = { width: 1280, height: 960 };
    const first = await reader.open(render(report), { viewport, colorScheme: "light" });
    await first.page.screenshot({ path: page });
    const second = await reader.open(render(wrong), { viewport, colorScheme: "dark", hash: "#GDK-15" });
    await second.page.screenshot({ path: violation });
  } finally {
    await reader.close();
  }
}

await refreshSample();
