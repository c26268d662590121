import {
  FixtureKeys,
  pack,
  type Selection,
  type SessionOptions,
  type SuiteRun,
  traceId,
} from "../../harness/index.ts";
import { ExitCode, HarnessError } from "../../model/errors.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Measurements } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { apartOf, latestOf } from "../verdict-log/gather.ts";
import { declaredIn } from "./declared.ts";
import type { RunOptions } from "./run-options.ts";
import type { Stages } from "./stages.ts";

/** What a run has come to so far; whoever breaks it off reports from here. */
export interface Journal {
  verdicts: Verdict[];
  /** The exchanges of the opening control. */
  opening: readonly Exchange[];
  /** Requests that the controls have sent. */
  controls: number;
  /** How many of those were sent again. */
  controlRetries: number;
  /** Requests that the suites had sent at the latest verdict. */
  heard: { readonly total: number; readonly retried: number };
  /** Requests that the suites have sent, once they are over. */
  suites: { readonly total: number; readonly retried: number } | undefined;
  /** What the suites measured, once they are over. */
  measurements: Measurements | undefined;
  /** The keys that the run makes for itself, from when it begins to. */
  keys: FixtureKeys | undefined;
  faults: readonly string[];
  /** Why the run cannot be judged as a whole. */
  reason: string | undefined;
}

/** A journal before the first request; that of a run which goes on knows what came before. */
export function newJournal({ earlier }: Pick<RunOptions, "earlier">): Journal {
  return {
    verdicts: [...(earlier?.verdicts ?? [])],
    opening: [],
    controls: 0,
    controlRetries: 0,
    heard: { total: 0, retried: 0 },
    suites: undefined,
    measurements: undefined,
    keys: undefined,
    faults: [],
    reason: undefined,
  };
}

/** Goes from the opening control through the suites to the closing control, and writes down what it meets. */
export async function travel(given: RunOptions, stages: Stages, journal: Journal): Promise<void> {
  const options = await furnish(given, journal);
  if (options === undefined) return;
  if (!(await control(options, stages, journal, ""))) return;
  if (capLeavesNone(options, journal)) return;
  const run = await tour(options, stages, journal);
  journal.verdicts = [...latestOf([...(options.earlier?.verdicts ?? []), ...run.verdicts])];
  journal.measurements = run.measurements;
  journal.faults = run.faults;
  journal.suites = { total: run.total, retried: run.retried };
  if (run.faults.length > 0) return;
  if (run.verdicts.length > 0) await control(options, stages, journal, closing);
  // A share of few checks may be empty, and of a run that goes on nothing may be left.
  else if (options.shard === undefined && options.earlier === undefined)
    journal.reason = nothingSelected(options);
}

/** Its failure is told only where the opening control was granted. */
const closing = "at the end of the run, though all was well at its beginning: ";

/** Makes the keys that the run is to make. Gives the options with them, or nothing when they cannot be had. */
async function furnish(options: RunOptions, journal: Journal): Promise<RunOptions | undefined> {
  if (options.keys === undefined) return options;
  // Keys are cleaned after an interruption too.
  const { stop: _, ...unstopped } = sessionOf(options, 0);
  journal.keys = new FixtureKeys(unstopped, options.keys);
  try {
    return { ...options, profile: await journal.keys.make() };
  } catch (error) {
    if (!(error instanceof HarnessError) || error.exitCode !== ExitCode.notJudged) throw error;
    journal.reason = error.message;
    return undefined;
  }
}

/** Requests that keys have taken and those that are kept for cleaning them. */
function takenByKeys({ keys }: Journal): number {
  return (keys?.spent ?? 0) + (keys?.reserved ?? 0);
}

/** The suites begin with a control of their own, and the run ends with one: there must be room for more than these. */
function capLeavesNone({ maxRequests }: RunOptions, journal: Journal): boolean {
  const taken = takenByKeys(journal) + journal.controls * 3;
  if (maxRequests === undefined || maxRequests > taken) return false;
  journal.reason ??= `the cap of ${maxRequests} requests leaves none for the checks; raise --max-requests`;
  return true;
}

