import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSuites, select } from "../../harness/index.ts";
import type { Finding, Verdict } from "../../model/verdict.ts";
import { readReport } from "../reports/read-report.ts";
import { perform, scratchFolder } from "../testing/stage.ts";
import type { EndLine, RunLine } from "../verdict-log/lines.ts";
import { openVerdictLog } from "../verdict-log/write.ts";

const run: RunLine = {
  kind: "run",
  schemaVersion: "1",
  tool: { name: "kms-conformance", version: "0.1.0" },
  endpoint: "http://127.0.0.1:1",
  embedded: false,
  profile: "mine",
  profileDigest: "0".repeat(64),
  seed: 7,
  effort: "smoke",
  only: ["parameters"],
  strict: false,
  deviations: [],
  flaky: [],
  startedAt: "2026-11-23T19:00:00.000Z",
};
const end: Omit<EndLine, "kind"> = { exitCode: 0, requests: { total: 9, retried: 1 }, seconds: 3 };
const nothing = { examined: {}, breaches: {}, observations: {} };
const conforms: Finding = { outcome: "conforms" };

interface Shard extends Partial<Omit<RunLine, "kind">> {
  readonly index: number;
  readonly count?: number;
  readonly end?: Omit<EndLine, "kind"> | "killed";
  /** What a check of the shard found, by its place. */
  readonly found?: Readonly<Record<number, Finding>>;
  readonly statuses?: readonly number[];
}

/** A folder with shards of one run, as they would have left them. */
async function shardFolder(...shards: readonly Shard[]) {
  const folder = scratchFolder();
  const checks = await loadSuites();
  const paths = shards.map(
    ({ index, count = 2, end: own = end, found = {}, statuses = [], ...change }, at) => {
      const path = join(folder.path, `${at}`);
      mkdirSync(path);
      const line = { ...run, shard: { index, count }, ...change };
      const log = openVerdictLog(path, line, false);
      const acts = select(checks, line);
      const share = acts.filter(({ body }) => body.kind === "act");
      for (const [place, { identity }] of share.entries()) {
        if (own === "killed" && place === 1) break;
        const verdict: Verdict = { ...identity, ...(found[place] ?? conforms), requests: 1 };
        const answers = statuses.length;
        const shown = {
          reason: `HTTP status ${statuses[0]}`,
          counterexample: {},
          evidence: {},
          request: 1,
          answers,
        };
        const breaches = place === 0 && answers > 0 ? { "API-04": shown } : {};
        const sightings = { ...nothing, examined: { "API-04": 1 }, breaches };
        log.heard(verdict, { sightings, totals: { total: place, retried: 0 } });
      }
      if (own !== "killed") log.ended(own);
      return path;
    },
  );
  const out = join(folder.path, "merged");
  const merge = async (...words: readonly string[]) => {
    const done = await perform(["merge", ...paths, "--report-dir", out, "--quiet", ...words]);
    return { ...done, report: () => readReport(join(out, "report.json")) };
  };
  return { ...folder, paths, out, merge };
}

const violated: Finding = {
  outcome: "violates",
  culprit: "endpoint",
  reason: "granted",
  seen: "granted",
  reproduce: "kms-conformance replay elsewhere/report.json x",
};

