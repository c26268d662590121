import { describe, expect, it } from "vitest";
import { validateReport } from "./validate-report.ts";

const counts = { conforms: 1, violates: 1, inconclusive: 1, inapplicable: 1 };
const identity = {
  check: "GDK-15/refuse",
  requirement: "GDK-15",
  level: "MUST",
  basis: "documented",
  chapter: "number-of-bytes",
  title: "refuse",
  requests: 3,
};
const verdicts = {
  conforms: { ...identity, outcome: "conforms", evidence: [1, null, { a: true }] },
  violates: {
    ...identity,
    outcome: "violates",
    culprit: "endpoint",
    reason: "granted",
    counterexample: { NumberOfBytes: 0 },
    reproduce: "kms-conformance run",
  },
  inconclusive: { ...identity, outcome: "inconclusive", culprit: "environment", reason: "timeout" },
  inapplicable: { ...identity, outcome: "inapplicable", reason: "not claimed" },
};
const requirement = {
  id: "GDK-15",
  level: "MUST",
  basis: "documented",
  statement: "s",
  locator: { source: "gdk", section: "2", row: "r" },
  checks: ["GDK-15/refuse"],
  outcome: "violates",
};
const run = {
  tool: { name: "kms-conformance", version: "0.1.0" },
  endpoint: "http://x",
  profile: "p",
  seed: -5,
  effort: "smoke",
  startedAt: "2026-11-23T19:00:00.000Z",
  seconds: 1.5,
  exitCode: 1,
};
const report = {
  schemaVersion: "1",
  run,
  requests: { total: 12, retried: 0, perSecond: 80.5 },
  summary: counts,
  chapters: [{ name: "number-of-bytes", ...counts, requests: 12 }],
  verdicts: Object.values(verdicts),
  requirements: [
    requirement,
    { ...requirement, id: "GDK-01", excluded: "not visible", checks: [], outcome: "excluded" },
  ],
  observations: [{ check: "GDK-36/oaep", requirement: "GDK-36", seen: "MGF1 with SHA-1" }],
  deviations: [
    { check: "GDK-15*", because: "b", until: "2027-03-01", state: "as-declared", checks: ["GDK-15/refuse"] },
  ],
};

describe("validateReport", () => {
  it("takes a report with every kind of verdict", () => {
    expect(validateReport(report)).toBeUndefined();
  });

  it.each<[says: string, part: object]>([
    ["verdicts is missing", { verdicts: undefined }],
    ["extra is not a known key", { extra: 1 }],
    ['schemaVersion must be "1"', { schemaVersion: "2" }],
    ["run.exitCode must be one of", { run: { ...run, exitCode: 5 } }],
    ["run.seed must be an integer", { run: { ...run, seed: 0.5 } }],
    ["run.startedAt must be a date and time of RFC 3339", { run: { ...run, startedAt: "today" } }],
    ["summary.conforms must be at least 0", { summary: { ...counts, conforms: -1 } }],
    ["verdicts[0].outcome must be one of", { verdicts: [{ ...verdicts.conforms, outcome: "passed" }] }],
    ["verdicts[0].reason is not a known key", { verdicts: [{ ...verdicts.conforms, reason: "r" }] }],
    [
      "verdicts[0].culprit must be one of endpoint, document",
      { verdicts: [{ ...verdicts.violates, culprit: "harness" }] },
    ],
    ["verdicts[0].reason is missing", { verdicts: [{ ...verdicts.violates, reason: undefined }] }],
    [
      "verdicts[0].culprit must be one of environment, harness",
      { verdicts: [{ ...verdicts.inconclusive, culprit: "endpoint" }] },
    ],
    [
      "verdicts[0].counterexample is not a known key",
      { verdicts: [{ ...verdicts.inconclusive, counterexample: 1 }] },
    ],
    [
      "verdicts[0].culprit must be one of endpoint, environment",
      { verdicts: [{ ...verdicts.inapplicable, culprit: "harness" }] },
    ],
    ["verdicts[0].reason is missing", { verdicts: [{ ...verdicts.inapplicable, reason: undefined }] }],
    ["requirements[0].excluded is missing", { requirements: [{ ...requirement, outcome: "excluded" }] }],
    [
      "requirements[0].locator.section is missing",
      { requirements: [{ ...requirement, locator: { source: "gdk" } }] },
    ],
    [
      "deviations[0].state must be one of",
      { deviations: [{ check: "c", because: "b", state: "fine", checks: [] }] },
    ],
  ])("%s", (says, part) => {
    const value: unknown = JSON.parse(JSON.stringify({ ...report, ...part }));
    expect(validateReport(value)).toContain(says);
  });

  it("refuses what is no report at all", () => {
    expect(validateReport(null)).toBe("the document must be an object, not null");
  });
});
