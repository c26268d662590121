import type { Deviation, FlakyCheck } from "../model/profile.ts";
import type { DocumentSource, Measurements, Observation, Report, RunFacts } from "../model/report.ts";
import type { Requirement } from "../model/requirement.ts";
import type { Verdict } from "../model/verdict.ts";
import { whyFewer } from "./baseline-guard.ts";
import { type Baseline, compareWithBaseline } from "./baseline-results.ts";
import { countChapters, countOutcomes } from "./counts.ts";
import { judgeDeviations } from "./deviation-results.ts";
import { endingOf } from "./ending.ts";
import { declaredChecks } from "./excuses.ts";
import { judgeFlaky } from "./flaky-results.ts";
import { sortVerdicts } from "./order.ts";
import { judgeRequirements } from "./requirement-results.ts";

/** What a run hands over to be reported. */
export interface ReportInput {
  /** A `reason` here means that the run as a whole could not be judged. */
  readonly run: Omit<RunFacts, "exitCode">;
  readonly requests: { readonly total: number; readonly retried: number };
  /** In any order. */
  readonly verdicts: readonly Verdict[];
  /** In the order of the documents, which becomes the order of the report. */
  readonly requirements: readonly Requirement[];
  readonly deviations: readonly Deviation[];
  readonly flaky?: readonly FlakyCheck[];
  /** The earlier run that this one is held to. */
  readonly baseline?: Baseline;
  /** A SHOULD counts like a MUST. */
  readonly strict: boolean;
  /** The day on which deviations are judged, YYYY-MM-DD. */
  readonly today: string;
  readonly interrupted?: boolean;
  /** Only part of the checks was selected. */
  readonly partial?: boolean;
  /** The pages that the requirements are taken from. */
  readonly sources?: readonly DocumentSource[];
  /** What was measured beside the verdicts; taken over as it is. */
  readonly measurements?: Measurements;
}

/** Sorts, counts and joins what a run found, and decides its exit code. Equal findings give equal reports. */
export function buildReport(input: ReportInput): Report {
  const { run, requests, requirements, strict, interrupted = false, partial = false } = input;
  const verdicts = sortVerdicts(input.verdicts, requirements);
  const declared = declarationsOf(input, verdicts);
  const fewer =
    input.baseline && !partial ? whyFewer(verdicts, run.effort, input.baseline.report) : undefined;
  const facts = { verdicts, ...declared, strict, interrupted, partial, reason: run.reason, fewer };
  return {
    schemaVersion: "1",
    run: { ...run, ...endingOf(facts) },
    requests: { ...requests, perSecond: perSecond(requests.total, run.seconds) },
    summary: countOutcomes(verdicts),
    chapters: countChapters(verdicts),
    verdicts,
    requirements: judgeRequirements(requirements, verdicts),
    ...(input.sources === undefined ? {} : { sources: input.sources }),
    observations: verdicts.flatMap(observationOf),
    ...declared,
    ...(input.measurements === undefined ? {} : { measurements: input.measurements }),
  };
}

/** What the profile declares and the earlier run makes of the verdicts. */
function declarationsOf(input: ReportInput, verdicts: readonly Verdict[]) {
  const { flaky = [], today, baseline } = input;
  const deviations = judgeDeviations(input.deviations, verdicts, today);
  const listed =
    flaky.length === 0 ? { deviations } : { deviations, flaky: judgeFlaky(flaky, verdicts, today) };
  if (baseline === undefined) return listed;
  const declared = new Set(declaredChecks(listed).keys());
  return { ...listed, baseline: compareWithBaseline(verdicts, baseline, declared) };
}

function perSecond(total: number, seconds: number): number {
  return seconds > 0 ? Math.round((total / seconds) * 10) / 10 : 0;
}

function observationOf(verdict: Verdict): Observation[] {
  if (verdict.outcome !== "conforms" || verdict.evidence === undefined) return [];
  return [{ check: verdict.check, requirement: verdict.requirement, seen: verdict.evidence }];
}
