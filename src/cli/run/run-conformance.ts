import { createTimetable, stopSignOf } from "../../client/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Measurements, Report } from "../../model/report.ts";
import { buildReport, type ReportInput } from "../../report/index.ts";
import { validateReport } from "../../spec/index.ts";
import { addMeasurements, addRequests } from "../verdict-log/add.ts";
import { latestOf } from "../verdict-log/gather.ts";
import type { Requests } from "../verdict-log/lines.ts";
import { version } from "../version.ts";
import { declarationsInScope } from "./deviations.ts";
import { reportedDocuments } from "./documents.ts";
import { type Journal, newJournal, travel } from "./journey.ts";
import type { RunOptions } from "./run-options.ts";
import { realStages, type Stages } from "./stages.ts";

/**
 * Judges an endpoint: a positive control, the suites, the control again, and the report of it all. What the endpoint
 * does never makes it throw.
 *
 * @throws UsageError when the profile or the options are of no use.
 */
export async function runConformance(options: RunOptions, stages: Stages = realStages): Promise<Report> {
  const startedAt = new Date();
  const begun = performance.now();
  const journal = newJournal(options);
  const timetable = createTimetable(options.profile.pace.requestsPerSecond);
  const stop = stopSignOf(options.interruption);
  const travelling = travel({ timetable, stop, ...options }, stages, journal);
  const interrupted = await toItsEnd(travelling, options, journal);
  const seconds = Math.round(performance.now() - begun) / 1000;
  if (journal.faults.length > 0) options.onFaults?.(journal.faults);
  const declared =
    interrupted || journal.suites === undefined
      ? { deviations: [] }
      : await declarationsInScope(options.profile, journal.verdicts, stages.allChecks);
  const input = inputOf(options, journal, timesOf(options, startedAt, seconds));
  const partial = options.only.length > 0 || options.shard !== undefined;
  const report = buildReport({ ...input, ...declared, interrupted, partial });
  const finished = checked(report, options, journal);
  const { measurements, reason, faults } = journal;
  const why = faults[0] ?? reason;
  options.log?.ended({
    exitCode: finished.run.exitCode,
    ...(why === undefined ? {} : { reason: why }),
    requests: sentBy(journal),
    seconds,
    ...(measurements === undefined ? {} : { measurements }),
  });
  return finished;
}

/** A report that is not what it should be ends with 4, whatever it says. */
function checked(report: Report, options: RunOptions, journal: Journal): Report {
  if (journal.faults.length > 0) return broken(report, journal.faults);
  const malformed = validateReport(JSON.parse(JSON.stringify(report)));
  if (malformed === undefined) return report;
  const fault = `the report does not keep to schemas/report.schema.json: ${malformed}`;
  options.onFaults?.([fault]);
  return broken(report, [fault]);
}

/** Waits until a run is over or broken off, and then until its keys are cleaned. Gives whether it was broken off. */
async function toItsEnd(
  travelling: Promise<void>,
  { interruption, maxRequests }: RunOptions,
  journal: Journal,
): Promise<boolean> {
  const over = travelling.then(() => false);
  try {
    return await Promise.race([over, aborted(interruption).then(() => true)]);
  } finally {
    // What a run that is broken off has sent is not known: then only what was kept for this is there to be spent.
    const rest = interruption?.aborted ? journal.keys?.reserved : (maxRequests ?? 0) - sentBy(journal).total;
    await journal.keys?.release(maxRequests === undefined ? undefined : rest);
  }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Requests of this part of the run. */
function sentBy({ controls, controlRetries, suites, heard, keys }: Journal): Requests {
  const { total, retried } = suites ?? heard;
  return { total: total + controls + (keys?.spent ?? 0), retried: retried + controlRetries };
}

function measuredBy({ earlier }: RunOptions, { measurements }: Journal): Measurements | undefined {
  return addMeasurements([
    ...(earlier?.measurements ?? []),
    ...(measurements === undefined ? [] : [measurements]),
  ]);
}

type Times = Pick<Report["run"], "startedAt" | "seconds">;

function timesOf({ earlier }: RunOptions, startedAt: Date, seconds: number): Times {
  return {
    startedAt: earlier?.startedAt ?? startedAt.toISOString(),
    seconds: Math.round(((earlier?.seconds ?? 0) + seconds) * 1000) / 1000,
  };
}

function inputOf(options: RunOptions, journal: Journal, times: Times): Omit<ReportInput, "deviations"> {
  const { profile, seed, effort, strict, baseline } = options;
  const { verdicts, reason } = journal;
  const measurements = measuredBy(options, journal);
  return {
    run: {
      tool: { name: "kms-conformance", version: version() },
      endpoint: profile.endpoint,
      profile: profile.name,
      ...(profile.embedded === true ? { embedded: true } : {}),
      seed,
      effort,
      ...times,
      ...(profile.reportUrl === undefined ? {} : { reportUrl: profile.reportUrl }),
      ...(reason === undefined ? {} : { reason }),
    },
    requests: addRequests([options.earlier?.requests, sentBy(journal)]),
    verdicts: latestOf(verdicts),
    ...reportedDocuments(),
    strict,
    ...(baseline === undefined ? {} : { baseline }),
    today: times.startedAt.slice(0, 10),
    ...(measurements === undefined ? {} : { measurements }),
  };
}

function broken(report: Report, [reason = ""]: readonly string[]): Report {
  return {
    ...report,
    run: { ...report.run, exitCode: ExitCode.harness, reason },
  };
}
