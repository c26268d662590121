import { setTimeout as delay } from "node:timers/promises";
import type { Exchange } from "../model/exchange.ts";

/** The times that a client reads. A test brings one of its own and never waits. */
export interface Clock {
  /** Milliseconds since the epoch, as the machine believes: what a signature is dated with. */
  now(): number;
  /** Milliseconds since a moment that is the same in all threads; never runs backwards: what a pace is kept with. */
  elapsed(): number;
  /** Resolves after that many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => {
    // performance.now counts from the start of its own thread.
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1000 + nanoseconds / 1e6;
  },
  sleep: async (milliseconds) => {
    await delay(milliseconds);
  },
};

/**
 * Seconds by which the endpoint's clock is ahead of this one (negative when behind), from the Date header of
 * an answered exchange and the local time at its middle; fit to be given as `clockOffset`.
 * `undefined` when there was no answer or its Date cannot be read.
 */
export function measureSkew(exchange: Exchange): number | undefined {
  const { outcome, sentAt } = exchange;
  if (outcome.kind === "unanswered") return undefined;
  const { date: header = "" } = outcome.headers;
  const date = Date.parse(header);
  if (Number.isNaN(date)) return undefined;
  // A Date header drops the fraction of its second: half a second is what it drops on average.
  return (date + 500 - (sentAt + outcome.milliseconds / 2)) / 1000;
}
