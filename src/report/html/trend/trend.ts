import type { Report, RequirementOutcome } from "../../../model/report.ts";
import type { Level } from "../../../model/requirement.ts";
import { type Result, resultOf } from "../../result.ts";
import { type History, historiesOf, type Regression, regressionsOf } from "./history.ts";

/** One run among several in the order of time. */
export interface TrendRun {
  /** The file that the report came from. */
  readonly file: string;
  readonly profile: string;
  readonly endpoint: string;
  readonly tool: string;
  readonly startedAt: string;
  readonly result: Result;
  /** How many requirements have each outcome. */
  readonly requirements: Readonly<Record<RequirementOutcome, number>>;
  readonly requests: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** A requirement that was violated in some run, with its outcome in each. */
export interface TrendRequirement {
  readonly requirement: string;
  readonly level: Level;
  readonly statement: string;
  /** In the order of the runs; `untried` also where a report does not list it. */
  readonly outcomes: readonly RequirementOutcome[];
}

/** Several runs in the order of time, what got worse in which of them, and whether it was mended. */
export interface Trend {
  readonly schemaVersion: "1";
  readonly runs: readonly TrendRun[];
  readonly regressions: readonly Regression[];
  /** Requirements violated in any run, in the order of the documents. */
  readonly violated: readonly TrendRequirement[];
}

/** Orders reports by the start of their runs (by file name where two started at once) and follows every requirement. */
export function trendOf(reports: readonly { readonly file: string; readonly report: Report }[]): Trend {
  const ordered = [...reports].sort(
    (left, right) =>
      compare(left.report.run.startedAt, right.report.run.startedAt) || compare(left.file, right.file),
  );
  const runs = ordered.map(({ file, report }) => runOf(file, report));
  const histories = historiesOf(ordered.map(({ report }) => report));
  return {
    schemaVersion: "1",
    runs,
    regressions: histories.flatMap((history) => regressionsOf(history, runs)),
    violated: histories.filter(({ outcomes }) => outcomes.includes("violates")).map(requirementOf),
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function runOf(file: string, report: Report): TrendRun {
  const { profile, endpoint, tool, startedAt, seconds } = report.run;
  const requirements = {
    conforms: 0,
    violates: 0,
    inconclusive: 0,
    inapplicable: 0,
    excluded: 0,
    untried: 0,
  };
  for (const { outcome } of report.requirements) requirements[outcome] += 1;
  return {
    ...{
      file,
      profile,
      endpoint,
      tool: `${tool.name} ${tool.version}`,
      startedAt,
      result: resultOf(report),
      requirements,
    },
    requests: report.requests.total,
    perSecond: report.requests.perSecond,
    seconds,
  };
}

function requirementOf({ id, level, statement, outcomes }: History): TrendRequirement {
  return { requirement: id, level, statement, outcomes };
}
