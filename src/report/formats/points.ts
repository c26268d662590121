import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { excusesOf, type Outdated, outdatedDeclarations } from "../excuses.ts";
import { resultOf } from "../result.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";

/** A line of a format that knows tests only: a check, a declaration that is out of date, or the run as a whole. */
export type Point = {
  /** Id of the check, `deviation PATTERN`, `flaky PATTERN` or `run`: stable from run to run. */
  readonly id: string;
  readonly name: string;
  readonly chapter: string;
  /** The verdict behind it, where it stands for a check. */
  readonly verdict?: Verdict;
} & (
  | { readonly status: "kept" }
  /** `excused`: violated or not judged, but nothing that fails a run; `because` says why. */
  | { readonly status: "excused"; readonly reason: string; readonly because: string }
  | { readonly status: "violated" | "unjudged" | "inapplicable"; readonly reason: string }
);

/** Whether a point fails what reads it. */
export function isRed({ status }: Point): boolean {
  return status === "violated" || status === "unjudged";
}

/**
 * The report as a list of points: every check, every declaration that is out of date and, where the run failed without
 * any of them, the run itself. Some point is red exactly when the exit code is not 0.
 */
export function pointsOf(report: Report): readonly Point[] {
  const excuseOf = excuser(report);
  const points = [
    ...report.verdicts.map((verdict) => pointOf(verdict, excuseOf)),
    ...outdatedDeclarations(report).map(outdatedPoint),
  ];
  return speaksForItself(report, points) ? points : [...points, runPoint(report)];
}

type Excuse = (verdict: Verdict) => string | undefined;

function excuser(report: Report): Excuse {
  const excuses = excusesOf(report);
  return ({ check, outcome }) => {
    const because = outcome === "violates" ? excuses.get(check) : undefined;
    if (because !== undefined) return because;
    return report.run.exitCode === ExitCode.conforms ? "recommended, not required" : undefined;
  };
}

function pointOf(verdict: Verdict, excuseOf: Excuse): Point {
  const identity = {
    id: boundedLine(verdict.check, "check"),
    name: boundedName(verdict),
    chapter: boundedLine(verdict.chapter, "checks"),
    verdict,
  };
  if (verdict.outcome === "conforms") return { ...identity, status: "kept" };
  const reason = boundedLine(verdict.reason, "no reason was given");
  if (verdict.outcome === "inapplicable") return { ...identity, status: "inapplicable", reason };
  const because = excuseOf(verdict);
  if (because !== undefined) return { ...identity, status: "excused", reason, because: boundedLine(because) };
  return { ...identity, status: verdict.outcome === "violates" ? "violated" : "unjudged", reason };
}

function outdatedPoint({ what, check, state, because }: Outdated): Point {
  const pattern = boundedLine(check, "declaration");
  return {
    id: what === "flaky check" ? `flaky ${pattern}` : `deviation ${pattern}`,
    name: `the ${what} ${pattern} is up to date`,
    chapter: `${what}s`,
    status: "violated",
    reason: boundedLine(`the profile declares it because ${because}; now it is ${state}`),
  };
}

// A run that broke off may have red points, and still nothing but itself says that the rest is missing.
function speaksForItself({ run }: Report, points: readonly Point[]): boolean {
  if (run.exitCode === ExitCode.conforms) return true;
  const brokeOff = run.exitCode === ExitCode.harness || run.exitCode === ExitCode.interrupted;
  return !brokeOff && points.some(isRed);
}

function runPoint(report: Report): Point {
  const status = report.run.exitCode === ExitCode.violates ? "violated" : "unjudged";
  const reason = boundedLine(resultOf(report).sentence);
  return { id: "run", name: "the run as a whole", chapter: "run", status, reason };
}