async function tour(options: RunOptions, stages: Stages, journal: Journal): Promise<SuiteRun> {
  const { allureResults } = options;
  const { selection, earlier } = await remaining(options, stages);
  return stages.runSuites({
    // What the opening control took is kept for the closing one.
    parcel: pack(
      {
        ...sessionOf(options, takenByKeys(journal) + journal.controls * 2),
        opening: journal.opening,
        ...earlier,
        ...(options.log === undefined ? {} : { traced: true }),
      },
      selection,
    ),
    ...(allureResults === undefined ? {} : { allureResults }),
    declared: (verdicts) => declaredIn(options.profile, verdicts, today()),
    ...(options.onExchanges === undefined ? {} : { onExchanges: options.onExchanges }),
    onVerdict: (verdict, context) => {
      // Once a run is broken off its keys go away under the checks that are still under way.
      if (options.interruption?.aborted) return;
      journal.verdicts.push(verdict);
      journal.heard = context.totals;
      options.log?.heard(verdict, context);
      options.onVerdict?.(verdict);
    },
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

interface Remaining {
  readonly selection: Selection;
  readonly earlier?: Pick<SessionOptions, "earlier">;
}

/**
 * What is still to be run. The suites select for themselves, chapter by chapter; shares, and what is left of a run, can
 * only be told of all checks together. What could not be judged is tried again.
 */
async function remaining(options: RunOptions, stages: Stages): Promise<Remaining> {
  const { effort, only, shard, earlier } = options;
  const share = shard === undefined ? {} : { shard };
  if (shard === undefined && earlier === undefined) return { selection: { effort, only } };
  const judged = (earlier?.verdicts ?? []).filter(({ outcome }) => outcome !== "inconclusive");
  const done = new Set(judged.map(({ check }) => check));
  const rest = (await stages.select({ effort, only, ...share })).filter(
    ({ identity }) => !done.has(identity.check),
  );
  const selection = { effort, only, checks: rest.map(({ identity }) => identity.check) };
  if (earlier === undefined) return { selection };
  const acts = rest.filter(({ body }) => body.kind === "act").length;
  const own = { checks: acts, traceId: traceId(options.profile, options.seed) };
  const apart = apartOf([...earlier.shares, own]);
  const { each, together, parts, name } = earlier;
  const known = { each, together, parts, name, ...(apart === undefined ? {} : { apart }) };
  return { selection, earlier: { earlier: known } };
}

/** Tries one plain good request. Gives whether the endpoint can be tried at all. */
async function control(
  options: RunOptions,
  stages: Stages,
  journal: Journal,
  when: string,
): Promise<boolean> {
  const spent = takenByKeys(journal) + journal.controls + (journal.suites?.total ?? 0);
  const exchanges: Exchange[] = [];
  try {
    const {
      requests,
      retried = 0,
      reason,
    } = await stages.preflight(
      sessionOf(options, spent),
      (sent) => {
        journal.controls += sent;
      },
      (exchange) => void exchanges.push(exchange),
    );
    // The closing control comes when all has been judged.
    if (journal.suites === undefined) journal.opening = exchanges;
    journal.controls += requests;
    journal.controlRetries += retried;
    if (reason !== undefined) journal.reason ??= `${when}${reason}`;
    return true;
  } catch (error) {
    if (!(error instanceof HarnessError) || error.exitCode !== ExitCode.notJudged) throw error;
    journal.reason ??= `${when}${error.message}`;
    return false;
  }
}

function sessionOf(options: RunOptions, spent: number): SessionOptions {
  const { profile, effort, seed, maxRequests, ca, timetable, stop, safe, reportPath, onExchanges } = options;
  return {
    profile,
    effort,
    seed,
    ...(maxRequests === undefined ? {} : { maxRequests: Math.max(0, maxRequests - spent) }),
    ...(ca === undefined ? {} : { ca }),
    ...(timetable === undefined ? {} : { timetable }),
    ...(stop === undefined ? {} : { stop }),
    ...(safe === undefined ? {} : { safe }),
    ...(reportPath === undefined ? {} : { reportPath }),
    ...(onExchanges === undefined ? {} : { har: true }),
  };
}

/** Why a selection that takes no check is no conforming run, in one sentence. */
export function nothingSelected({ only, effort }: Pick<RunOptions, "only" | "effort">): string {
  const at = `at effort ${effort}`;
  if (only.length === 0) return `nothing was executed: there is no check to take ${at}; take a larger share`;
  return `nothing was selected: no check matches ${only.join(" or ")} ${at}; \`kms-conformance list\` shows them all`;
}
