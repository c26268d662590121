import type { Pace } from "./pace.ts";

/** A sign that is put up once for all who send, in whatever thread. It crosses to another thread as it is. */
export type StopSign = SharedArrayBuffer;

/** A sign that is not up yet; it is from when `signal` aborts. */
export function stopSignOf(signal: AbortSignal | undefined): StopSign {
  const sign = new SharedArrayBuffer(4);
  const putUp = (): void => void Atomics.store(new Int32Array(sign), 0, 1);
  if (signal?.aborted) putUp();
  signal?.addEventListener("abort", putUp, { once: true });
  return sign;
}

/** A pace at which nothing starts any more once the sign is up: who asks then waits for good. */
export function heeding(sign: StopSign | undefined, pace: Pace): Pace {
  if (sign === undefined) return pace;
  const up = new Int32Array(sign);
  return {
    ...pace,
    start: async () => {
      await pace.start();
      if (Atomics.load(up, 0) === 1) await new Promise(() => {});
    },
  };
}
