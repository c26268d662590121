import type { Location, Result, Suppression } from "sarif";
import type { Report } from "../../model/report.ts";
import { excusesOf } from "../excuses.ts";
import type { Violation } from "../tally.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { proofOf } from "./proof.ts";
import { messageOf } from "./sarif-message.ts";
import { sarifLevels } from "./sarif-rules.ts";
import { placeIn, type SpecFiles } from "./spec-files.ts";
import { violationsOf } from "./violations.ts";

/** A result for every violation; those that nothing but an excuse keeps from failing the run carry an accepted suppression. */
export function resultsOf(report: Report, specFiles: SpecFiles): Result[] {
  const excuses = excusesOf(report);
  const rules = new Map(report.requirements.map(({ id }, index) => [id, index]));
  return violationsOf(report).map((violation) => ({
    ruleId: boundedLine(violation.requirement, "requirement"),
    ruleIndex: rules.get(violation.requirement) ?? -1,
    kind: "fail",
    level: sarifLevels[violation.level],
    message: messageOf(`${boundedName(violation)}: ${boundedLine(violation.reason, "violated")}`, "violated"),
    locations: [locationOf(violation, specFiles)],
    partialFingerprints: fingerprints(fingerprintOf(report, violation.check)),
    suppressions: suppressionsOf(excuses.get(violation.check)),
    properties: { basis: violation.basis, culprit: violation.culprit, ...proofOf(violation) },
  }));
}

// Code scanning takes two results of one rule at one line for the same unless this member tells them apart.
function fingerprints(fingerprint: string): Record<string, string> {
  return { "check/v1": fingerprint, primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1` };
}

function locationOf({ requirement, check }: Violation, specFiles: SpecFiles): Location {
  const place = placeIn(specFiles, requirement);
  const logicalLocations = [{ fullyQualifiedName: boundedLine(check, "check"), kind: "check" }];
  if (place === undefined) return { logicalLocations };
  const artifactLocation = { uri: encodeURI(place.file), uriBaseId: "%SRCROOT%" };
  return { physicalLocation: { artifactLocation, region: { startLine: place.line } }, logicalLocations };
}

function suppressionsOf(because: string | undefined): Suppression[] {
  if (because === undefined) return [];
  return [{ kind: "external", status: "accepted", justification: boundedLine(because) }];
}
