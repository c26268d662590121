/** What an estimate of the time left rests on; all amounts of work in requests as planned. */
export interface Work {
  /** Of the checks that are still to come. */
  readonly remaining: number;
  /** Of the checks that have come. */
  readonly done: number;
  /** Seconds that those have taken. */
  readonly seconds: number;
  /** Requests per second that the pace allows; may be infinite. */
  readonly pace: number;
}

/** A rate that was seen for a shorter time says little. */
const shortest = 1;

/**
 * Seconds that are left: by the rate seen so far, and never fewer than the pace allows. Undefined while neither is
 * known.
 */
export function timeLeft({ remaining, done, seconds, pace }: Work): number | undefined {
  if (remaining <= 0) return 0;
  const byPace = remaining / pace;
  if (done > 0 && seconds >= shortest) return Math.max(byPace, (remaining * seconds) / done);
  return byPace > 0 ? byPace : undefined;
}
