import { describe, expect, it } from "vitest";
import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { compareWithBaseline, heldTo, renderBaseline } from "./baseline.ts";

const identity = {
  requirement: "GDK-14",
  level: "MUST",
  basis: "documented",
  chapter: "c",
  title: "t",
  requests: 1,
} as const;
const kept = (check: string): Verdict => ({ ...identity, check, outcome: "conforms" });
const broken = (check: string): Verdict => ({
  ...identity,
  check,
  outcome: "violates",
  culprit: "endpoint",
  reason: "r",
});

function reportOf(verdicts: readonly Verdict[], exitCode: number): Report {
  const none = { conforms: 0, violates: 0, inconclusive: 0, inapplicable: 0 };
  return {
    schemaVersion: "1",
    run: {
      tool: { name: "kms-conformance", version: "1" },
      endpoint: "e",
      profile: "p",
      seed: 1,
      effort: "smoke",
      startedAt: "2026-01-01T00:00:00Z",
      seconds: 1,
      exitCode,
    },
    requests: { total: 1, retried: 0, perSecond: 1 },
    summary: none,
    chapters: [],
    verdicts,
    requirements: [],
    observations: [],
    deviations: [],
  };
}

const baseline = reportOf([kept("a"), broken("b"), broken("c"), kept("gone")], 1);

describe("a run against its baseline", () => {
  it("tells regressed, fixed, still failing, new and gone apart", () => {
    const report = reportOf([broken("a"), kept("b"), broken("c"), kept("new")], 1);
    expect(compareWithBaseline(report, baseline)).toEqual({
      regressed: ["a"],
      fixed: ["b"],
      stillFailing: ["c"],
      added: ["new"],
      gone: ["gone"],
    });
  });

  it("fails a run that would pass, when something regressed", () => {
    const report = reportOf([broken("a")], 0);
    const held = heldTo(report, compareWithBaseline(report, baseline));
    expect(held.run).toMatchObject({ exitCode: 1, reason: "1 check regressed from the baseline" });
  });

  it("leaves a run alone that did not regress, or failed already", () => {
    const passing = reportOf([kept("a")], 0);
    expect(heldTo(passing, compareWithBaseline(passing, baseline))).toBe(passing);
    const failing = reportOf([broken("a")], 3);
    expect(heldTo(failing, compareWithBaseline(failing, baseline))).toBe(failing);
  });

  it("is told in one line, then what changed", () => {
    const report = reportOf([broken("a"), kept("b")], 1);
    expect(renderBaseline(compareWithBaseline(report, baseline))).toBe(
      "Against the baseline: 1 regressed, 1 fixed, 0 still failing, 0 new, 2 gone.\n    regressed  a\n    fixed      b\n",
    );
  });
});
