import { describe, expect, test } from "vitest";
import type { Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, type ReportInput } from "./build.ts";
import { renderConsole } from "./console/console.ts";
import { badgeOf } from "./formats/badge.ts";
import { pointsOf } from "./formats/points.ts";
import { conforms, inconclusive, inputOf, verdictOf, violation } from "./testing/samples.ts";

const kept = (row: string): Verdict => verdictOf(`GDK-11/refuse-it[${row}]`, conforms);
const broken = (row: string): Verdict => violation(`GDK-11/refuse-it[${row}]`);
const open = (row: string): Verdict => verdictOf(`GDK-11/refuse-it[${row}]`, inconclusive("no answer"));
const ids = (...rows: readonly string[]) => rows.map((row) => `GDK-11/refuse-it[${row}]`);

const before = buildReport(
  inputOf({ verdicts: [kept("a"), kept("b"), broken("c"), broken("d"), kept("gone")] }),
);

function held(
  verdicts: readonly Verdict[],
  parts: Partial<ReportInput> = {},
  onlyRegressions = false,
): Report {
  // Of a part of the checks: what is missing is no matter here.
  const baseline = { report: before, onlyRegressions };
  return buildReport(inputOf({ verdicts, partial: true, ...parts, baseline }));
}

const shown = (report: Report): string =>
  renderConsole(report, { color: false, width: 100, reports: [], verbose: true });

describe("a run against its baseline", () => {
  const report = held([broken("a"), kept("b"), kept("c"), broken("d"), kept("e")]);

  test("tells regressed, fixed, still failing, new and gone apart, in the report and for people", () => {
    expect(report.baseline).toMatchObject({
      run: { tool: { version: "0.1.0" }, seed: 42 },
      regressed: ids("a"),
      fixed: ids("c"),
      stillFailing: ids("d"),
      new: ids("e"),
      gone: ids("gone"),
      unjudged: [],
    });
    const text = shown(report);
    expect(text).toContain("1 regressed, 1 fixed, 1 still failing, 1 new, 1 gone");
    for (const [label, row] of Object.entries({
      regressed: "a",
      fixed: "c",
      failing: "d",
      new: "e",
      gone: "gone",
    })) {
      expect(text).toMatch(new RegExp(`^ {4}${label} +GDK-11/refuse-it\\[${row}\\]$`, "m"));
    }
  });

  test("does not call regressed what could not be judged", () => {
    const { baseline, run } = held([kept("a"), open("b")]);
    expect(baseline).toMatchObject({ regressed: [], unjudged: ids("b") });
    expect(run.exitCode).toBe(3);
  });

  test("does not call regressed what the profile declares", () => {
    const deviations = [{ check: "GDK-11/refuse-it[a]", because: "known" }];
    const { baseline, run } = held([broken("a"), kept("b")], { deviations });
    expect(baseline?.regressed).toEqual([]);
    expect(run.exitCode).toBe(0);
  });

  test("fails for a regression of a SHOULD, of which it would pass alone", () => {
    const should = "GDK-30/refuse-it";
    const earlier = buildReport(inputOf({ verdicts: [verdictOf(should, conforms)] }));
    const baseline = { report: earlier, onlyRegressions: false };
    const { run } = buildReport(inputOf({ verdicts: [violation(should)], baseline }));
    expect(run).toMatchObject({ exitCode: 1, reason: "1 check regressed from the baseline" });
  });
});

describe("a run that only a regression fails", () => {
  test("is green in spite of known failures and new ones, and does not say that it conforms", () => {
    const report = held([kept("a"), broken("c"), broken("new")], {}, true);
    expect(report.run.exitCode).toBe(0);
    expect(shown(report)).toContain(
      "No regression from the baseline: 0 kept, 1 requirement violated as before.",
    );
    expect(shown(report)).not.toMatch(/^Conforms/m);
    expect(badgeOf(report)).toMatchObject({ message: "1 violated, none new", mood: "open" });
    expect(pointsOf(report).some(({ status }) => status === "violated")).toBe(false);
  });

  test("fails by a regression alone, whatever is declared", () => {
    const deviations = [{ check: "GDK-99/*", because: "nothing there" }];
    expect(held([kept("a"), broken("c")], { deviations }, true).run.exitCode).toBe(0);
    const report = held([broken("a"), broken("c")], { deviations }, true);
    expect(report.run.exitCode).toBe(1);
    const red = pointsOf(report).filter(({ status }) => status === "violated");
    expect(red.map(({ id }) => id)).toEqual(ids("a"));
  });

  test("is still not judged where checks could not be", () => {
    expect(held([open("a"), broken("c")], {}, true).run.exitCode).toBe(3);
  });
});
