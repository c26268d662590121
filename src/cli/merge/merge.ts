import { dirname, join } from "node:path";
import { type ExitCode, UsageError } from "../../model/errors.ts";
import type { ReporterChoice } from "../../report/index.ts";
import { complain } from "../complain.ts";
import { isSameFile } from "../reports/output.ts";
import { type BaselineFlags, baselineOf } from "../run/baseline.ts";
import { presentRun } from "../run/present.ts";
import { prepareReportFolder } from "../run/report-folder.ts";
import { planReports, tryTarget } from "../run/reporter-plan.ts";
import type { Surroundings } from "../surroundings.ts";
import { readVerdictLog, tornNote, type WrittenLog } from "../verdict-log/read.ts";
import { mergedReport } from "./merged-report.ts";
import { assembleShards } from "./shards.ts";

/** The options of `merge` as given. */
export interface MergeFlags extends BaselineFlags {
  readonly reportDir?: string;
  readonly reporter: readonly ReporterChoice[];
  readonly reportUrl?: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Makes one report of the logs in several report folders, or of one that a run left when it was killed. */
export async function merge(
  folders: readonly string[],
  flags: MergeFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const logs = readAll(folders);
  for (const log of logs.filter(({ torn }) => torn)) complain(surroundings.stderr, tornNote(log));
  const shards = assembleShards(logs);
  const baseline = baselineOf(flags);
  const reportDir = flags.reportDir ?? (logs.length === 1 ? dirname(logs[0].path) : "reports");
  if (logs.length > 1) assertApart(reportDir, logs);
  const plan = planReports(flags.reporter, reportDir);
  const allureResults = prepareReportFolder(reportDir, true);
  for (const planned of plan) tryTarget(planned);
  const { quiet, verbose, reportUrl } = flags;
  const address = reportUrl === undefined ? {} : { reportUrl };
  const reportPath = join(reportDir, "report.json");
  const report = await mergedReport(shards, { reportPath, ...address, ...baseline });
  return presentRun(report, { plan, allureResults, quiet, verbose }, surroundings);
}

function readAll([first = ".", ...others]: readonly string[]): readonly [WrittenLog, ...WrittenLog[]] {
  return [readVerdictLog(first), ...others.map(readVerdictLog)];
}

/** The report of a shard is not to be lost to that of the whole. */
function assertApart(reportDir: string, logs: readonly WrittenLog[]): void {
  if (logs.some(({ path }) => isSameFile(dirname(path), reportDir)))
    throw new UsageError(`${reportDir} holds a shard; name another folder with --report-dir.`);
}
