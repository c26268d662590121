import { describe, expect, it } from "vitest";
import type { Pace } from "./pace.ts";
import { heeding, stopSignOf } from "./stop-sign.ts";

const pace: Pace = { enter: async () => {}, leave: () => {}, start: async () => {} };

/** Whether a promise is settled once everything is over that needs no outside. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe("a stop sign", () => {
  it("lets requests start until its signal aborts, and none after", async () => {
    const stop = new AbortController();
    const heeded = heeding(stopSignOf(stop.signal), pace);
    expect(await isSettled(heeded.start())).toBe(true);
    stop.abort();
    expect(await isSettled(heeded.start())).toBe(false);
  });

  it("stops those that already wait for their start", async () => {
    const stop = new AbortController();
    let due = (): void => {};
    const start = (): Promise<void> =>
      new Promise((resolve) => {
        due = resolve;
      });
    const waiting = { ...pace, start };
    const started = heeding(stopSignOf(stop.signal), waiting).start();
    stop.abort();
    due();
    expect(await isSettled(started)).toBe(false);
  });

  it("is up at once for a signal that aborted before, and crosses to another thread as it is", async () => {
    const stop = new AbortController();
    const [own, crossed] = [stopSignOf(AbortSignal.abort()), stopSignOf(stop.signal)];
    const elsewhere = structuredClone(crossed);
    stop.abort();
    for (const sign of [own, elsewhere]) expect(await isSettled(heeding(sign, pace).start())).toBe(false);
  });

  it("that nobody gave changes nothing", () => {
    expect(heeding(undefined, pace)).toBe(pace);
  });
});
