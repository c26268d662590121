/**
 * When the latest requests of a run started, in memory that all threads share, so that whoever sends for the run keeps
 * to one pace. It crosses to another thread as it is.
 */
export type Timetable = SharedArrayBuffer;

/** Above this rate a process cannot send anyway: keeping count would cost time and change nothing. */
const UNLIMITED_FROM = 50_000;

/** Bytes before the latest starts. */
const HEAD = 16;

/**
 * An empty timetable for a rate.
 *
 *     | 0 lock, i32 | 4 place of the oldest start, i32 | 8 next due, f64 | 16 … the latest starts, f64 each |
 *
 * Times are milliseconds by `Clock.elapsed`. There are as many starts as the rate allows in its window of a second.
 */
export function createTimetable(requestsPerSecond: number): Timetable {
  const starts = requestsPerSecond >= UNLIMITED_FROM ? 0 : Math.max(1, Math.floor(requestsPerSecond));
  const shared = new SharedArrayBuffer(HEAD + starts * 8);
  new Float64Array(shared).fill(Number.NEGATIVE_INFINITY, 1);
  return shared;
}

/** Takes times out of a timetable: for one rate, in one thread. */
export interface TimetableReader {
  /** The next time at which a start is due, for whoever asks; starts are evenly spaced. */
  reserve(now: number): number;
  /** Starts at `now` where the rate allows it, or gives the milliseconds to wait before asking again. */
  tryStart(due: number, now: number): number;
}

/** A reader of a timetable that was made for the same rate; `undefined` where the rate sets no limit. */
export function readTimetable(shared: Timetable, requestsPerSecond: number): TimetableReader | undefined {
  if (requestsPerSecond >= UNLIMITED_FROM) return undefined;
  const interval = 1000 / requestsPerSecond;
  const window = Math.max(1000, interval);
  const whole = new Int32Array(shared, 0, 2);
  const nextDue = new Float64Array(shared, 8, 1);
  const latest = new Float64Array(shared, HEAD);
  // Held for a few instructions, and never across a wait.
  const alone = (act: () => number): number => {
    while (Atomics.compareExchange(whole, 0, 0, 1) !== 0);
    const result = act();
    Atomics.store(whole, 0, 0);
    return result;
  };
  return {
    reserve: (now) =>
      alone(() => {
        const due = Math.max(now, nextDue[0] ?? now);
        nextDue[0] = due + interval;
        return due;
      }),
    tryStart: (due, now) =>
      alone(() => {
        const oldest = whole[1] ?? 0;
        // Even spacing alone is not enough: a timer that fires late squeezes the starts that follow it,
        // so the actual times of the last second's worth of starts are held to the window as well.
        const wait = Math.max(due, (latest[oldest] ?? 0) + window) - now;
        if (wait > 0) return wait;
        latest[oldest] = now;
        whole[1] = (oldest + 1) % latest.length;
        return 0;
      }),
  };
}
