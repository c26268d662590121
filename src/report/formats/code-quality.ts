import type { Report } from "../../model/report.ts";
import type { Level } from "../../model/requirement.ts";
import { excusesOf } from "../excuses.ts";
import type { Violation } from "../tally.ts";
import { jsonBlock } from "../visible-json.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { placeIn, type SpecFiles } from "./spec-files.ts";
import { violationsOf } from "./violations.ts";

const severities = { MUST: "critical", SHOULD: "minor", MAY: "info" } as const satisfies Record<
  Level,
  string
>;

/** Where a finding is shown that has no place in the repository: the report has it in full. */
const nowhere = { file: "report.json", line: 1 };

/**
 * The violations as GitLab's code quality report, an array of findings. One that is excused, by a declared deviation for one, is `info`,
 * any other `critical` for a MUST and `minor` for a SHOULD; fingerprints are the same in every run of a profile.
 */
export function renderCodeQuality(report: Report, specFiles: SpecFiles = {}): string {
  const excuses = excusesOf(report);
  const findings = violationsOf(report).map((violation) => {
    const { file, line } = placeIn(specFiles, violation.requirement) ?? nowhere;
    const fingerprint = fingerprintOf(report, violation.check);
    const location = { path: file, lines: { begin: line } };
    return { ...describe(violation, excuses.get(violation.check)), fingerprint, location };
  });
  return `${jsonBlock(findings)}\n`;
}

function describe(violation: Violation, because: string | undefined): object {
  const { requirement, level, reason } = violation;
  const excuse = because === undefined ? "" : ` (${boundedLine(because)})`;
  return {
    type: "issue",
    check_name: boundedLine(requirement, "requirement"),
    description: `${boundedName(violation)}: ${boundedLine(reason, "violated")}${excuse}`,
    categories: ["Compatibility"],
    severity: because === undefined ? severities[level] : "info",
  };
}
