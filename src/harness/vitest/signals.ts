import type { Reporter } from "vitest/node";

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Takes away, when a run begins, the listeners with which vitest ends the process a millisecond after a signal: what a
 * signal means is the command's to say, which has a report to write and keys to clean. Listeners that were there before
 * stay.
 */
export class SignalKeeper implements Reporter {
  readonly #before = signals.map((signal) => new Set(process.listeners(signal)));

  onInit(): void {
    for (const [at, signal] of signals.entries()) {
      const added = process.listeners(signal).filter((listener) => !this.#before[at]?.has(listener));
      for (const listener of added) process.off(signal, listener);
    }
  }
}
