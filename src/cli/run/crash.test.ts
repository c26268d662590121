import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readReport } from "../reports/read-report.ts";
import { countingEndpoint, startBuilt } from "../testing/built.ts";
import { scratchFolder } from "../testing/stage.ts";
import { readVerdictLog } from "../verdict-log/read.ts";

/** A request of each part of a run at which the process is killed; 57 requests are all of a run of this effort. */
const kills = [0, 1, 2].map(() => 4 + Math.floor(Math.random() * 9));

test(`a run that is killed at requests ${kills.join(", ")} goes on to the report of one that was not`, async () => {
  using folder = scratchFolder();
  await using endpoint = await countingEndpoint();
  const profile = folder.put("p.yaml", endpoint.profile);
  const run = (...words: readonly string[]) =>
    startBuilt(["run", "--profile", profile, "--quiet", ...words], endpoint.environment);
  const settings = ["--effort", "smoke", "--seed", "7"];
  const [whole, parts] = [join(folder.path, "whole"), join(folder.path, "parts")];
  expect((await run(...settings, "--report-dir", whole).ended).exitCode).toBe(0);

  let words = [...settings, "--report-dir", parts];
  for (const at of kills) {
    const { child, ended } = run(...words, "--rps", "40");
    endpoint.atRequest(at, () => child.kill("SIGKILL"));
    expect((await ended).exitCode).toBeNull();
    expect(existsSync(join(parts, "report.json"))).toBe(false);
    expect(readVerdictLog(parts).parts.at(-1)?.end).toBeUndefined();
    words = ["--resume", parts];
  }
  const { child, ended } = run("--resume", parts, "--rps", "40");
  endpoint.atRequest(4, () => child.kill("SIGINT"));
  expect((await ended).exitCode).toBe(130);
  expect(readReport(join(parts, "report.json")).run.exitCode).toBe(130);
  expect(readVerdictLog(parts).parts.at(-1)?.end?.exitCode).toBe(130);
  expect((await run("--resume", parts).ended).exitCode).toBe(0);

  expect(readVerdictLog(parts).parts).toHaveLength(kills.length + 2);
  const { run: facts, ...expected } = readReport(join(whole, "report.json"));
  const { run: found, ...report } = readReport(join(parts, "report.json"));
  const outcomes = ({ verdicts }: Pick<typeof report, "verdicts">) =>
    verdicts.map((verdict) => {
      const { check, outcome, requests } = verdict;
      // Of what is judged over all answers the evidence too: were some of them not compared, it would say so.
      return [check, outcome, requests, requests === 0 && "evidence" in verdict && verdict.evidence];
    });
  expect(outcomes(report)).toEqual(outcomes(expected));
  expect(report.requirements).toEqual(expected.requirements);
  expect(report.summary).toEqual(expected.summary);
  expect({ ...found, startedAt: "", seconds: 0 }).toEqual({ ...facts, startedAt: "", seconds: 0 });
  expect(readFileSync(join(parts, "verdicts.ndjson"), "utf8")).not.toContain(
    endpoint.environment.TENCENTCLOUD_SECRET_KEY,
  );
}, 120_000);
