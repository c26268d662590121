import type { ExitCode } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import { complain } from "../complain.ts";
import { warnOfClearText } from "../endpoint/clear-text.ts";
import { openEndpoint } from "../endpoint/endpoint.ts";
import { readCertificates } from "../endpoint/trusted.ts";
import type { Output, Surroundings } from "../surroundings.ts";
import { logName } from "../verdict-log/lines.ts";
import { tornNote } from "../verdict-log/read.ts";
import { runLineOf } from "../verdict-log/run-line.ts";
import { openVerdictLog, type VerdictLog } from "../verdict-log/write.ts";
import { baselineOf } from "./baseline.ts";
import { openHarFile } from "./har-file.ts";
import { assertNothingToMake, keysOf } from "./keys.ts";
import { claimsAsked } from "./opt-in.ts";
import { inShareOfPace } from "./pace-share.ts";
import { presentRun } from "./present.ts";
import { openProgress } from "./progress.ts";
import { prepareReportFolder, removeEarlierReports } from "./report-folder.ts";
import { planReports, tryTarget } from "./reporter-plan.ts";
import { assertSameRun, type Resumption, resumeFrom } from "./resume.ts";
import { runConformance } from "./run-conformance.ts";
import type { RunFlags } from "./run-flags.ts";

/**
 * Runs as the command line says: progress on stderr, the reports into their folder, the summary on stdout. `given` names
 * the options that stand there.
 */
export async function conductRun(
  asked: RunFlags,
  surroundings: Surroundings,
  given: ReadonlySet<string>,
): Promise<ExitCode> {
  const resumption = asked.resume === undefined ? undefined : await resumeFrom(asked.resume, asked, given);
  if (resumption?.log.torn) complain(surroundings.stderr, tornNote(resumption.log));
  const flags = resumption?.flags ?? asked;
  const fixed = fixedOptions(flags);
  const opened = await openEndpoint(flags, surroundings.environment);
  const stop = new AbortController();
  const deafen = surroundings.onInterrupt(() => stop.abort());
  try {
    const profile = judgedProfile(opened.profile, flags, surroundings.stderr);
    const outputs = openOutputs(flags, resumption !== undefined);
    const course = { flags, resumption, outputs, fixed, profile, interruption: stop.signal };
    return await follow(course, surroundings);
  } finally {
    deafen();
    const closed = opened.close();
    // Whoever interrupts has waited enough.
    if (stop.signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

type Outputs = ReturnType<typeof openOutputs>;

/** Where everything goes that the run writes, tried before anything is sent. */
function openOutputs(flags: RunFlags, resumed: boolean) {
  const plan = planReports(flags.reporter, flags.reportDir);
  const allureResults = prepareReportFolder(flags.reportDir, resumed);
  for (const planned of plan) tryTarget(planned);
  const har = flags.har === undefined ? undefined : openHarFile(flags.har);
  return { plan, allureResults, har };
}

type FixedOptions = ReturnType<typeof fixedOptions>;

/** What the flags alone say of the run. Read before anything is sent: a baseline of no use must not cost a run. */
function fixedOptions(flags: RunFlags) {
  const { effort, only, strict, seed, maxRequests, ca, shard, safe } = flags;
  return {
    ...{ effort, only, strict, seed, safe },
    ...baselineOf(flags),
    ...(ca === undefined ? {} : { ca: readCertificates(ca) }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** The profile of the endpoint as this run judges it: at its share of the pace, with the claims that were asked for. */
function judgedProfile(profile: Profile, flags: RunFlags, stderr: Output): Profile {
  const { safe, shard, only, reportUrl } = flags;
  if (safe) assertNothingToMake(profile);
  warnOfClearText(profile.endpoint, stderr);
  return {
    ...inShareOfPace(profile, shard),
    claims: claimsAsked(profile.claims, only),
    ...(reportUrl === undefined ? {} : { reportUrl }),
  };
}

/** Everything that is settled before a run begins. */
interface Course {
  readonly flags: RunFlags;
  readonly resumption: Resumption | undefined;
  readonly outputs: Outputs;
  readonly fixed: FixedOptions;
  readonly profile: Profile;
  readonly interruption: AbortSignal;
}

/** Runs, and presents what came of it. */
async function follow(course: Course, surroundings: Surroundings): Promise<ExitCode> {
  const { flags, resumption, outputs, fixed, profile, interruption } = course;
  const { plan, allureResults, har } = outputs;
  const { quiet, verbose } = flags;
  const progress = await openProgress(flags, profile, surroundings, resumption?.earlier.verdicts);
  try {
    const log = beginLog(flags, profile, resumption);
    if (resumption === undefined) removeEarlierReports(plan.map(({ target }) => target));
    const report = await runConformance({
      ...{ ...fixed, profile, allureResults, log, interruption },
      reportPath: plan[0].target,
      ...(resumption === undefined ? {} : { earlier: resumption.earlier }),
      ...(await keysOf(flags, profile, progress.aside)),
      onVerdict: progress.heard,
      ...(har === undefined ? {} : { onExchanges: har.add }),
      onFaults: (faults) => {
        progress.clear();
        listFaults(faults, surroundings.stderr);
      },
    });
    progress.clear();
    const fault = log.fault();
    if (fault !== undefined) complain(surroundings.stderr, `${logName} could not be written: ${fault}`);
    har?.write();
    return presentRun(report, { plan, allureResults, quiet, verbose }, surroundings);
  } finally {
    progress.clear();
  }
}

/** Begins the log of the run, or goes on with that of the run that broke off. */
function beginLog(flags: RunFlags, profile: Profile, resumption: Resumption | undefined): VerdictLog {
  const line = runLineOf(profile, flags);
  if (resumption !== undefined) assertSameRun(resumption.log, line);
  return openVerdictLog(flags.reportDir, line, resumption !== undefined);
}

/** Faults that have one cause tend to come by the hundred. */
const mostFaults = 10;

function listFaults(faults: readonly string[], stderr: Output): void {
  for (const fault of faults.slice(0, mostFaults)) complain(stderr, fault);
  const more = faults.length - mostFaults;
  if (more > 0) complain(stderr, `and ${more} more`);
}
