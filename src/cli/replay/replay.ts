import { loadSuites, runDirectly, unpack } from "../../harness/index.ts";
import { type ExitCode, UsageError } from "../../model/errors.ts";
import type { Profile } from "../../model/profile.ts";
import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { nearestName } from "../../report/formats/nearest-name.ts";
import { renderConsole } from "../../report/index.ts";
import { complain } from "../complain.ts";
import { warnOfClearText } from "../endpoint/clear-text.ts";
import { type EndpointFlags, openEndpoint } from "../endpoint/endpoint.ts";
import { readCertificates } from "../endpoint/trusted.ts";
import { exitCodeOf } from "../exit-code.ts";
import { readReport } from "../reports/read-report.ts";
import { assertNothingToMake, keysOf } from "../run/keys.ts";
import { runConformance } from "../run/run-conformance.ts";
import { realStages, type Stages } from "../run/stages.ts";
import type { Surroundings } from "../surroundings.ts";
import { isColored, widthOf } from "../terminal.ts";

/** The options of `replay` as given. */
export interface ReplayFlags extends EndpointFlags {
  readonly counterexample: boolean;
  readonly ca?: string;
  readonly safe: boolean;
  /** The folder in which keys that are made for it are written down. */
  readonly stateDir: string;
}

/**
 * Tries one check of a report again: with that run's seed and effort, after the checks whose requests showed it where it
 * judges the answers of others. What the profile declares is left aside: the question is whether it still violates.
 *
 * @throws UsageError for a report that cannot be read and a check that it does not hold.
 */
export async function replay(
  path: string,
  check: string,
  flags: ReplayFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const report = readReport(path);
  const verdict = verdictOf(report, check, path);
  const question = { path, verdict, run: report.run, ...(await selectionFor(verdict)), ...trusted(flags.ca) };
  const opened = await openEndpoint(placeOf(report, flags), surroundings.environment);
  const stop = new AbortController();
  const deafen = surroundings.onInterrupt(() => stop.abort());
  try {
    const again = await tryAgain(question, opened.profile, flags, stop.signal, surroundings);
    surroundings.stdout.write(renderConsole(again, optionsFor(surroundings)));
    return exitCodeOf(again.run.exitCode);
  } finally {
    deafen();
    const closed = opened.close();
    if (stop.signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** What is to be tried again, and what the report says of it. */
interface Question {
  /** Of the report. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly run: Report["run"];
  readonly only: readonly string[];
  readonly claims: readonly string[];
  readonly ca?: string;
}

async function tryAgain(
  { path, verdict, run: { seed, effort }, only, claims, ...trust }: Question,
  asked: Profile,
  { safe, counterexample, ...flags }: ReplayFlags,
  interruption: AbortSignal,
  { stderr }: Surroundings,
): Promise<Report> {
  if (safe) assertNothingToMake(asked);
  warnOfClearText(asked.endpoint, stderr);
  const say = (line: string): void => void stderr.write(line);
  const profile = { ...asked, claims: [...asked.claims, ...claims], deviations: [], flaky: [] };
  const value = counterexample ? pathOf(verdict) : undefined;
  return runConformance(
    {
      ...{ profile, effort, seed, only, strict: true, safe, reportPath: path, interruption },
      ...trust,
      ...(await keysOf({ ...flags, safe, effort, only }, asked, say)),
      onFaults: ([fault = ""]) => complain(stderr, fault),
    },
    { ...realStages, runSuites: directly(verdict.check, value) },
  );
}

function trusted(ca: string | undefined): { readonly ca?: string } {
  return ca === undefined ? {} : { ca: readCertificates(ca) };
}

function verdictOf({ verdicts }: Report, check: string, path: string): Verdict {
  const verdict = verdicts.find((candidate) => candidate.check === check);
  if (verdict) return verdict;
  const ids = verdicts.map((candidate) => candidate.check);
  const near = nearestName(check, ids);
  const hint = near === undefined ? "the ids stand in it as `check`" : `did you mean ${near}?`;
  throw new UsageError(`${path} has no check ${check}; ${hint}`);
}

/** The smallest value of a property that failed; a check of one case is its own smallest. */
function pathOf(verdict: Verdict): string | undefined {
  return verdict.outcome === "violates" ? verdict.path : undefined;
}

/** Where the report's run was, unless the flags say otherwise; no place stands for the embedded endpoint. */
function placeOf({ run }: Report, { profile, endpoint, rps }: ReplayFlags): EndpointFlags {
  const pace = rps === undefined ? {} : { rps };
  if (profile !== undefined) return { profile, ...pace, endpoint: endpoint ?? run.endpoint };
  if (endpoint !== undefined || run.embedded !== true) return { ...pace, endpoint: endpoint ?? run.endpoint };
  return pace;
}

/** What to run, as patterns of which none stands for all checks, and what the endpoint must be taken to claim for it. */
async function selectionFor(verdict: Verdict) {
  const { check, outcome } = verdict;
  const definition = (await loadSuites()).find(({ identity }) => identity.check === check);
  if (definition === undefined) {
    throw new UsageError(`${check} is no check of this version; \`kms-conformance list\` shows them all.`);
  }
  // That run may have been asked for it by name.
  const claims = definition.claim === undefined || outcome === "inapplicable" ? [] : [definition.claim];
  if (definition.body.kind === "act") return { only: [check], claims };
  const shownBy = outcome === "violates" ? verdict.shownBy : undefined;
  return { only: shownBy === undefined ? [] : [...shownBy, check], claims };
}

/** Runs checks in this thread and tells of one of them; what its companions find is not asked. */
function directly(check: string, path: string | undefined): Stages["runSuites"] {
  return async ({ parcel }) => {
    const options = { ...unpack(parcel), ...(path === undefined ? {} : { path }) };
    const run = await runDirectly(await loadSuites(), options, { only: parcel.only });
    return { ...run, verdicts: run.verdicts.filter((verdict) => verdict.check === check), faults: [] };
  };
}

function optionsFor(surroundings: Surroundings) {
  const { stdout } = surroundings;
  return { color: isColored(surroundings), width: widthOf(stdout), verbose: true, reports: [] };
}
