import { addSightings, type Sightings } from "../../harness/index.ts";
import type { Measurements } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { addRequests } from "./add.ts";
import type { Requests } from "./lines.ts";
import type { Part } from "./read.ts";

/** The checks of one part of a run, and whether their answers were compared with each other. */
export interface Share {
  readonly checks: number;
  readonly compared: boolean;
}

/** What parts of a run have come to together. */
export interface Gathered {
  /** The latest of every check that sends something. */
  readonly verdicts: readonly Verdict[];
  /** What the answers showed of the statements that hold for every answer. */
  readonly sightings: Sightings;
  readonly requests: Requests;
  readonly seconds: number;
  /** Of the parts that told them: a part that was killed did not. */
  readonly measurements: readonly Measurements[];
  readonly shares: readonly Share[];
}

/** Gathers parts of a run. `throughout` are the ids of the checks that hold for every answer, judged again each time. */
export function gather(parts: readonly Part[], throughout: ReadonlySet<string>): Gathered {
  const lines = parts.flatMap(({ verdicts }) => verdicts);
  const sent = parts.map(({ end, verdicts }) => end ?? verdicts.at(-1));
  return {
    verdicts: latestOf(lines.map(({ verdict }) => verdict).filter(({ check }) => !throughout.has(check))),
    sightings: addSightings(lines.map(({ sightings }) => sightings)),
    requests: addRequests(sent.map((line) => line?.requests)),
    seconds: sent.reduce((sum, line) => sum + (line?.seconds ?? 0), 0),
    measurements: parts.flatMap(({ end }) => end?.measurements ?? []),
    shares: parts.map(({ verdicts }) => shareOf(verdicts, throughout)),
  };
}

function shareOf(verdicts: Part["verdicts"], throughout: ReadonlySet<string>): Share {
  const judged = verdicts.filter(({ verdict }) => throughout.has(verdict.check)).length;
  return { checks: verdicts.length - judged, compared: judged > 0 };
}

/** The latest verdict of every check, in the order in which the checks first came. */
export function latestOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Map(verdicts.map((verdict) => [verdict.check, verdict])).values()];
}

/** Says which answers were never compared with each other; `undefined` where all of them were. */
export function apartOf(shares: readonly Share[]): string | undefined {
  const answering = shares.filter(({ checks }) => checks > 0);
  const [only, ...others] = answering;
  if (others.length === 0 && only?.compared !== false) return undefined;
  const compared = answering.filter((share) => share.compared).map(({ checks }) => checks);
  const lost = answering.filter((share) => !share.compared).reduce((sum, { checks }) => sum + checks, 0);
  const within =
    compared.length === 0 ? "not at all" : `only among those to ${compared.join(", and to ")} checks`;
  const rest =
    lost > 0 && compared.length > 0 ? `; those to ${lost} checks, of a part that broke off, were not` : "";
  return `answers were compared with each other ${within}${rest}`;
}
