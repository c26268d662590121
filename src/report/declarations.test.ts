import { describe, expect, test } from "vitest";
import type { Deviation, FlakyCheck } from "../model/profile.ts";
import type { Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, type ReportInput } from "./build.ts";
import { renderConsole } from "./console/console.ts";
import { conforms, inconclusive, inputOf, verdictOf, violation } from "./testing/samples.ts";

const kept = verdictOf("GDK-09/refuse-it", conforms);
const granted: Verdict = { ...violation("GDK-11/refuse-it[a]"), ...({ seen: "granted" } as const) };
const refused: Verdict = {
  ...violation("GDK-11/refuse-it[b]", "expected InvalidParameter, it was refused with InternalError"),
  ...({ seen: "InternalError" } as const),
};

const run = (parts: Partial<ReportInput>): Report => buildReport(inputOf(parts));
const said = (report: Report): string => {
  const text = renderConsole(report, { color: false, width: 200, reports: [] });
  return text.replaceAll(/\s+/g, " ");
};

describe("a deviation that says what was seen", () => {
  const deviation = (seen: string): Deviation => ({ check: "GDK-11/*", because: "known", seen });
  const held = (seen: string, verdicts: readonly Verdict[]): Report =>
    run({ verdicts: [kept, ...verdicts], deviations: [deviation(seen)] });

  test.each([
    ["the word of the verdict", "granted"],
    ["a pattern of it", "gr*"],
    ["its reason", "expected InvalidParameter, but a data key was granted"],
    ["a pattern of its reason", "*a data key was granted"],
  ])("covers it by %s", (_name, seen) => {
    const report = held(seen, [granted]);
    expect(report.deviations[0]).toMatchObject({ state: "as-declared", checks: [granted.check] });
    expect(report.run.exitCode).toBe(0);
  });

  test("fails the run where another thing was seen, and says what to change", () => {
    const report = held("InvalidParameter*", [granted]);
    expect(report.deviations[0]).toMatchObject({ state: "unmatched", checks: [], instead: "granted" });
    expect(report.run.exitCode).toBe(1);
    expect(said(report)).toContain(
      'not as "InvalidParameter*": what was seen is "granted". Change `seen` in the profile to that, or delete',
    );
  });

  test("leaves another violation of its checks open", () => {
    const report = held("granted", [granted, refused]);
    expect(report.deviations[0]).toMatchObject({ state: "as-declared", checks: [granted.check] });
    expect(report.run.exitCode).toBe(1);
    expect(said(report)).toContain("was refused with InternalError");
  });

  test("is stale once a check conforms, and unmatched where no check has such an id", () => {
    expect(held("granted", [verdictOf("GDK-11/refuse-it[a]", conforms)]).deviations[0]?.state).toBe("stale");
    const nowhere = held("granted", []);
    expect(nowhere.deviations[0]?.state).toBe("unmatched");
    expect(nowhere.deviations[0]).not.toHaveProperty("instead");
    expect(said(nowhere)).toContain("Correct the pattern or delete the deviation");
  });
});

describe("the flaky list", () => {
  const flaky: FlakyCheck = { check: "GDK-11/*", because: "slow disk", until: "2026-11-23" };
  const held = (parts: Partial<ReportInput>): Report => run({ flaky: [flaky], ...parts });

  test("excuses a violation until its day, lists and counts it", () => {
    const report = held({ verdicts: [kept, granted] });
    expect(report.flaky).toEqual([{ ...flaky, state: "failed", checks: [granted.check] }]);
    expect(report.run.exitCode).toBe(0);
    expect(report.summary.violates).toBe(1);
    expect(said(report)).toContain("Conforms but for 1 flaky check:");
    expect(said(report)).toContain(`failed ${granted.check}; excused until 2026-11-23`);
  });

  test("says when nothing failed", () => {
    const report = held({ verdicts: [kept, verdictOf("GDK-11/refuse-it[a]", conforms)] });
    expect(report.flaky).toEqual([{ ...flaky, state: "kept", checks: [] }]);
    expect(report.run.exitCode).toBe(0);
    expect(said(report)).not.toContain("but for");
  });

  test.each([
    ["has expired", { today: "2026-11-24" }, "expired", "Delete it from the profile, or renew its date"],
    ["names no check", { verdicts: [kept] }, "unmatched", "delete the entry from the profile"],
  ] as const)("an entry that %s fails the run and says what to delete", (_name, parts, state, advice) => {
    const report = held({ verdicts: [kept, verdictOf("GDK-11/refuse-it[a]", conforms)], ...parts });
    expect(report.flaky?.[0]?.state).toBe(state);
    expect(report.run.exitCode).toBe(1);
    expect(said(report)).toContain(advice);
  });

  test("excuses no longer once it has expired, and never what could not be judged", () => {
    const late = said(held({ verdicts: [kept, granted], today: "2026-11-24" }));
    expect(late).toContain("Not conformant: 1 of 2 requirements violated; 1 declaration out of date.");
    expect(held({ verdicts: [kept, verdictOf("GDK-11/a", inconclusive("no answer"))] }).run.exitCode).toBe(3);
  });

  test("is no part of a report whose profile has none", () => {
    expect(run({ verdicts: [kept] })).not.toHaveProperty("flaky");
  });
});
