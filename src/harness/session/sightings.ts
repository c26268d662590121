import type { Json } from "../../model/verdict.ts";
import { shownTogether } from "../../oracle/index.ts";

/** The first of several breaches of one requirement as a report may show it, without any secret or data key. */
export interface ShownBreach {
  readonly reason: string;
  /** The other sentence of the document, where the answer follows that one. */
  readonly dispute?: string;
  readonly counterexample?: Json;
  readonly evidence?: Json;
  /** The checks whose requests it takes to show it again. */
  readonly shownBy?: readonly string[];
  /** The request that shows it; the last where it takes several, none where it takes all. */
  readonly request?: number;
  /** How many answers broke the requirement, this one included. */
  readonly answers: number;
}

/**
 * What answers showed of the statements that hold for every answer, by requirement: all that a verdict on them takes,
 * so that it can be given when the answers themselves are gone.
 */
export interface Sightings {
  /** How many answers were looked at. */
  readonly examined: Readonly<Record<string, number>>;
  readonly breaches: Readonly<Record<string, ShownBreach>>;
  readonly observations: Readonly<Record<string, readonly string[]>>;
}

/** Several sightings as one; of breaches of one requirement the first stays. */
export function addSightings(all: readonly Sightings[]): Sightings {
  const examined: Record<string, number> = {};
  const breaches: Record<string, ShownBreach> = {};
  const observations: Record<string, readonly string[]> = {};
  for (const one of all) {
    for (const [id, answers] of Object.entries(one.examined)) examined[id] = (examined[id] ?? 0) + answers;
    for (const [id, shown] of Object.entries(one.breaches)) {
      const first = breaches[id];
      breaches[id] = first ? { ...first, answers: first.answers + shown.answers } : shown;
    }
    for (const [id, seen] of Object.entries(one.observations)) {
      observations[id] = [...new Set([...(observations[id] ?? []), ...seen])].toSorted();
    }
  }
  return { examined, breaches, observations };
}

/**
 * The same for what answers showed together, each part's among themselves: what all of them together would show once is
 * shown by the first.
 */
export function addTogether(all: readonly Sightings[]): Sightings {
  const sum = addSightings(all);
  const breaches = { ...sum.breaches };
  for (const requirement of shownTogether) {
    const first = all.map((one) => one.breaches[requirement]).find((shown) => shown !== undefined);
    if (first) breaches[requirement] = first;
  }
  return { ...sum, breaches };
}

/** Of sightings only what they say of one requirement. */
export function sightingsOn(requirement: string, all: Sightings): Sightings {
  const only = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id === requirement));
  return {
    examined: only(all.examined),
    breaches: only(all.breaches),
    observations: only(all.observations),
  };
}
