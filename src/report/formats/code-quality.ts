import type { Report } from "../../model/report.ts";
import type { Level } from "../../model/requirement.ts";
import type { Verdict } from "../../model/verdict.ts";
import { excusesOf } from "../excuses.ts";
import { jsonBlock } from "../visible-json.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { placeIn, type SpecFiles } from "./spec-files.ts";

/** How grave a violation is. */
const violated = { MUST: "critical", SHOULD: "minor", MAY: "info" } as const satisfies Record<Level, string>;

/** How grave it is that nobody knows. */
const unjudged = { MUST: "major", SHOULD: "info", MAY: "info" } as const satisfies Record<Level, string>;

/** Where a finding is shown that has no place in the repository: the report has it in full. */
const nowhere = { file: "report.json", line: 1 };

/**
 * What was violated or not judged as GitLab's code quality report, an array of findings. What is not judged stands in
 * it because GitLab calls a finding that is gone resolved. An excused violation is `info`; fingerprints are the same
 * in every run of a profile.
 */
export function renderCodeQuality(report: Report, specFiles: SpecFiles = {}): string {
  const excuses = excusesOf(report);
  const findings = report.verdicts.filter(isFinding).map((verdict) => {
    const { file, line } = placeIn(specFiles, verdict.requirement) ?? nowhere;
    const fingerprint = fingerprintOf(report, verdict.check);
    const location = { path: file, lines: { begin: line } };
    const excuse = verdict.outcome === "violates" ? excuses.get(verdict.check) : undefined;
    return { ...describe(verdict, excuse), fingerprint, location };
  });
  return `${jsonBlock(findings)}\n`;
}

type Finding = Extract<Verdict, { outcome: "violates" | "inconclusive" }>;

function isFinding(verdict: Verdict): verdict is Finding {
  return verdict.outcome === "violates" || verdict.outcome === "inconclusive";
}

function describe(verdict: Finding, because: string | undefined): object {
  const { requirement, level, outcome } = verdict;
  const excuse = because === undefined ? "" : ` (${boundedLine(because)})`;
  const reason = boundedLine(verdict.reason, outcome === "violates" ? "violated" : "not judged");
  const what = outcome === "violates" ? reason : `not judged: ${reason}`;
  const severity = outcome === "violates" ? violated[level] : unjudged[level];
  return {
    type: "issue",
    check_name: boundedLine(requirement, "requirement"),
    description: `${boundedName(verdict)}: ${what}${excuse}`,
    categories: ["Compatibility"],
    severity: because === undefined ? severity : "info",
  };
}
