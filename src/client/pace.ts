import { UsageError } from "../model/errors.ts";
import type { Clock } from "./clock.ts";

/** Limits how many requests are under way and how many start in a second: one for a whole client. */
export interface Pace {
  /** Waits, first come first served, for a place among the concurrent requests. */
  enter(): Promise<void>;
  /** Gives the place back. */
  leave(): void;
  /** Waits until one more request may start. */
  start(): Promise<void>;
}

/** Above this rate a process cannot send anyway: keeping count would cost time and change nothing. */
const UNLIMITED_FROM = 50_000;

/**
 * A pace of at most `requestsPerSecond` starts in any window of one second, evenly spaced, and at most
 * `concurrency` requests at a time. `Infinity` sets no limit. Throws UsageError for a rate or a concurrency of no use.
 */
export function createPace(
  limits: { readonly requestsPerSecond: number; readonly concurrency: number },
  clock: Clock,
): Pace {
  const { requestsPerSecond, concurrency } = limits;
  if (!(requestsPerSecond > 0))
    throw new UsageError(refusal("requestsPerSecond", requestsPerSecond, "above 0"));
  if (!(concurrency >= 1)) throw new UsageError(refusal("concurrency", concurrency, "1 or more"));
  return { ...createPlaces(concurrency), start: createStarts(requestsPerSecond, clock) };
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

function createStarts(requestsPerSecond: number, clock: Clock): () => Promise<void> {
  if (requestsPerSecond >= UNLIMITED_FROM) return async () => {};
  const interval = 1000 / requestsPerSecond;
  const window = Math.max(1000, interval);
  const latest = new Float64Array(Math.max(1, Math.floor(requestsPerSecond))).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let nextDue = Number.NEGATIVE_INFINITY;
  return async () => {
    const due = Math.max(clock.elapsed(), nextDue);
    nextDue = due + interval;
    for (;;) {
      const now = clock.elapsed();
      // Even spacing alone is not enough: a timer that fires late squeezes the starts that follow it,
      // so the actual times of the last second's worth of starts are held to the window as well.
      const wait = Math.max(due, (latest[oldest] ?? 0) + window) - now;
      if (wait <= 0) {
        latest[oldest] = now;
        oldest = (oldest + 1) % latest.length;
        return;
      }
      await clock.sleep(wait);
    }
  };
}
