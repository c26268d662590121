import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { counted } from "../quantity.ts";
import { type Tally, tallyOf } from "../tally.ts";
import { jsonBlock } from "../visible-json.ts";

/** What a badge says and how good the news is; `deviating` conforms but for declared deviations. */
export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly mood: "good" | "deviating" | "bad" | "open";
}

const label = "KMS conformance";

/** Says the result of a run in two or three words. */
export function badgeOf(report: Report): Badge {
  const tally = tallyOf(report);
  switch (report.run.exitCode) {
    case ExitCode.conforms:
      return conforming(tally);
    case ExitCode.violates:
      return { label, message: violating(tally), mood: "bad" };
    case ExitCode.harness:
      return { label, message: "harness failed", mood: "open" };
    case ExitCode.interrupted:
      return { label, message: "interrupted", mood: "open" };
    default:
      return { label, message: "not judged", mood: "open" };
  }
}

function conforming(tally: Tally): Badge {
  if (tally.known > 0) return { label, message: `${tally.known} violated, none new`, mood: "open" };
  const excepted = [
    ...(tally.asDeclared > 0 ? [counted(tally.asDeclared, "deviation")] : []),
    ...(tally.flaky > 0 ? [`${tally.flaky} flaky`] : []),
  ];
  if (excepted.length === 0) return { label, message: "conforms", mood: "good" };
  return { label, message: ["conforms", ...excepted].join(", "), mood: "deviating" };
}

function violating({ violated, tried, outdated }: Tally): string {
  const count = violated.MUST + violated.SHOULD;
  if (violated.MUST === 0 && outdated > 0) return "profile out of date";
  return count === 0 ? "worse than baseline" : `${count} of ${tried} violated`;
}

const colors = { good: "brightgreen", deviating: "yellowgreen", bad: "red", open: "lightgrey" } as const;

/** The badge as JSON in the form that shields.io reads from an endpoint. */
export function renderBadgeJson(report: Report): string {
  const badge = badgeOf(report);
  const { message, mood } = badge;
  return `${jsonBlock({ schemaVersion: 1, label: badge.label, message, color: colors[mood] })}\n`;
}
