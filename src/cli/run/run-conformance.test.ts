import { describe, expect, test } from "vitest";
import type { SuiteRun } from "../../harness/index.ts";
import { EnvironmentError, UsageError } from "../../model/errors.ts";
import type { Deviation } from "../../model/profile.ts";
import type { Finding, Verdict } from "../../model/verdict.ts";
import { answered } from "../../oracle/testing/exchanges.ts";
import { validateReport } from "../../spec/index.ts";
import { someOptions as options, someProfile as profile } from "../testing/some-run.ts";
import { runConformance } from "./run-conformance.ts";
import type { RunOptions } from "./run-options.ts";
import type { Stages } from "./stages.ts";

function verdict(check: string, finding: Finding = { outcome: "conforms" }): Verdict {
  const identity = {
    requirement: "GDK-15",
    level: "MUST",
    basis: "documented",
    chapter: "parameters",
  } as const;
  return { ...identity, check, title: "refuse it", ...finding, requests: 3 };
}

const kept = verdict("GDK-15/kept");
const broken = verdict("GDK-15/broken", { outcome: "violates", culprit: "endpoint", reason: "granted" });

const nothingSeen = { examined: {}, breaches: {}, observations: {} };

interface Play {
  readonly run?: Partial<SuiteRun>;
  readonly preflights?: readonly (string | EnvironmentError | undefined)[];
}

/** Stages that play what they are told, and tell what they were asked. */
function play({ run = {}, preflights = [] }: Play = {}) {
  const asked: { readonly caps: (number | undefined)[]; suites: number } = { caps: [], suites: 0 };
  const replies = [...preflights];
  const stages: Stages = {
    preflight: async ({ maxRequests }) => {
      asked.caps.push(maxRequests);
      const reply = replies.shift();
      if (reply instanceof Error) throw reply;
      return reply === undefined ? { requests: 1 } : { requests: 1, reason: reply };
    },
    runSuites: async ({ parcel }) => {
      asked.caps.push(parcel.maxRequests);
      asked.suites += 1;
      return { verdicts: [kept], total: 3, retried: 1, faults: [], ...run };
    },
    select: async () => [],
    allChecks: async () => [kept.check, broken.check, "GDK-16/left-out"],
  };
  return { stages, asked };
}

describe("a run", () => {
  test("counts its controls and its suites, and keeps to the contract of a report", async () => {
    const report = await runConformance(options, play().stages);
    expect(report.run).toMatchObject({
      exitCode: 0,
      endpoint: profile.endpoint,
      profile: "somebody's",
      seed: 7,
    });
    expect(report.requests).toMatchObject({ total: 5, retried: 1 });
    expect(validateReport(JSON.parse(JSON.stringify(report)))).toBeUndefined();
  });

  test("is not judged when the endpoint is out of reach: no suite runs", async () => {
    const { stages, asked } = play({ preflights: [new EnvironmentError("nobody is there")] });
    const report = await runConformance(options, stages);
    expect(report.run).toMatchObject({ exitCode: 3, reason: "nobody is there" });
    expect(asked.suites).toBe(0);
  });

  test("is not judged when a control is refused, before or after the suites", async () => {
    for (const preflights of [
      ["refused"],
      [undefined, "refused"],
      [undefined, new EnvironmentError("refused")],
    ]) {
      const report = await runConformance(options, play({ preflights }).stages);
      expect(report.run.exitCode).toBe(3);
      expect(report.run.reason).toContain("refused");
    }
  });

  test("counts what its controls had to send again", async () => {
    const throttled = { ...play().stages, preflight: async () => ({ requests: 3, retried: 2 }) };
    const { requests } = await runConformance(options, throttled);
    expect(requests).toMatchObject({ total: 9, retried: 5 });
  });

  test("keeps one pace: its controls and its suites share the starts", async () => {
    const seen: unknown[] = [];
    const { stages } = play();
    const watched: Stages = {
      ...stages,
      preflight: (session) => {
        seen.push(session.timetable);
        return stages.preflight(session);
      },
      runSuites: (run) => {
        seen.push(run.parcel.timetable);
        return stages.runSuites(run);
      },
    };
    await runConformance(options, watched);
    expect(seen).toHaveLength(3);
    expect(seen[0]).toBeInstanceOf(SharedArrayBuffer);
    expect(new Set(seen).size).toBe(1);
  });

  test("hands the exchanges of its opening control to the suites", async () => {
    const { stages } = play();
    const opened = answered({});
    let controls = 0;
    const seen: unknown[] = [];
    await runConformance(options, {
      ...stages,
      preflight: async (session, _onFailure, onExchange) => {
        controls += 1;
        onExchange?.(opened);
        return stages.preflight(session);
      },
      runSuites: (run) => {
        seen.push(run.parcel.opening);
        return stages.runSuites(run);
      },
    });
    expect([seen, controls]).toEqual([[[opened]], 2]);
  });

  test("violates although a control is refused", async () => {
    const { stages } = play({ preflights: ["refused"], run: { verdicts: [broken] } });
    expect((await runConformance(options, stages)).run.exitCode).toBe(1);
  });

  test("is not judged when nothing was selected", async () => {
    const { stages } = play({ run: { verdicts: [], total: 0 } });
    const { run } = await runConformance({ ...options, only: ["NO-SUCH*"] }, stages);
    expect(run.exitCode).toBe(3);
    expect(run.reason).toMatch(/^nothing was selected: no check matches NO-SUCH\*/);
  });

  test("is not judged when nothing was executed although no check was left out", async () => {
    const { stages } = play({ run: { verdicts: [], total: 0 } });
    const { run } = await runConformance(options, stages);
    expect(run).toMatchObject({ exitCode: 3, reason: expect.stringMatching(/^nothing was executed: /) });
  });

  test("has no fault of its own where its shard is empty, or where nothing was left of it", async () => {
    const nothing = { ...play({ run: { verdicts: [], total: 0 } }).stages, select: async () => [] };
    const ended: (string | undefined)[] = [];
    const log = {
      heard: () => {},
      ended: ({ reason }: { readonly reason?: string }) => void ended.push(reason),
      fault: () => undefined,
    };
    const empty = await runConformance({ ...options, shard: { index: 3, count: 9 }, log }, nothing);
    expect(empty.run).toMatchObject({ exitCode: 3, reason: "No check was executed." });
    const none = {
      each: nothingSeen,
      together: nothingSeen,
      parts: [],
      name: "part 2",
      requests: { total: 3, retried: 0 },
      seconds: 1,
      measurements: [],
      shares: [],
    };
    const earlier = { ...none, verdicts: [kept], startedAt: "2026-11-23T19:00:00.000Z" };
    const done = await runConformance({ ...options, only: ["GDK-15"], earlier, log }, nothing);
    expect(done).toMatchObject({ run: { exitCode: 0, startedAt: earlier.startedAt }, verdicts: [kept] });
    expect(ended).toEqual([undefined, undefined]);
  });

  test("ends with 4 when the harness failed, whatever else was found", async () => {
    const heard: string[] = [];
    const { stages } = play({ run: { verdicts: [broken], faults: ["a suite does not load"] } });
    const watched = { ...options, onFaults: (faults: readonly string[]) => void heard.push(...faults) };
    const { run } = await runConformance(watched, stages);
    expect(run).toMatchObject({ exitCode: 4, reason: "a suite does not load" });
    expect(heard).toEqual(["a suite does not load"]);
  });

  test("lets mistakes of its user through", async () => {
    const stages = { ...play().stages, preflight: () => Promise.reject(new UsageError("no such CA")) };
    await expect(runConformance(options, stages)).rejects.toThrow("no such CA");
  });
});

