import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { boundedLine } from "./bounded-text.ts";
import { type Point, pointsOf } from "./points.ts";
import { proofOf } from "./proof.ts";

/**
 * The report as TAP version 14: a test point per check, what does not apply with SKIP, what is excused with TODO.
 *
 *   TAP version 14
 *   1..2
 *   ok 1 - GDK-09 give 16 bytes
 *   not ok 2 - GDK-11 refuse other values [AES_192]
 *     ---
 *     message: "expected InvalidParameter, but a data key was granted"
 *     …
 *     ...
 */
export function renderTap(report: Report): string {
  const points = pointsOf(report);
  const lines = ["TAP version 14", `1..${points.length}`, ...points.flatMap(linesOf)];
  return lines.map((line) => `${line}\n`).join("");
}

function linesOf(point: Point, index: number): readonly string[] {
  const { verdict, name } = point;
  const title = verdict === undefined ? name : `${boundedLine(verdict.requirement)} ${name}`;
  const start = `${index + 1} - ${escapeTitle(title)}`;
  switch (point.status) {
    case "kept":
      return [`ok ${start}`];
    case "inapplicable":
      return [`ok ${start} # SKIP ${point.reason}`];
    case "excused":
      return [`not ok ${start} # TODO ${point.because}`, ...diagnosis(point.reason, verdict)];
    case "violated":
    case "unjudged":
      return [`not ok ${start}`, ...diagnosis(point.reason, verdict)];
    default:
      return point satisfies never;
  }
}

// Every value is a JSON string, which YAML reads as the same string whatever stands in it.
function diagnosis(message: string, verdict: Verdict | undefined): readonly string[] {
  const facts = { message, ...(verdict === undefined ? {} : factsOf(verdict)) };
  const entries = Object.entries(facts).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  return ["  ---", ...entries, "  ..."];
}

function factsOf(verdict: Verdict): Readonly<Record<string, string>> {
  const { check, level, basis, outcome } = verdict;
  const culprit = "culprit" in verdict ? { culprit: verdict.culprit } : {};
  return { check: boundedLine(check), level, basis, outcome, ...culprit, ...proofOf(verdict) };
}

function escapeTitle(title: string): string {
  return title.replace(/[\\#]/g, "\\$&");
}
