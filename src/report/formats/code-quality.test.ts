import { expect, test } from "vitest";
import type { Verdict } from "../../model/verdict.ts";
import { buildReport } from "../build.ts";
import { inconclusive, inputOf, verdictOf, violation } from "../testing/samples.ts";
import { renderCodeQuality } from "./code-quality.ts";
import { type Reading, reading } from "./testing/reading.ts";
import { everyKind, kinds, specFiles } from "./testing/reports.ts";

const findingsOf = (text: string) => reading(text).all;
const mixed = findingsOf(renderCodeQuality(kinds.mixed, specFiles));
const of = (findings: readonly Reading[], row: string) =>
  findings.find((finding) => String(finding.at("description").value).startsWith(`refuse it [${row}]`))?.value;

test.each(everyKind)(
  "%s: what is violated or not judged has what GitLab asks for, and a fingerprint of its own",
  (_name, report) => {
    const findings = findingsOf(renderCodeQuality(report, specFiles));
    for (const finding of findings) {
      expect(finding.value).toEqual({
        type: "issue",
        check_name: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        categories: ["Compatibility"],
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        location: { path: expect.stringMatching(/^[^./]/), lines: { begin: expect.any(Number) } },
      });
    }
    expect(findings).toHaveLength(report.summary.violates + report.summary.inconclusive);
    expect(new Set(findings.map((finding) => finding.at("fingerprint").value)).size).toBe(findings.length);
  },
);

test("a MUST is critical, a SHOULD minor, a declared deviation mere information", () => {
  expect(of(mixed, "9")).toMatchObject({
    check_name: "GDK-11",
    description: "refuse it [9]: expected InvalidParameter, but a data key was granted",
    severity: "critical",
    location: { path: "specs/generate-data-key/requirements.yaml", lines: { begin: 71 } },
  });
  expect(of(mixed, "long")).toMatchObject({ check_name: "GDK-30", severity: "minor" });
  expect(of(mixed, "aes_256")).toMatchObject({
    description: expect.stringContaining("(declared deviation: spelling is not looked at)"),
    severity: "info",
  });
});

test("what could not be judged stays a finding, with the fingerprint that its violation would have", () => {
  const render = (finding: Verdict) =>
    reading(renderCodeQuality(buildReport(inputOf({ verdicts: [finding] }))));
  const open = render(verdictOf("GDK-11/refuse-it", inconclusive("no answer"))).at(0);
  expect(open.value).toMatchObject({ description: "refuse it: not judged: no answer", severity: "major" });
  expect(open.at("fingerprint").value).toBe(render(violation("GDK-11/refuse-it")).at(0, "fingerprint").value);
});

test("without places the findings point at the report", () => {
  expect(of(findingsOf(renderCodeQuality(kinds.mixed)), "9")).toMatchObject({
    location: { path: "report.json", lines: { begin: 1 } },
  });
});

test("a fingerprint outlives another reason, another place and other checks, and differs between profiles", () => {
  const fingerprint = (text: string) => reading(text).at(0, "fingerprint").value;
  const alone = inputOf({ verdicts: [violation("GDK-11/a", "one reason")] });
  const before = fingerprint(renderCodeQuality(buildReport(alone)));
  const crowded = inputOf({ verdicts: [violation("GDK-11/b"), violation("GDK-11/a", "another reason")] });
  expect(fingerprint(renderCodeQuality(buildReport(crowded), specFiles))).toBe(before);
  const other = { ...alone, run: { ...alone.run, profile: "another emulator" } };
  expect(fingerprint(renderCodeQuality(buildReport(other)))).not.toBe(before);
});
