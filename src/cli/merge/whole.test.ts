import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSuites, plannedControls, plannedShared, select } from "../../harness/index.ts";
import type { Report } from "../../model/report.ts";
import { readReport } from "../reports/read-report.ts";
import { countingEndpoint, startBuilt } from "../testing/built.ts";
import { scratchFolder } from "../testing/stage.ts";
import { readVerdictLog } from "../verdict-log/read.ts";

const more = / \(and (\d+) more answers like it\)$/;

/** Of how many answers more the same is said, by check. */
function countsIn({ verdicts }: Report): readonly (readonly [check: string, count: number])[] {
  return verdicts.flatMap((verdict) => {
    const count = "reason" in verdict ? more.exec(verdict.reason)?.[1] : undefined;
    return count === undefined ? [] : [[verdict.check, Number(count)] as const];
  });
}

/** What of a report two runs of the same endpoint have in common: evidence, times and counts of answers are left out. */
function common({ run, verdicts, requirements, summary, deviations }: Report): unknown {
  const { startedAt: _, seconds: __, ...facts } = run;
  const outcomes = verdicts.map((verdict) => [
    verdict.check,
    verdict.outcome,
    "reason" in verdict && verdict.reason.replace(more, ""),
  ]);
  return { facts, outcomes, requirements, summary, deviations };
}

test("two shards of a run give the report of one that was not shared, violations and exit code too", async () => {
  using folder = scratchFolder();
  await using endpoint = await countingEndpoint({
    rules: (reference) => ({
      ...reference,
      respond: async (call, envelope) => ({ ...(await reference.respond(call, envelope)), status: 201 }),
    }),
  });
  const profile = folder.put(
    "p.yaml",
    `${endpoint.profile}deviations: [{ check: "GDK-14/*", because: "known" }]\n`,
  );
  const at = (name: string): string => join(folder.path, name);
  const start = (...words: readonly string[]) =>
    startBuilt([...words, "--quiet"], endpoint.environment).ended;
  const run = (name: string, ...words: readonly string[]) =>
    start(
      "run",
      "--profile",
      profile,
      "--effort",
      "smoke",
      "--seed",
      "7",
      "--report-dir",
      at(name),
      ...words,
    );
  const whole = await run("whole");
  await run("1", "--shard", "1/2");
  await run("2", "--shard", "2/2");
  const merged = await start("merge", at("1"), at("2"), "--report-dir", at("merged"));

  const [one, other] = ["whole", "merged"].map((name) => readReport(join(at(name), "report.json")));
  expect(one?.run.exitCode).toBe(1);
  expect(other && common(other)).toEqual(one && common(one));
  // What several checks lean on, such as that GET is offered, each shard asks for itself, and its controls but the closing one
  // are judged as well: so many answers more may be said of.
  const shared =
    plannedControls - 1 + plannedShared(select(await loadSuites(), { effort: "smoke", only: [] }), "smoke");
  const counts = (one && countsIn(one)) ?? [];
  expect(counts.length).toBeGreaterThan(0);
  const grown = ((other && countsIn(other)) ?? []).map(([check, count], at) => {
    const [same, before = 0] = counts[at] ?? [];
    return check === same && count >= before && count - before <= shared;
  });
  expect(grown).toEqual(counts.map(() => true));
  expect(merged).toEqual(whole);
  for (const name of ["1", "2"]) expect(readVerdictLog(at(name)).parts[0].run.shard?.count).toBe(2);
}, 120_000);
