import { describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import { createPace } from "./pace.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { createTimetable } from "./timetable.ts";

const everywhere = Number.POSITIVE_INFINITY;

/** The times at which `count` starts were let through, all of them asked for at once. */
async function startTimes(count: number, requestsPerSecond: number, late: () => number = () => 0) {
  const clock = createFakeClock(0, late);
  const pace = createPace({ requestsPerSecond, concurrency: everywhere }, clock);
  const times: number[] = [];
  const one = async (): Promise<void> => {
    await pace.start();
    times.push(clock.elapsed());
  };
  await Promise.all(Array.from({ length: count }, one));
  return { times, clock };
}

function busiestSecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}

describe("pace", () => {
  it("spaces starts evenly", async () => {
    const { times } = await startTimes(5, 10);
    expect(times).toEqual([0, 100, 200, 300, 400]);
  });

  it.for([1, 3, 7.5, 80, 1500])(
    "never sees more than %d starts in a second, nor many fewer",
    async (rate) => {
      const count = Math.ceil(rate * 3);
      const { times } = await startTimes(count, rate);
      expect(times).toHaveLength(count);
      expect(busiestSecond(times)).toBeLessThanOrEqual(rate);
      expect(times.at(-1)).toBeLessThanOrEqual((count / rate) * 1000 + 100);
    },
  );

  it("holds the window when timers fire late", async () => {
    let state = 7;
    const late = (): number => {
      state = (state * 16807) % 2147483647;
      return state % 40;
    };
    const { times } = await startTimes(300, 50, late);
    expect(times).toHaveLength(300);
    expect(busiestSecond(times)).toBeLessThanOrEqual(50);
  });

  it("starts less than once a second when told so", async () => {
    const { times } = await startTimes(3, 0.5);
    expect(times).toEqual([0, 2000, 4000]);
  });

  it("keeps no credit for idle time", async () => {
    const clock = createFakeClock();
    const pace = createPace({ requestsPerSecond: 10, concurrency: 1 }, clock);
    await pace.start();
    await clock.sleep(5000);
    const times: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      await pace.start();
      times.push(clock.elapsed());
    }
    expect(times).toEqual([5000, 5100, 5200]);
  });

  it("is one for all that share a timetable, also after a copy to another thread", async () => {
    const clock = createFakeClock(0, () => 7);
    const limits = { requestsPerSecond: 40, concurrency: everywhere };
    const timetable = createTimetable(40);
    const paces = [timetable, structuredClone(timetable)].map((shared) => createPace(limits, clock, shared));
    const times: number[] = [];
    const one = async (index: number): Promise<void> => {
      await paces[index % 2]?.start();
      times.push(clock.elapsed());
    };
    await Promise.all(Array.from({ length: 120 }, (_, index) => one(index)));
    expect(times).toHaveLength(120);
    expect(busiestSecond(times)).toBeLessThanOrEqual(40);
  });

  it("never sleeps without a limit", async () => {
    const { times, clock } = await startTimes(1000, everywhere);
    expect(times).toHaveLength(1000);
    expect(clock.pauses).toEqual([]);
  });

  it("lets in as many as may run at once, in the order of asking", async () => {
    const pace = createPace({ requestsPerSecond: everywhere, concurrency: 2 }, createFakeClock());
    const entered: number[] = [];
    const all = [1, 2, 3, 4].map(async (number) => {
      await pace.enter();
      entered.push(number);
    });
    await Promise.all(all.slice(0, 2));
    expect(entered).toEqual([1, 2]);
    pace.leave();
    await all[2];
    expect(entered).toEqual([1, 2, 3]);
    pace.leave();
    await all[3];
    expect(entered).toEqual([1, 2, 3, 4]);
  });

  it.for([
    { requestsPerSecond: 0, concurrency: 1 },
    { requestsPerSecond: Number.NaN, concurrency: 1 },
    { requestsPerSecond: 1, concurrency: 0 },
  ])("refuses %o", (limits) => {
    expect(() => createPace(limits, createFakeClock())).toThrow(UsageError);
  });
});