describe("a cap", () => {
  test("holds for controls and suites together", async () => {
    const { stages, asked } = play();
    await runConformance({ ...options, maxRequests: 10 }, stages);
    expect(asked.caps).toEqual([10, 8, 6]);
  });

  test("that leaves nothing for the checks is said, and no suite runs", async () => {
    const { stages, asked } = play();
    const { run } = await runConformance({ ...options, maxRequests: 3 }, stages);
    expect(run).toMatchObject({ exitCode: 3, reason: expect.stringContaining("raise --max-requests") });
    expect(asked.suites).toBe(0);
  });
});

describe("an interruption", () => {
  test("reports what was heard until then", async () => {
    const stop = new AbortController();
    const stages: Stages = {
      ...play().stages,
      runSuites: ({ onVerdict }) => {
        onVerdict?.(broken, { sightings: nothingSeen, totals: { total: 3, retried: 0 } });
        stop.abort();
        return new Promise(() => {});
      },
    };
    const report = await runConformance({ ...options, interruption: stop.signal }, stages);
    expect(report.run.exitCode).toBe(130);
    expect(report.verdicts).toEqual([broken]);
    expect(report.requests.total).toBe(4);
  });

  test("hears nothing of what was still under way", async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const { stages } = play();
    const late: Stages = {
      ...stages,
      runSuites: ({ onVerdict }) => {
        stop.abort();
        onVerdict?.(broken, { sightings: nothingSeen, totals: { total: 3, retried: 0 } });
        return new Promise(() => {});
      },
    };
    const watched = { ...options, onVerdict: ({ check }: Verdict) => void heard.push(check) };
    const report = await runConformance({ ...watched, interruption: stop.signal }, late);
    expect([report.run.exitCode, report.verdicts, heard]).toEqual([130, [], []]);
  });

  test("that came before the start sends nothing more", async () => {
    const stages = { ...play().stages, preflight: () => new Promise<never>(() => {}) };
    const report = await runConformance({ ...options, interruption: AbortSignal.abort() }, stages);
    expect(report.run.exitCode).toBe(130);
  });
});

describe("declared deviations", () => {
  const declared = (...checks: readonly string[]): RunOptions => {
    const deviations: readonly Deviation[] = checks.map((check) => ({ check, because: "known" }));
    return { ...options, profile: { ...profile, deviations } };
  };
  const { stages } = play({ run: { verdicts: [kept, broken] } });

  test.each([
    ["covers a violation", ["GDK-15/broken"], 0],
    ["no longer occurs", ["GDK-15/broken", "GDK-15/kept"], 1],
    ["matches nothing there is", ["GDK-15/broken", "GDK-99*"], 1],
    ["speaks of a check that was left out", ["GDK-15/broken", "GDK-16*"], 0],
  ] as const)("one that %s", async (_name, checks, exitCode) => {
    expect((await runConformance(declared(...checks), stages)).run.exitCode).toBe(exitCode);
  });

  test("and a flaky list and a baseline keep to the contract of a report", async () => {
    const earlier = await runConformance(options, play().stages);
    const flaky = [{ check: broken.check, because: "slow", until: "2999-12-31" }];
    const baseline = { report: earlier, onlyRegressions: true };
    const given = { ...options, profile: { ...profile, flaky }, baseline };
    const report = await runConformance(given, stages);
    expect(report.run.exitCode).toBe(0);
    expect(report.flaky?.[0]?.state).toBe("failed");
    expect(report.baseline?.new).toEqual([broken.check]);
  });

  test("are no matter where nothing could be tried", async () => {
    const unreachable = play({ preflights: [new EnvironmentError("nobody is there")] });
    expect((await runConformance(declared("GDK-15*"), unreachable.stages)).run.exitCode).toBe(3);
  });
});
