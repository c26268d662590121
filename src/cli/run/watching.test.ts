import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadSuites, select } from "../../harness/index.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { Surroundings } from "../surroundings.ts";
import { isColored } from "../terminal.ts";
import { fakeSurroundings } from "../testing/stage.ts";
import { terminalOf } from "../testing/terminal.ts";
import { openProgress } from "./progress.ts";

const violated: Verdict = {
  check: "GDK-15/x",
  requirement: "GDK-15",
  level: "MUST",
  basis: "documented",
  chapter: "parameters",
  title: "x",
  outcome: "violates",
  culprit: "endpoint",
  reason: "granted",
  requests: 1,
};

const flags = { effort: "smoke", only: ["parameters", "errors"], quiet: false } as const;
const profile = { claims: ["GenerateDataKey"], pace: { requestsPerSecond: 2, concurrency: 1 } };

/** What is seen of a run of which one verdict was heard, before and after the end. */
async function watch(
  environment: Surroundings["environment"],
  more: { isTTY?: boolean; quiet?: boolean } = {},
) {
  const { output, written, seen } = terminalOf(60);
  const stderr = { write: output.write, columns: 60, rows: 24, isTTY: more.isTTY ?? true };
  const { surroundings } = fakeSurroundings(environment);
  const quiet = more.quiet ?? false;
  const progress = await openProgress({ ...flags, quiet }, profile, { ...surroundings, stderr });
  progress.heard(violated);
  vi.advanceTimersByTime(150);
  const during = await seen();
  progress.clear();
  progress.clear();
  vi.advanceTimersByTime(1000);
  return { during, after: await seen(), written };
}

describe("progress", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is a line for each chapter, a bar and the counts on a terminal, and gone at the end", async () => {
    const { during, after } = await watch({});
    expect(during).toEqual([
      expect.stringMatching(/^✗ parameters {2,3}1\/\d+ {2}1 violated$/),
      expect.stringMatching(/^ {2}errors {6,8}0\/\d+$/),
      expect.stringMatching(/^░{32} {3}\d % {2}about \d+ s left$/),
      expect.stringMatching(/^1 of \d+ checks, 1 violation$/),
    ]);
    expect(after).toEqual([""]);
  });

  test("leaves what is said in the meantime above itself, and goes on", async () => {
    const { output, seen } = terminalOf(60);
    const { surroundings } = fakeSurroundings();
    const progress = await openProgress(flags, profile, { ...surroundings, stderr: output });
    progress.aside("a key was made\n");
    vi.advanceTimersByTime(150);
    expect((await seen()).slice(0, 2)).toEqual(["a key was made", expect.stringMatching(/^ {2}parameters/)]);
    progress.clear();
    expect(await seen()).toEqual(["a key was made"]);
  });

  test("does not wait for what an earlier part of the run has judged", async () => {
    const checks = select(await loadSuites(), { effort: "smoke", only: ["parameters"] });
    const [open, ...judged] = checks.map(({ identity }): Verdict => {
      return { ...identity, outcome: "conforms", requests: 1 };
    });
    const unknown = { outcome: "inconclusive", culprit: "environment", reason: "no answer" } as const;
    const earlier = open === undefined ? [] : [{ ...open, ...unknown }, ...judged.slice(1)];
    const { output, seen } = terminalOf(60);
    const { surroundings } = fakeSurroundings();
    const progress = await openProgress(
      { ...flags, only: ["parameters"] },
      profile,
      { ...surroundings, stderr: output },
      earlier,
    );
    expect((await seen()).at(-1)).toBe("0 of 2 checks, 0 violations");
    progress.clear();
  });

  test("is without colour where NO_COLOR says so", async () => {
    const red = "\u001b[31m";
    expect((await watch({})).written.join("")).toContain(red);
    expect((await watch({ NO_COLOR: "1" })).written.join("")).not.toContain(red);
  });

  test.each([
    ["no terminal", {}, { isTTY: false }],
    ["continuous integration", { CI: "true" }, {}],
    ["a terminal that can only write on", { TERM: "dumb" }, {}],
    ["--quiet", {}, { quiet: true }],
  ] as const)("is not there with %s", async (_name, environment, more) => {
    expect((await watch(environment, more)).written).toEqual([]);
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
] as const)("with %o on a terminal (%s), colours are %s", (environment, isTTY, expected) => {
  const { surroundings } = fakeSurroundings(environment);
  expect(isColored({ ...surroundings, stdout: { ...surroundings.stdout, isTTY } })).toBe(expected);
});
