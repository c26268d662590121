import { UsageError } from "../model/errors.ts";
import type { Clock } from "./clock.ts";
import { createTimetable, readTimetable, type Timetable } from "./timetable.ts";

/**
 * Limits how many requests are under way and how many start in a second. The starts are those of a whole run, the
 * places those of one client: the clients of a run follow one another.
 */
export interface Pace {
  /** Waits, first come first served, for a place among the concurrent requests. */
  enter(): Promise<void>;
  /** Gives the place back. */
  leave(): void;
  /** Waits until one more request may start. */
  start(): Promise<void>;
}

/**
 * A pace of at most `requestsPerSecond` starts in any window of one second, evenly spaced, and at most
 * `concurrency` requests at a time. `Infinity` sets no limit. What shares a `timetable` of the same rate shares the starts.
 * Throws UsageError for a rate or a concurrency of no use.
 */
export function createPace(
  limits: { readonly requestsPerSecond: number; readonly concurrency: number },
  clock: Clock,
  timetable?: Timetable,
): Pace {
  const { requestsPerSecond, concurrency } = limits;
  if (!(requestsPerSecond > 0))
    throw new UsageError(refusal("requestsPerSecond", requestsPerSecond, "above 0"));
  if (!(concurrency >= 1)) throw new UsageError(refusal("concurrency", concurrency, "1 or more"));
  const starts = createStarts(requestsPerSecond, clock, timetable ?? createTimetable(requestsPerSecond));
  return { ...createPlaces(concurrency), start: starts };
}

function refusal(name: string, value: number, wanted: string): string {
  return `pace.${name} is ${value}; set it to a number ${wanted}`;
}

function createPlaces(concurrency: number): Pick<Pace, "enter" | "leave"> {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    enter: async () => {
      if (taken < concurrency) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave: () => {
      const next = waiting.shift();
      // A place that somebody waits for passes straight on, so nobody can slip in between.
      if (next === undefined) taken -= 1;
      else next();
    },
  };
}

function createStarts(requestsPerSecond: number, clock: Clock, timetable: Timetable): () => Promise<void> {
  const reader = readTimetable(timetable, requestsPerSecond);
  if (reader === undefined) return async () => {};
  return async () => {
    const due = reader.reserve(clock.elapsed());
    for (;;) {
      const wait = reader.tryStart(due, clock.elapsed());
      if (wait === 0) return;
      await clock.sleep(wait);
    }
  };
}
