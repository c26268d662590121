import { type CheckDefinition, loadSuites, plannedRequests, select } from "../../harness/index.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import type { Verdict } from "../../model/verdict.ts";
import { renderProgress } from "../../report/index.ts";
import { LiveLines } from "../live-lines.ts";
import type { Surroundings } from "../surroundings.ts";
import { isColored, widthOf } from "../terminal.ts";
import { type PlannedCheck, ProgressTally } from "./progress-tally.ts";
import type { RunFlags } from "./run-flags.ts";

/** What somebody sees who watches a run. */
export interface Progress {
  readonly heard: (verdict: Verdict) => void;
  /** Writes a text that ends with a newline, above whatever is drawn. */
  readonly aside: (text: string) => void;
  /** Takes everything away, for good. */
  readonly clear: () => void;
}

function silent({ stderr }: Surroundings): Progress {
  return { heard: () => {}, aside: (text) => void stderr.write(text), clear: () => {} };
}

/** Milliseconds between two frames. */
const interval = 100;

/** Rows of a terminal that does not say how many it has. */
const defaultRows = 24;

/**
 * Progress for somebody who watches: on a terminal and outside of continuous integration, else nothing at all. What the
 * `earlier` part of a run has judged is not to come any more.
 */
export async function openProgress(
  flags: Pick<RunFlags, "effort" | "only" | "shard" | "quiet">,
  profile: Pick<Profile, "claims" | "pace">,
  surroundings: Surroundings,
  earlier: readonly Verdict[] = [],
): Promise<Progress> {
  if (flags.quiet || !isWatched(surroundings)) return silent(surroundings);
  const { effort, only, shard } = flags;
  const judged = new Set(
    earlier.filter(({ outcome }) => outcome !== "inconclusive").map(({ check }) => check),
  );
  const checks = select(await loadSuites(), { effort, only, ...(shard === undefined ? {} : { shard }) });
  const planned = checks
    .filter(({ identity }) => !judged.has(identity.check))
    .map((definition) => plan(definition, effort, profile.claims));
  return showProgress(planned, profile.pace.requestsPerSecond, surroundings);
}

function isWatched({ stderr, environment }: Surroundings): boolean {
  const automatic = !["", "0", "false"].includes(environment["CI"] ?? "");
  return stderr.isTTY === true && !automatic && environment["TERM"] !== "dumb";
}

function plan(definition: CheckDefinition, effort: Effort, claims: readonly string[]): PlannedCheck {
  const { check, chapter } = definition.identity;
  const claimed = definition.claim === undefined || claims.includes(definition.claim);
  return { check, chapter, requests: claimed ? plannedRequests(definition, effort) : 0 };
}

/** Draws how far the checks have come, several times a second, until it is cleared. */
export function showProgress(
  checks: readonly PlannedCheck[],
  pace: number,
  surroundings: Surroundings,
): Progress {
  const { stderr } = surroundings;
  const lines = new LiveLines(stderr);
  const tally = new ProgressTally(checks, pace);
  const color = isColored({ ...surroundings, stdout: stderr });
  const draw = (): void => {
    // The last column and the last row stay free: some terminals go on as soon as these are taken.
    const screen = { width: widthOf(stderr) - 1, rows: (stderr.rows ?? defaultRows) - 1, color };
    lines.draw(renderProgress(tally.progress(performance.now()), screen));
  };
  draw();
  const timer = setInterval(draw, interval);
  timer.unref();
  return {
    heard: (verdict) => tally.add(verdict, performance.now()),
    aside: (text) => {
      lines.clear();
      stderr.write(text);
    },
    clear: () => {
      clearInterval(timer);
      lines.clear();
    },
  };
}
