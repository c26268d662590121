import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../model/verdict.ts";
import { namedProfile } from "../endpoint/endpoint.ts";
import { perform, scratchFolder, serveFake, someCredentials } from "../testing/stage.ts";
import type { RunLine } from "../verdict-log/lines.ts";
import { readVerdictLog } from "../verdict-log/read.ts";
import { runLineOf } from "../verdict-log/run-line.ts";
import { openVerdictLog } from "../verdict-log/write.ts";

const settings = { seed: 7, effort: "smoke", only: [], strict: false } as const;
const verdict: Verdict = {
  check: "GDK-02/x",
  requirement: "GDK-02",
  level: "MUST",
  basis: "documented",
  chapter: "parameters",
  title: "x",
  outcome: "conforms",
  requests: 1,
};
const context = {
  sightings: { examined: { "API-04": 1 }, breaches: {}, observations: {} },
  totals: { total: 3, retried: 1 },
};

/** A folder with a profile and the log of a run that was killed after one verdict. */
function killedRun(change: Partial<RunLine> = {}) {
  const folder = scratchFolder();
  const path = folder.put(
    "p.yaml",
    "name: mine\nendpoint: http://127.0.0.1:1\nfixtures: { enabledKey: some-key }",
  );
  const profile = namedProfile({ profile: path }, someCredentials);
  if (profile === undefined) throw new Error("no profile");
  const log = openVerdictLog(folder.path, { ...runLineOf(profile, settings), ...change }, false);
  log.heard(verdict, context);
  const resume = (...words: readonly string[]) =>
    perform(["run", "--profile", path, "--resume", folder.path, ...words], someCredentials);
  const file = join(folder.path, "verdicts.ndjson");
  return { ...folder, profile: path, file, resume, log };
}

describe("a log", () => {
  test("holds what was heard and how it ended", () => {
    using run = killedRun();
    run.log.ended({ exitCode: 3, reason: "the cap", requests: { total: 4, retried: 1 }, seconds: 1 });
    expect(run.log.fault()).toBeUndefined();
    const { parts, torn } = readVerdictLog(run.path);
    expect(parts).toMatchObject([
      { run: { seed: 7 }, verdicts: [{ verdict, requests: { total: 3 } }], end: { reason: "the cap" } },
    ]);
    expect(torn).toBe(false);
  });

  test("is read without its last line where that was cut short, and goes on after it", () => {
    using run = killedRun();
    const text = readFileSync(run.file, "utf8");
    run.put("verdicts.ndjson", `${text}{"kind":"verdict","verd`);
    expect(readVerdictLog(run.path)).toMatchObject({ torn: true, parts: [{ verdicts: [{ verdict }] }] });
    const [{ run: line }] = readVerdictLog(run.path).parts;
    openVerdictLog(run.path, { ...line, startedAt: "2026-11-24T00:00:00.000Z" }, true);
    expect(readVerdictLog(run.path)).toMatchObject({ torn: false, parts: [{}, { verdicts: [] }] });
  });

  test("that cannot be written is no reason to end a run", () => {
    using run = killedRun();
    const [{ run: line }] = readVerdictLog(run.path).parts;
    const log = openVerdictLog(join(run.path, "no/such/folder"), line, false);
    log.heard(verdict, context);
    expect(log.fault()).toContain("ENOENT");
  });
});

describe("a run that cannot be resumed ends with 2 and one line", () => {
  test.each([
    [
      "another version",
      { tool: { name: "kms-conformance", version: "0.0.1" } },
      "its version is 0.0.1, not ",
    ],
    ["another endpoint", { endpoint: "http://127.0.0.1:2" }, "its endpoint is http://127.0.0.1:2, not "],
    ["another profile", { profile: "theirs" }, "its profile is theirs, not mine"],
    [
      "a profile that has changed",
      { profileDigest: "0".repeat(64) },
      "has changed what it says of the endpoint",
    ],
  ])("%s", async (_name, change, expected) => {
    using run = killedRun(change);
    const before = readFileSync(run.file, "utf8");
    const { exitCode, stderr } = await run.resume();
    expect(stderr).toMatch(/^kms-conformance: [^\n]+; begin a new run in another folder\.\n$/);
    expect(stderr).toContain(expected);
    expect(exitCode).toBe(2);
    expect(readFileSync(run.file, "utf8")).toBe(before);
  });

  test.each([
    [["--seed", "8"], "--seed differs from the run in"],
    [["--effort", "thorough"], "--effort differs"],
    [["--only", "GDK-15"], "--only differs"],
    [["--shard", "1/2"], "--shard differs"],
    [["--report-dir", "elsewhere"], "--report-dir differs"],
  ])("%j", async (words, expected) => {
    using run = killedRun();
    const { exitCode, stderr } = await run.resume(...words);
    expect(stderr).toMatch(/^kms-conformance: [^\n]+\n$/);
    expect(stderr).toContain(expected);
    expect(exitCode).toBe(2);
  });

  test.each([
    ["there is no log", undefined, "There is no verdicts.ndjson in "],
    ["the log is empty", "", "holds no run"],
    ["a line is no JSON", "x\n", "verdicts.ndjson:1 is damaged: it is not JSON"],
    ["a line is no line", '{"kind":"verdict"}\n', "verdicts.ndjson:1 is damaged: "],
  ])("%s", async (_name, text, expected) => {
    using folder = scratchFolder();
    if (text !== undefined) folder.put("verdicts.ndjson", text);
    const { exitCode, stderr } = await perform(["run", "--resume", folder.path]);
    expect(stderr).toMatch(/^kms-conformance: [^\n]+\n$/);
    expect(stderr).toContain(expected);
    expect(exitCode).toBe(2);
  });
});

test("a run that goes on says that a line was cut short, and reports what came before", async () => {
  await using server = await serveFake((_request, response) => response.destroy());
  using run = killedRun({ endpoint: server.url });
  run.put("verdicts.ndjson", `${readFileSync(run.file, "utf8")}{"ki`);
  const { exitCode, stderr, stdout } = await run.resume("--endpoint", server.url, "--seed", "7");
  expect(stderr).toContain("verdicts.ndjson was cut short; it is left out\n");
  expect(stdout).toContain("Not judged");
  expect(exitCode).toBe(3);
  const report: unknown = JSON.parse(readFileSync(join(run.path, "report.json"), "utf8"));
  expect(report).toMatchObject({ verdicts: [{ check: "GDK-02/x" }], run: { seed: 7 } });
});
