import type { Latency } from "../model/report.ts";

/** Preferred numbers, ten to a decade: equally wide on a scale of ratios, and the same in every run. */
const steps = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8];
const decades = [-1, 0, 1, 2, 3, 4];
const bounds = decades.flatMap((decade) => steps.map((step) => Number((step * 10 ** decade).toPrecision(3))));

/** Counts how long answers took, in buckets whose bounds are the same in every run. */
export class LatencyCounts {
  readonly #counts = new Map<number, number>();

  add(milliseconds: number): void {
    const upTo = bounds.find((bound) => milliseconds <= bound) ?? Math.ceil(milliseconds);
    this.#counts.set(upTo, (this.#counts.get(upTo) ?? 0) + 1);
  }

  /** From the first bucket that has an answer to the last, with the empty ones between them. */
  buckets(): Latency["buckets"] {
    const filled = [...this.#counts.keys()].toSorted((one, other) => one - other);
    const [first = 0, last = 0] = [filled[0], filled.at(-1)];
    const between = bounds.filter((bound) => bound >= first && bound <= last);
    const all = [...new Set([...between, ...filled])].toSorted((one, other) => one - other);
    return all.map((upTo) => ({ upTo, count: this.#counts.get(upTo) ?? 0 }));
  }
}
