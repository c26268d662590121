import type { Clock } from "../clock.ts";

/** A clock that stands until somebody sleeps, and then jumps to the earliest awakening. */
export interface FakeClock extends Clock {
  /** Every pause that was asked for, in milliseconds. */
  readonly pauses: readonly number[];
}

/** A clock that starts at `start` milliseconds since the epoch. Sleepers awake in order, each `late` milliseconds after its time. */
export function createFakeClock(start = 0, late: () => number = () => 0): FakeClock {
  const pauses: number[] = [];
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let time = 0;
  const wakeNext = (): void => {
    sleepers.sort((one, other) => one.at - other.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    time = Math.max(time, next.at);
    next.wake();
  };
  return {
    pauses,
    now: () => start + time,
    elapsed: () => time,
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return new Promise((resolve) => {
        sleepers.push({ at: time + milliseconds + late(), wake: resolve });
        // After everything that can run now has run.
        setImmediate(wakeNext);
      });
    },
  };
}
