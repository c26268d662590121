import { type ExitCode, UsageError } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import type { Baseline } from "../../report/index.ts";
import type { RunFlags } from "../commands/run.ts";
import { readReport } from "../reports/read-report.ts";
import type { Surroundings } from "../surroundings.ts";
import { warnOfClearText } from "../target/clear-text.ts";
import { openTarget } from "../target/target.ts";
import { readTextFile } from "../text-file.ts";
import { claimsAsked } from "./opt-in.ts";
import { presentRun } from "./present.ts";
import { openProgress } from "./progress.ts";
import { prepareReportFolder } from "./report-folder.ts";
import { planReports, tryTarget } from "./reporter-plan.ts";
import { runConformance } from "./run-conformance.ts";

/** Runs as the command line says: progress on stderr, the reports into their folder, the summary on stdout. */
export async function conductRun(flags: RunFlags, surroundings: Surroundings): Promise<ExitCode> {
  const plan = planReports(flags.reporter, flags.reportDir);
  const allureResults = prepareReportFolder(flags.reportDir);
  for (const planned of plan) tryTarget(planned);
  const { effort, only, strict, seed, maxRequests, ca, shard } = flags;
  // Read before anything is sent: a baseline of no use must not cost a run.
  const baseline = baselineOf(flags);
  const trusted = ca === undefined ? {} : { ca: readTextFile(ca, "The CA") };
  const target = await openTarget(flags, surroundings.environment);
  if (flags.safe) assertNothingToMake(target.profile);
  warnOfClearText(target.profile.endpoint, surroundings.stderr);
  const profile = { ...target.profile, claims: claimsAsked(target.profile.claims, only) };
  const stop = new AbortController();
  const deafen = surroundings.onInterrupt(() => stop.abort());
  const progress = await openProgress(flags, profile, surroundings);
  try {
    const report = await runConformance({
      profile,
      ...{ effort, only, strict, seed, allureResults, safe: flags.safe, ...trusted },
      reportPath: plan[0].target,
      ...(maxRequests === undefined ? {} : { maxRequests }),
      ...(shard === undefined ? {} : { shard }),
      ...baseline,
      interruption: stop.signal,
      onVerdict: progress.heard,
      onFaults: (faults) => {
        progress.clear();
        surroundings.stderr.write(listFaults(faults));
      },
    });
    progress.clear();
    const { quiet, verbose } = flags;
    return presentRun(report, { plan, allureResults, quiet, verbose }, surroundings);
  } finally {
    progress.clear();
    deafen();
    const closed = target.close();
    // Whoever interrupts has waited enough.
    if (stop.signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** The earlier run that the flags name, read; what is of no use is a UsageError. */
function baselineOf({ baseline, onlyRegressions }: RunFlags): { readonly baseline?: Baseline } {
  if (baseline !== undefined) return { baseline: { report: readReport(baseline), onlyRegressions } };
  if (!onlyRegressions) return {};
  throw new UsageError("--only-regressions needs --baseline, the report.json of an earlier run.");
}

/** Refused before anything is sent: without the keys that the profile wants made, such a run would judge little. */
function assertNothingToMake({ provision, file }: Profile): void {
  if (provision !== true) return;
  throw new UsageError(
    `${file} says \`provision: true\` and --safe makes no key; leave one of them out, or name keys under fixtures.`,
  );
}

/** Faults that have one cause tend to come by the hundred. */
const mostFaults = 10;

function listFaults(faults: readonly string[]): string {
  const shown = faults.slice(0, mostFaults).map((fault) => `kms-conformance: ${fault}\n`);
  const more = faults.length - shown.length;
  return shown.join("") + (more > 0 ? `kms-conformance: and ${more} more\n` : "");
}
