import { describe, expect, test } from "vitest";
import type { Finding, Verdict } from "../../model/verdict.ts";
import { ProgressTally } from "./progress-tally.ts";
import { timeLeft } from "./time-left.ts";

const planned = [
  { check: "GDK-14/a", chapter: "data key", requests: 3 },
  { check: "GDK-14/b", chapter: "data key", requests: 10 },
  { check: "GDK-15/c", chapter: "errors", requests: 7 },
];

function verdict(check: string, chapter: string, finding: Finding = { outcome: "conforms" }): Verdict {
  const requirement = check.slice(0, 6);
  return {
    ...{ check, requirement, chapter, level: "MUST", basis: "documented", title: "x", requests: 1 },
    ...finding,
  };
}

describe("a tally", () => {
  test("counts checks by chapter and the share by planned requests", () => {
    const tally = new ProgressTally(planned, Number.POSITIVE_INFINITY);
    tally.add(verdict("GDK-14/a", "data key"), 0);
    tally.add(
      verdict("GDK-15/c", "errors", { outcome: "violates", culprit: "endpoint", reason: "granted" }),
      1,
    );
    const { chapters, share } = tally.progress(2);
    expect(chapters).toEqual([
      { name: "data key", planned: 2, done: 1, violates: 0, inconclusive: 0 },
      { name: "errors", planned: 1, done: 1, violates: 1, inconclusive: 0 },
    ]);
    expect(share).toBe(0.5);
  });

  test("knows the pace at once, and the rate from the first verdict on", () => {
    const tally = new ProgressTally(planned, 2);
    expect(tally.progress(0).secondsLeft).toBe(10);
    tally.add(verdict("GDK-14/a", "data key"), 60_000);
    expect(tally.progress(60_000).secondsLeft).toBe(8.5);
    tally.add(verdict("GDK-15/c", "errors"), 74_000);
    expect(tally.progress(74_000).secondsLeft).toBe(20);
  });

  test("is not whole while a check is missing that sends nothing", () => {
    const tally = new ProgressTally([...planned, { check: "API-01/d", chapter: "all", requests: 0 }], 2);
    for (const { check, chapter } of planned) tally.add(verdict(check, chapter), 0);
    expect(tally.progress(0)).toMatchObject({ share: 0.99, secondsLeft: 0 });
    tally.add(verdict("API-01/d", "all"), 0);
    expect(tally.progress(0).share).toBe(1);
  });
});

describe("the time left", () => {
  const unlimited = Number.POSITIVE_INFINITY;
  test.each([
    ["nothing is known", { remaining: 50, done: 0, seconds: 0, pace: unlimited }, undefined],
    ["the rate was seen too shortly", { remaining: 50, done: 40, seconds: 0.5, pace: unlimited }, undefined],
    ["only the pace is known", { remaining: 50, done: 0, seconds: 3, pace: 5 }, 10],
    ["the endpoint is slower than the pace", { remaining: 50, done: 10, seconds: 10, pace: 5 }, 50],
    ["it seemed to be faster than the pace", { remaining: 50, done: 100, seconds: 10, pace: 5 }, 10],
    ["nothing remains", { remaining: 0, done: 1, seconds: 1, pace: unlimited }, 0],
  ])("where %s", (_name, work, seconds) => {
    expect(timeLeft(work)).toBe(seconds);
  });
});
