import { ExitCode } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { plainLine } from "./plain-text.ts";
import { counted } from "./quantity.ts";
import { type Tally, tallyOf } from "./tally.ts";

/** The result of a run in one sentence, and whether it is good news. */
export interface Result {
  readonly mood: "good" | "bad" | "open";
  readonly sentence: string;
}

/** Says what a run came to, for people. */
export function resultOf(report: Report): Result {
  const tally = tallyOf(report);
  const reason = plainLine(report.run.reason ?? "");
  switch (report.run.exitCode) {
    case ExitCode.conforms:
      return tally.known > 0
        ? { mood: "open", sentence: unworsened(tally) }
        : { mood: "good", sentence: conforming(tally) };
    case ExitCode.violates:
      return { mood: "bad", sentence: violating(tally, reason) };
    case ExitCode.harness:
      return { mood: "bad", sentence: `The harness failed, which is a fault of its own: ${reason}` };
    case ExitCode.interrupted:
      return { mood: "open", sentence: `Interrupted after ${counted(report.verdicts.length, "check")}.` };
    default:
      return { mood: "open", sentence: `Not judged: ${reason}` };
  }
}

function conforming(tally: Tally): string {
  const excepted = [
    ...(tally.asDeclared > 0 ? [counted(tally.asDeclared, "declared deviation")] : []),
    ...(tally.flaky > 0 ? [counted(tally.flaky, "flaky check")] : []),
  ].join(" and ");
  const parts = [
    `${counted(tally.of("conforms"), "requirement")} kept`,
    ...present(tally.violated.SHOULD, "recommended but not kept"),
    ...present(tally.of("inconclusive"), "not judged"),
    ...present(tally.of("inapplicable"), "inapplicable"),
    ...present(tally.of("excluded"), "excluded"),
    ...present(tally.of("untried"), "untried"),
  ];
  return `Conforms${excepted === "" ? "" : ` but for ${excepted}`}: ${parts.join(", ")}.`;
}

/** A run that only a regression fails may be green without conforming, and must not say that it does. */
function unworsened(tally: Tally): string {
  const violated = `${counted(tally.known, "requirement")} violated as before`;
  return `No regression from the baseline: ${tally.of("conforms")} kept, ${violated}.`;
}

function present(count: number, what: string): readonly string[] {
  return count > 0 ? [`${count} ${what}`] : [];
}

function violating(tally: Tally, reason: string): string {
  const { MUST, SHOULD } = tally.violated;
  const outdated = `${counted(tally.outdated, "declaration")} out of date`;
  // A SHOULD alone fails a run only when it was strict; otherwise the declarations are what failed it.
  const count = MUST > 0 || tally.outdated === 0 ? MUST + SHOULD : 0;
  if (count === 0 && tally.outdated > 0) return `The profile is wrong about this endpoint: ${outdated}.`;
  if (count === 0) return `Not conformant: ${reason || "worse than the baseline."}`;
  const recommended = SHOULD > 0 ? ` (${MUST} MUST, ${SHOULD} SHOULD)` : "";
  const more = tally.outdated > 0 ? `; ${outdated}` : "";
  return `Not conformant: ${count} of ${counted(tally.tried, "requirement")} violated${recommended}${more}.`;
}
