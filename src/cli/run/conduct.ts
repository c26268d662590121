import type { ExitCode } from "../../model/errors.ts";
import type { RunFlags } from "../commands/run.ts";
import { readReport } from "../reports/read-report.ts";
import type { Surroundings } from "../surroundings.ts";
import { warnOfClearText } from "../target/clear-text.ts";
import { openTarget } from "../target/target.ts";
import { readTextFile } from "../text-file.ts";
import { compareWithBaseline, heldTo, renderBaseline } from "./baseline.ts";
import { presentRun } from "./present.ts";
import { createProgress } from "./progress.ts";
import { prepareReportFolder } from "./report-folder.ts";
import { planReports, takesStdout, tryTarget } from "./reporter-plan.ts";
import { runConformance } from "./run-conformance.ts";

/** Runs as the command line says: progress on stderr, the reports into their folder, the summary on stdout. */
export async function conductRun(flags: RunFlags, surroundings: Surroundings): Promise<ExitCode> {
  const plan = planReports(flags.reporter, flags.reportDir);
  const allureResults = prepareReportFolder(flags.reportDir);
  for (const planned of plan) tryTarget(planned);
  const { effort, only, strict, seed, maxRequests, ca, shard } = flags;
  // Read before anything is sent: a baseline of no use must not cost a run.
  const baseline = flags.baseline === undefined ? undefined : readReport(flags.baseline);
  const trusted = ca === undefined ? {} : { ca: readTextFile(ca, "The CA") };
  const target = await openTarget(flags, surroundings.environment);
  warnOfClearText(target.profile.endpoint, surroundings.stderr);
  const stop = new AbortController();
  const deafen = surroundings.onInterrupt(() => stop.abort());
  const progress = createProgress(surroundings, flags.quiet);
  try {
    const report = await runConformance({
      profile: target.profile,
      ...{ effort, only, strict, seed, allureResults, ...trusted },
      ...(maxRequests === undefined ? {} : { maxRequests }),
      ...(shard === undefined ? {} : { shard }),
      interruption: stop.signal,
      onPlanned: progress.planned,
      onVerdict: progress.heard,
      onFaults: (faults) => {
        progress.clear();
        surroundings.stderr.write(listFaults(faults));
      },
    });
    progress.clear();
    const { quiet, verbose } = flags;
    const how = { plan, allureResults, quiet, verbose };
    if (baseline === undefined) return presentRun(report, how, surroundings);
    const comparison = compareWithBaseline(report, baseline);
    const exitCode = presentRun(heldTo(report, comparison), how, surroundings);
    (takesStdout(plan) ? surroundings.stderr : surroundings.stdout).write(renderBaseline(comparison));
    return exitCode;
  } finally {
    progress.clear();
    deafen();
    const closed = target.close();
    // Whoever interrupts has waited enough.
    if (stop.signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** Faults that have one cause tend to come by the hundred. */
const mostFaults = 10;

function listFaults(faults: readonly string[]): string {
  const shown = faults.slice(0, mostFaults).map((fault) => `kms-conformance: ${fault}\n`);
  const more = faults.length - shown.length;
  return shown.join("") + (more > 0 ? `kms-conformance: and ${more} more\n` : "");
}
