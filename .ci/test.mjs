// The README's test command: type check, lint, unit tests, the pages in a browser, the conformance run and the kill matrix, one after another.
// Every step runs even when an earlier one failed; the last line counts tests, verdicts and steps.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "kms-conformance-"));
const unitReport = join(scratch, "unit.json");
const browserReport = join(scratch, "browser.json");
const runReport = join(scratch, "reports");

/** Reads a JSON file that a step should have left; undefined when it did not. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

const testsIn = (file) => () => {
  const report = read(file);
  return (
    report && { passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites }
  );
};

/** Why the browser tests cannot run here; whoever names a browser wants them to run, or to fail. */
const browserMissing =
  process.env["CHROMIUM_PATH"] === undefined && !existsSync("/usr/bin/chromium")
    ? "there is no /usr/bin/chromium; install it, or name another by CHROMIUM_PATH"
    : undefined;

const verdicts = () => {
  const summary = read(join(runReport, "report.json"))?.summary;
  return summary && { passed: summary.conforms, failed: summary.violates + summary.inconclusive };
};

const steps = [
  { name: "types", command: ["npm", "run", "--silent", "types"] },
  { name: "lint", command: ["npm", "run", "--silent", "lint"] },
  { name: "schemas", command: ["npm", "run", "--silent", "schemas", "--", "--check"] },
  {
    name: "unit tests",
    command: [
      "npm",
      "run",
      "--silent",
      "unit",
      "--",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ],
    counts: testsIn(unitReport),
  },
  {
    name: "browser tests",
    missing: browserMissing,
    command: [
      "npm",
      "run",
      "--silent",
      "test:browser",
      "--",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${browserReport}`,
    ],
    counts: testsIn(browserReport),
  },
  {
    name: "conformance run",
    command: ["npm", "start", "--silent", "--", "--report-dir", runReport],
    counts: verdicts,
  },
  {
    name: "kill matrix",
    command: [
      "npm",
      "run",
      "--silent",
      "teeth",
      "--",
      // Some vices show by chance only: at 100 a build would fail now and then without a reason.
      "--share",
      "98",
      "--report-dir",
      runReport,
    ],
  },
];

let passed = 0;
let failed = 0;
const broken = [];
const notRun = [];
for (const { name, command, counts, missing } of steps) {
  if (missing !== undefined) {
    console.log(`\n== ${name}: NOT RUN: ${missing}`);
    notRun.push(name);
    continue;
  }
  console.log(`\n== ${name}: ${command.join(" ")}`);
  const began = performance.now();
  const [program, ...args] = command;
  const { status } = spawnSync(program, args, { stdio: "inherit" });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = counts?.();
  const kept = status === 0;
  passed += (found?.passed ?? 0) + (kept ? 1 : 0);
  // A step that failed counts at least once, whatever its own count says.
  failed += kept ? 0 : Math.max(1, found?.failed ?? 0);
  if (!kept) broken.push(name);
  console.log(`== ${name}: ${kept ? "passed" : `failed with exit code ${status}`} in ${seconds} s`);
}
rmSync(scratch, { recursive: true, force: true });
if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
if (notRun.length > 0) console.log(`\nNot run: ${notRun.join(", ")}`);
const skipped = notRun.length > 0 ? `, ${notRun.length} not run` : "";
console.log(`\n${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;
