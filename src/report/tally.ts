import type { Report, RequirementOutcome } from "../model/report.ts";
import type { Level } from "../model/requirement.ts";
import type { Verdict } from "../model/verdict.ts";
import { declaredChecks, excusesOf, outdatedDeclarations } from "./excuses.ts";
import { simplestFirst } from "./simplest-first.ts";

/** A verdict that found a violation. */
export type Violation = Extract<Verdict, { outcome: "violates" }>;

/** Violations that nothing excuses, MUST first, and of each requirement the plainest first. */
export function openViolations(report: Report): readonly Violation[] {
  const covered = excusesOf(report);
  const open = simplestFirst(report.verdicts.filter(isViolation).filter(({ check }) => !covered.has(check)));
  return [...open.filter(({ level }) => level === "MUST"), ...open.filter(({ level }) => level !== "MUST")];
}

function isViolation(verdict: Verdict): verdict is Violation {
  return verdict.outcome === "violates";
}

/** Numbers of requirements and deviations that the sentence of the result is made of. */
export interface Tally {
  /** Requirements violated and not excused, by level. */
  readonly violated: Readonly<Record<Level, number>>;
  /** Requirements that a check judged or tried to judge. */
  readonly tried: number;
  /** Declared deviations and flaky checks that are stale, unmatched or expired. */
  readonly outdated: number;
  readonly asDeclared: number;
  /** Flaky checks that failed. */
  readonly flaky: number;
  /** Requirements violated as before, in a run that only a regression fails. */
  readonly known: number;
  /** Requirements with that outcome. */
  readonly of: (outcome: RequirementOutcome) => number;
}

/** Counts the requirements and deviations of a report. */
export function tallyOf(report: Report): Tally {
  const of = (outcome: RequirementOutcome) =>
    report.requirements.filter((requirement) => requirement.outcome === outcome).length;
  const open = openViolations(report);
  const violated = (level: Level) =>
    new Set(open.filter((verdict) => verdict.level === level).map(({ requirement }) => requirement)).size;
  const outdated = outdatedDeclarations(report).length;
  return {
    violated: { MUST: violated("MUST"), SHOULD: violated("SHOULD"), MAY: violated("MAY") },
    tried: of("conforms") + of("violates") + of("inconclusive"),
    outdated,
    asDeclared: report.deviations.filter(({ state }) => state === "as-declared").length,
    flaky: (report.flaky ?? []).filter(({ state }) => state === "failed").flatMap(({ checks }) => checks)
      .length,
    known: knownIn(report),
    of,
  };
}

function knownIn(report: Report): number {
  const open = new Set(openViolations(report).map(({ check }) => check));
  const declared = declaredChecks(report);
  const known = report.verdicts.filter(({ outcome, check }) => {
    return outcome === "violates" && !open.has(check) && !declared.has(check);
  });
  return new Set(known.map(({ requirement }) => requirement)).size;
}
