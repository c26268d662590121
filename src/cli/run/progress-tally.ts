import type { Verdict } from "../../model/verdict.ts";
import type { ChapterProgress, RunProgress } from "../../report/index.ts";
import { timeLeft } from "./time-left.ts";

/** A check that is to come, and the requests that it will send. */
export interface PlannedCheck {
  readonly check: string;
  readonly chapter: string;
  readonly requests: number;
}

type Counts = { -readonly [Name in keyof ChapterProgress]: ChapterProgress[Name] };

/** Counts what was planned and what has come of it; all times are milliseconds of one clock. */
export class ProgressTally {
  readonly #chapters = new Map<string, Counts>();
  readonly #requests: ReadonlyMap<string, number>;
  readonly #planned: number;
  readonly #pace: number;
  /** Requests of the checks that were heard of, as planned. */
  #done = 0;
  /** When the first verdict came and what had been done by then: what came before it is no measure of the rate. */
  #first: { readonly at: number; readonly done: number } | undefined;

  /** `pace`: requests per second that are allowed, may be infinite. */
  constructor(checks: readonly PlannedCheck[], pace: number) {
    this.#requests = new Map(checks.map(({ check, requests }) => [check, requests]));
    this.#planned = checks.reduce((sum, { requests }) => sum + requests, 0);
    this.#pace = pace;
    for (const { chapter } of checks) this.#chapter(chapter).planned += 1;
  }

  /** Takes a verdict in that was heard at that time. */
  add({ check, chapter, outcome }: Verdict, at: number): void {
    const counts = this.#chapter(chapter);
    counts.done += 1;
    if (outcome === "violates" || outcome === "inconclusive") counts[outcome] += 1;
    this.#done += this.#requests.get(check) ?? 0;
    this.#first ??= { at, done: this.#done };
  }

  /** How far the run is at that time. */
  progress(now: number): RunProgress {
    const { at, done } = this.#first ?? { at: now, done: 0 };
    const left = timeLeft({
      remaining: this.#planned - this.#done,
      done: this.#done - done,
      seconds: (now - at) / 1000,
      pace: this.#pace,
    });
    const chapters = [...this.#chapters.values()].map((counts) => ({ ...counts }));
    return { chapters, share: this.#share(), ...(left === undefined ? {} : { secondsLeft: left }) };
  }

  /** By requests; but checks that send none come last, and as long as they are missing the work is not done. */
  #share(): number {
    const counts = [...this.#chapters.values()];
    if (counts.every(({ done, planned }) => done >= planned)) return 1;
    return this.#planned === 0 ? 0 : Math.min(0.99, this.#done / this.#planned);
  }

  #chapter(name: string): Counts {
    const known = this.#chapters.get(name) ?? { name, planned: 0, done: 0, violates: 0, inconclusive: 0 };
    this.#chapters.set(name, known);
    return known;
  }
}