describe("shards that are all there", () => {
  test("give one report with all their checks, requests and the time of the longest", async () => {
    using shards = await shardFolder({ index: 2 }, { index: 1, startedAt: "2026-11-23T18:59:00.000Z" });
    const { exitCode, report, stdout } = await shards.merge();
    expect(stdout).toMatch(/^Conforms: /);
    expect(exitCode).toBe(0);
    const { run: facts, requests, verdicts } = report();
    expect(facts).toMatchObject({ seed: 7, startedAt: "2026-11-23T18:59:00.000Z", seconds: 3 });
    expect(requests).toMatchObject({ total: 18, retried: 2 });
    const whole = select(await loadSuites(), { effort: "smoke", only: ["parameters"] });
    expect(verdicts.map(({ check }) => check).toSorted()).toEqual(
      whole.map(({ identity }) => identity.check).toSorted(),
    );
  });

  test("end with 1 where one of them found a violation, whose command names the merged report", async () => {
    using shards = await shardFolder({ index: 1, found: { 0: violated } }, { index: 2 });
    const { exitCode, report } = await shards.merge();
    expect(exitCode).toBe(1);
    const [verdict] = report().verdicts.filter(({ outcome }) => outcome === "violates");
    expect(verdict).toMatchObject({ reproduce: expect.stringContaining(join(shards.out, "report.json")) });
    expect(verdict).toMatchObject({ reproduce: expect.stringContaining("--endpoint http://127.0.0.1:1") });
  });

  test("hold what the profile declares over all of them", async () => {
    const checks = select(await loadSuites(), { ...run, shard: { index: 1, count: 2 } });
    const check = checks[0]?.identity.check ?? "";
    const deviations = [{ check, seen: "granted", because: "known" }];
    using shards = await shardFolder(
      { index: 1, deviations, found: { 0: violated } },
      { index: 2, deviations },
    );
    const { exitCode, report } = await shards.merge();
    expect(exitCode).toBe(0);
    expect(report().deviations).toMatchObject([{ state: "as-declared", checks: [check] }]);
  });

  test("are judged together on what holds for every answer", async () => {
    const only = ["parameters", "response"];
    using shards = await shardFolder(
      { index: 1, only, statuses: [201, 201] },
      { index: 2, only, statuses: [500] },
    );
    const { exitCode, report } = await shards.merge();
    expect(exitCode).toBe(1);
    const status = report().verdicts.find(({ requirement }) => requirement === "API-04");
    expect(status).toMatchObject({
      outcome: "violates",
      reason: "HTTP status 201 (and 2 more answers like it)",
    });
  });

  test("link to where their page is published, as they were told or as merge is", async () => {
    const reportUrl = "https://ci.example.com/shards/index.html";
    using shards = await shardFolder({ index: 1, reportUrl }, { index: 2, reportUrl });
    const told = await shards.merge();
    expect(told.report().run.reportUrl).toBe(reportUrl);
    const other = await shards.merge("--report-url", "https://ci.example.com/");
    expect(other.report().run.reportUrl).toBe("https://ci.example.com/");
  });

  test("are held to a baseline", async () => {
    using good = await shardFolder({ index: 1 }, { index: 2 });
    await good.merge();
    using bad = await shardFolder({ index: 1, found: { 0: violated } }, { index: 2 });
    const { report } = await bad.merge("--baseline", join(good.out, "report.json"), "--only-regressions");
    expect(report().baseline?.regressed).toHaveLength(1);
  });

  test("write what run writes", async () => {
    using shards = await shardFolder({ index: 1 }, { index: 2 });
    await shards.merge();
    expect(readFileSync(join(shards.out, "junit.xml"), "utf8")).toContain("<testsuites");
    expect(readFileSync(join(shards.out, "index.html"), "utf8")).toContain("<html");
  });
});

describe("a run of which something is missing ends with 3 and says what", () => {
  test.each<[string, readonly Shard[], string]>([
    ["a shard", [{ index: 1 }], "shard 2/2 is missing"],
    ["several shards", [{ index: 2, count: 4 }], "shards 1/4, 3/4, 4/4 are missing"],
    [
      "the end of a shard",
      [{ index: 1, end: "killed" }, { index: 2 }],
      "checks have no verdict; go on with --resume ",
    ],
    [
      "what a shard could not judge",
      [{ index: 1, end: { ...end, exitCode: 3, reason: "the cap is reached" } }, { index: 2 }],
      "shard 1/2: the cap is reached",
    ],
  ])("%s", async (_name, all, expected) => {
    using shards = await shardFolder(...all);
    const { exitCode, stdout } = await shards.merge();
    expect(stdout).toContain(expected);
    expect(exitCode).toBe(3);
  });

  test("also where a shard broke off after its last check", async () => {
    using shards = await shardFolder({ index: 1 }, { index: 2 });
    const path = join(shards.paths[1] ?? "", "verdicts.ndjson");
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, `${lines.slice(0, -2).join("\n")}\n`);
    const { exitCode, stdout } = await shards.merge();
    expect(stdout).toContain("the run broke off after its last check; go on with --resume ");
    expect(exitCode).toBe(3);
  });

  test("unless something else outweighs it: a violation, a fault of the harness", async () => {
    using violating = await shardFolder({ index: 1, found: { 0: violated } });
    expect((await violating.merge()).exitCode).toBe(1);
    const fault = { ...end, exitCode: 4, reason: "a suite does not load" };
    using broken = await shardFolder({ index: 1, end: fault, found: { 0: violated } });
    expect(await broken.merge()).toMatchObject({
      exitCode: 4,
      stdout: expect.stringContaining("does not load"),
    });
  });
});

