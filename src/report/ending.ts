import { ExitCode } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";
import { excusesOf, outdatedDeclarations } from "./excuses.ts";
import { counted } from "./quantity.ts";

/** What the end of a run depends on. */
export interface Facts extends Pick<Report, "verdicts" | "deviations" | "flaky" | "baseline"> {
  /** A SHOULD counts like a MUST. */
  readonly strict: boolean;
  readonly interrupted: boolean;
  /** Only part of the checks was selected: that a chapter was not tried is then no surprise. */
  readonly partial: boolean;
  /** Why the run could not be judged, where it knows that itself. */
  readonly reason: string | undefined;
  /** Why less was tried than in the baseline, where it was. */
  readonly fewer: string | undefined;
}

/** How a run ends: its exit code and, where it could not be judged, the reason in one sentence. */
export interface Ending {
  readonly exitCode: ExitCode;
  readonly reason?: string;
}

/** Decides how a run ends. An interruption outweighs everything, then 4, 1 and 3 in this order. */
export function endingOf(facts: Facts): Ending {
  if (facts.interrupted) return ended(ExitCode.interrupted, facts.reason);
  const broken = facts.verdicts.filter(isHarnessFault).length;
  if (broken > 0)
    return ended(ExitCode.harness, facts.reason ?? `${counted(broken, "check")} broke inside the harness.`);
  const unjudged = facts.reason ?? whyUnjudged(facts);
  if (isNotConformant(facts)) return ended(ExitCode.violates, facts.reason ?? whyRegressed(facts));
  return unjudged === undefined ? ended(ExitCode.conforms) : ended(ExitCode.notJudged, unjudged);
}

function ended(exitCode: ExitCode, reason?: string): Ending {
  return reason === undefined ? { exitCode } : { exitCode, reason };
}

function isHarnessFault(verdict: Verdict): boolean {
  return verdict.outcome === "inconclusive" && verdict.culprit === "harness";
}

function isNotConformant(facts: Facts): boolean {
  const covered = excusesOf(facts);
  const violated = facts.verdicts.some(
    (verdict) =>
      verdict.outcome === "violates" && counts(verdict, facts.strict) && !covered.has(verdict.check),
  );
  return violated || outdatedDeclarations(facts).length > 0 || regressedIn(facts) > 0;
}

function regressedIn({ baseline }: Facts): number {
  return baseline?.regressed.length ?? 0;
}

function whyRegressed(facts: Facts): string | undefined {
  const count = regressedIn(facts);
  return count === 0 ? undefined : `${counted(count, "check")} regressed from the baseline`;
}

function whyUnjudged({ verdicts, strict, partial, fewer }: Facts): string | undefined {
  if (verdicts.length === 0) return "No check was executed.";
  if (verdicts.every(({ outcome }) => outcome === "inapplicable"))
    return "No check applies to this endpoint.";
  const untried = partial ? undefined : untriedChapter(verdicts);
  if (untried !== undefined) return untried;
  return whyOpen(verdicts.filter((verdict) => counts(verdict, strict))) ?? fewer;
}

/** How many checks could not be judged, and what most of them waited for. */
function whyOpen(verdicts: readonly Verdict[]): string | undefined {
  const reasons = verdicts.flatMap((verdict) => (verdict.outcome === "inconclusive" ? verdict.reason : []));
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  const [commonest] = [...times].sort(([, one], [, other]) => other - one);
  if (commonest === undefined) return undefined;
  const [reason, count] = commonest;
  const share = count === reasons.length ? "" : `, ${count} of them for this reason`;
  return `${counted(reasons.length, "check")} could not be judged${share}: ${reason}`;
}

/** A chapter of which nothing was tried although the profile does not rule it out: the run says nothing of it. */
function untriedChapter(verdicts: readonly Verdict[]): string | undefined {
  for (const chapter of new Set(verdicts.map((verdict) => verdict.chapter))) {
    const own = verdicts.filter((verdict) => verdict.chapter === chapter);
    if (own.some(({ outcome }) => outcome !== "inapplicable")) continue;
    const undeclared = own.find((verdict) => verdict.outcome === "inapplicable" && !verdict.declared);
    if (undeclared?.outcome === "inapplicable")
      return `Nothing of the chapter ${chapter} was tried, and no claim says that it does not apply: ${undeclared.reason}.`;
  }
  return undefined;
}

function counts({ level }: Verdict, strict: boolean): boolean {
  return level === "MUST" || (level === "SHOULD" && strict);
}
