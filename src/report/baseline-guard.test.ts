import { describe, expect, it } from "vitest";
import type { Effort } from "../model/profile.ts";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, type ReportInput } from "./build.ts";
import { conformantInput, conforms, inconclusive, inputOf, verdictOf, violation } from "./testing/samples.ts";

const kept = (row: string): Verdict => verdictOf(`GDK-09/refuse-it[${row}]`, conforms);
const idle = (row: string): Verdict =>
  verdictOf(`GDK-09/refuse-it[${row}]`, {
    outcome: "inapplicable",
    reason: "the profile does not claim it",
    declared: true,
  });

const at = (effort: Effort) => ({ run: { ...conformantInput.run, effort } });
const before = buildReport(
  inputOf({ ...at("standard"), verdicts: [kept("one"), kept("two"), idle("three")] }),
);
const held = (verdicts: readonly Verdict[], parts: Partial<ReportInput> = {}) => {
  const baseline = { report: before, onlyRegressions: false };
  return buildReport(inputOf({ ...at("standard"), verdicts, baseline, ...parts })).run;
};

describe("a run of which less was tried than of its baseline", () => {
  it("is not judged where a check no longer applies, whatever came new", () => {
    expect(held([kept("one"), idle("two"), kept("four"), kept("five")])).toMatchObject({
      exitCode: 3,
      reason:
        "1 of the 2 checks that ran in the baseline did not run, such as GDK-09/refuse-it[two]: " +
        "the profile does not claim it; take this report as the baseline if that is meant.",
    });
  });

  it("is not judged where checks are gone and fewer are left", () => {
    expect(held([kept("one")])).toMatchObject({
      exitCode: 3,
      reason: expect.stringContaining("such as GDK-09/refuse-it[two], which is not there any more"),
    });
  });

  it("is not judged where nothing but a regression fails it either", () => {
    const baseline = { report: before, onlyRegressions: true };
    expect(held([kept("one")], { baseline }).exitCode).toBe(3);
  });

  it("is judged where checks that are gone are made up for", () => {
    expect(held([kept("one"), kept("four")]).exitCode).toBe(0);
    expect(held([kept("one"), kept("two"), idle("three")]).exitCode).toBe(0);
  });

  it("is judged where less was asked for: a part of the checks, or a lower effort", () => {
    expect(held([kept("one")], { partial: true }).exitCode).toBe(0);
    expect(held([kept("one")], at("smoke")).exitCode).toBe(0);
    expect(held([kept("one")], at("thorough")).exitCode).toBe(3);
  });

  it("keeps a graver or plainer ending", () => {
    expect(held([violation("GDK-09/refuse-it[one]")]).exitCode).toBe(1);
    const open = verdictOf("GDK-09/refuse-it[one]", inconclusive("no answer"));
    expect(held([open])).toMatchObject({ exitCode: 3, reason: "1 check could not be judged: no answer" });
    expect(held([kept("one")], { interrupted: true }).exitCode).toBe(130);
  });
});