test("a run that was killed and not shared gives its report into its own folder", async () => {
  using shards = await shardFolder({ index: 1, count: 1, end: "killed" });
  const [path = ""] = shards.paths;
  const { exitCode, stdout } = await perform(["merge", path, "--quiet"]);
  expect(stdout).toContain("go on with --resume");
  expect(exitCode).toBe(3);
  expect(readReport(join(path, "report.json")).verdicts.length).toBeGreaterThan(0);
});

describe("logs that do not belong together end with 2 and one line", () => {
  test.each<[string, readonly Shard[], string]>([
    ["a shard twice", [{ index: 1 }, { index: 1 }], "Shard 1/2 is there twice, in "],
    ["another seed", [{ index: 1 }, { index: 2, seed: 8 }], "its seed is 8, not 7"],
    ["another effort", [{ index: 1 }, { index: 2, effort: "standard" }], "its effort is standard"],
    ["another endpoint", [{ index: 1 }, { index: 2, endpoint: "http://127.0.0.1:2" }], "its endpoint is "],
    ["another count", [{ index: 1 }, { index: 2, count: 3 }], "it was shared by 3, not by 2"],
    ["another --strict", [{ index: 1 }, { index: 2, strict: true }], "--strict are others"],
  ])("%s", async (_name, all, expected) => {
    using shards = await shardFolder(...all);
    const { exitCode, stderr } = await shards.merge();
    expect(stderr).toMatch(/^kms-conformance: [^\n]+\n$/);
    expect(stderr).toContain(expected);
    expect(exitCode).toBe(2);
  });

  const twice = (text: string): string => text + text;
  test.each<[string, (text: string) => string, string]>([
    [
      "of another schema",
      (text) => text.replace('"schemaVersion":"1"', '"schemaVersion":"2"'),
      'version "2"',
    ],
    ["of another tool", (text) => text.replace('"name":"kms-conformance"', '"name":"x"'), 'written by "x"'],
    ["merged twice", twice, "holds a run twice, as if merged twice"],
    [
      "of two runs",
      (text) => text + text.replace('"seed":7', '"seed":8'),
      "holds two runs: of the later one, its seed is 8, not 7",
    ],
    [
      "of two shards",
      (text) => text + text.replace('"index":1', '"index":2'),
      "holds two runs: of the later one, its shard is 2/2, not 1/2",
    ],
    [
      "about another API",
      (text) => text.replace(/"requirement":"/g, '"requirement":"X'),
      "is about another API: none of its requirements (X",
    ],
    ["cut in the middle", (text) => text.replace(/.{9}\n(?=.)/, "\n"), "verdicts.ndjson:1 is damaged"],
  ])("a log %s", async (_name, change, expected) => {
    using shards = await shardFolder({ index: 1 }, { index: 2 });
    const path = join(shards.paths[0] ?? "", "verdicts.ndjson");
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const { exitCode, stderr } = await shards.merge();
    expect(stderr).toMatch(/^kms-conformance: [^\n]+\n$/);
    expect(stderr).toContain(expected);
    expect(exitCode).toBe(2);
  });

  test("a merged report is not merged again", async () => {
    using shards = await shardFolder({ index: 1 }, { index: 2 });
    await shards.merge();
    const { exitCode, stderr } = await perform(["merge", shards.out]);
    expect(stderr).toContain("was merged, name the folders that it was merged of");
    expect(exitCode).toBe(2);
  });

  test("a folder that holds a shard does not take the report of the whole", async () => {
    using shards = await shardFolder({ index: 1 }, { index: 2 });
    const { exitCode, stderr } = await shards.merge("--report-dir", shards.paths[0] ?? "");
    expect(stderr).toContain("holds a shard; name another folder");
    expect(exitCode).toBe(2);
  });
});
