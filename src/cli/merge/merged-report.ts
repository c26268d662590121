import { type CheckDefinition, loadSuites, select } from "../../harness/index.ts";
import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { type Baseline, buildReport } from "../../report/index.ts";
import { declarationsInScope } from "../run/deviations.ts";
import { reportedDocuments } from "../run/documents.ts";
import { addMeasurements } from "../verdict-log/add.ts";
import { type Gathered, gather, namedParts } from "../verdict-log/gather.ts";
import { whyIncomplete } from "./missing.ts";
import { latestRun, type Shards } from "./shards.ts";
import { mergedVerdicts } from "./verdicts.ts";

/** What the merged report is written for. */
export interface MergeOptions {
  /** Where report.json goes: what the commands that show a violation again name. */
  readonly reportPath: string;
  /** Where the page of the merged run will be published; what the shards were told unless said. */
  readonly reportUrl?: string;
  /** The earlier run that the merged one is held to. */
  readonly baseline?: Baseline;
}

/** The report of a run out of its logs: that of a run which was neither shared nor broken off, as far as they tell. */
export async function mergedReport(shards: Shards, options: MergeOptions): Promise<Report> {
  const { reportPath, baseline } = options;
  const run = latestRun(shards.logs[0]);
  const all = await loadSuites();
  const selected = select(all, { effort: run.effort, only: run.only });
  const gathered = gatherAll(shards, all);
  const acts = selected.filter(({ body }) => body.kind === "act");
  const reason = whyIncomplete(shards, acts, gathered.verdicts);
  const verdicts = mergedVerdicts(selected, gathered, run, reportPath);
  const known = all.map(({ identity }) => identity.check);
  const report = buildReport({
    ...reportedDocuments(),
    ...(await declarationsInScope(run, verdicts, async () => known)),
    ...factsOf(shards, gathered, reason),
    verdicts,
    ...(baseline === undefined ? {} : { baseline }),
    partial: run.only.length > 0 || reason !== undefined,
  });
  const reportUrl = options.reportUrl ?? run.reportUrl;
  return withFaults(
    reportUrl === undefined ? report : { ...report, run: { ...report.run, reportUrl } },
    shards,
  );
}

function gatherAll({ logs }: Shards, all: readonly CheckDefinition[]): Gathered {
  const throughout = all.flatMap(({ identity, body }) => (body.kind === "throughout" ? identity.check : []));
  return gather(
    logs.flatMap(({ parts }) => namedParts(parts)),
    new Set(throughout),
  );
}

/** Everything of a run but its verdicts. Shards run side by side: the longest of them tells how long it took. */
function factsOf({ logs }: Shards, { requests, measurements }: Gathered, reason: string | undefined) {
  const { tool, endpoint, embedded, profile, seed, effort, strict } = latestRun(logs[0]);
  const startedAt = logs.map(({ parts: [{ run }] }) => run.startedAt).toSorted()[0] ?? "";
  const seconds = logs.map(({ parts }) => gather(namedParts(parts), new Set()).seconds);
  const measured = addMeasurements(measurements);
  return {
    run: {
      ...{ tool, endpoint, profile, seed, effort, startedAt, seconds: Math.max(...seconds) },
      ...(embedded ? { embedded: true as const } : {}),
      ...(reason === undefined ? {} : { reason }),
    },
    requests,
    strict,
    today: startedAt.slice(0, 10),
    ...(measured === undefined ? {} : { measurements: measured }),
  };
}

/** A fault of the harness in one shard is one of the run. */
function withFaults(report: Report, { logs }: Shards): Report {
  const broken = logs.find(({ parts }) => parts.at(-1)?.end?.exitCode === ExitCode.harness);
  const reason = broken?.parts.at(-1)?.end?.reason ?? report.run.reason ?? "the harness failed";
  if (broken === undefined) return report;
  return { ...report, run: { ...report.run, exitCode: ExitCode.harness, reason } };
}
