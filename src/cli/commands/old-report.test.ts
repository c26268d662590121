import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadSuites } from "../../harness/index.ts";
import type { Verdict } from "../../model/verdict.ts";
import { buildReport } from "../../report/index.ts";
import { readReport } from "../reports/read-report.ts";
import { keptText } from "../testing/some-reports.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

/** As release 0.1.0 wrote it, cut down to a verdict of each kind. It is never brought up to date: that is its use. */
const path = fileURLToPath(new URL("../testing/release-0.1.0/report.json", import.meta.url));

describe("a report of the first release", () => {
  test("is read as it is", () => {
    const { run, verdicts } = readReport(path);
    expect(run).toMatchObject({ tool: { version: "0.1.0" }, exitCode: 3 });
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(
      new Set(["violates", "conforms", "inconclusive", "inapplicable"]),
    );
  });

  test("is compared with one of today", async () => {
    using folder = scratchFolder();
    const { exitCode, stdout } = await perform(["compare", path, folder.put("new.json", keptText)]);
    expect(stdout).toMatch(/^\| GDK-14 \| MUST \|.*\| Violated \|/m);
    expect(exitCode).toBe(0);
  });

  test("is followed over time, together with one of today", async () => {
    using folder = scratchFolder();
    folder.put("report.json", readFileSync(path, "utf8"));
    mkdirSync(join(folder.path, "later"));
    const { profile, endpoint } = readReport(path).run;
    const today = JSON.parse(keptText);
    const run = { ...today.run, profile, endpoint };
    folder.put("later/report.json", JSON.stringify({ ...today, run }));
    const { stdout, exitCode } = await perform(["trend", folder.path]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ tool: "kms-conformance 0.1.0" }, { file: "later/report.json" }],
      violated: [{ requirement: "GDK-14", outcomes: ["violates", "untried"] }],
    });
  });

  test("speaks of checks that are still there, of the same requirement and level", async () => {
    const checks = new Map((await loadSuites()).map(({ identity }) => [identity.check, identity]));
    for (const { check, requirement, level } of readReport(path).verdicts) {
      expect(checks.get(check)).toMatchObject({ requirement, level });
    }
  });

  test("is a baseline", () => {
    const old = readReport(path);
    const input = { ...old, strict: false, today: "2026-12-01", partial: false };
    const baseline = { report: old, onlyRegressions: false };
    const mended = old.verdicts.map((verdict): Verdict => {
      const { check, requirement, level, basis, chapter, title, requests } = verdict;
      const identity = { check, requirement, level, basis, chapter, title, requests };
      return verdict.outcome === "inapplicable" ? verdict : { ...identity, outcome: "conforms" };
    });
    const { reason: _, ...run } = old.run;
    const held = (verdicts: readonly Verdict[]) =>
      buildReport({ ...input, run, verdicts, deviations: [], baseline });
    expect(held(mended)).toMatchObject({
      run: { exitCode: 0 },
      baseline: {
        run: { tool: { version: "0.1.0" } },
        regressed: [],
        fixed: expect.arrayContaining(["GDK-14/give-exactly-numberofbytes-bytes-by-get-too[1]"]),
        gone: [],
      },
    });
    expect(held(mended.slice(1)).run.exitCode).toBe(3);
  });
});
