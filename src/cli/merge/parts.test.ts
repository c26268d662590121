import { join } from "node:path";
import { expect, test } from "vitest";
import type { Rules } from "../../emulator/index.ts";
import type { Report } from "../../model/report.ts";
import { readReport } from "../reports/read-report.ts";
import { countingEndpoint, startBuilt } from "../testing/built.ts";
import { scratchFolder } from "../testing/stage.ts";
import { readVerdictLog } from "../verdict-log/read.ts";

/** About 90 data keys, 20 of them under SM2: of a half or a third there are fewer than the 51 that show a bit which stays. */
const chapters = ["GDK-14", "GDK-17", "GDK-32", "GDK-45", "data key", "response"].flatMap((name) => [
  "--only",
  name,
]);

/**
 * An endpoint that is right as long as it runs. When it starts over it gives once more, each to another request, what it
 * gave before: data keys, blobs, RequestIds and nonces of SM2. And one bit of its data keys is never set.
 */
function forgetful() {
  let isOver = false;
  const once = <T>() => {
    const given: T[] = [];
    return (make: () => T): T => {
      if (isOver) return given.shift() ?? make();
      const made = make();
      given.push(made);
      return made;
    };
  };
  const [keys, blobs, ids, nonces] = [once<Uint8Array>(), once<string>(), once<string>(), once<string>()];
  let count = 0;
  let hear: (count: number) => void = () => {};
  const rules = (reference: Rules): Rules => ({
    ...reference,
    makeDataKey: (length, call) => {
      count += 1;
      hear(count);
      const key = Buffer.from(reference.makeDataKey(length, call));
      if (call.number % 2 === 0) Buffer.from(keys(() => key)).copy(key);
      if (length > 4) key[4] = (key[4] ?? 0) & 127;
      return key;
    },
    seal: (call, ...what) => {
      const seal = (): string => reference.seal(call, ...what);
      return call.number % 2 === 0 ? seal() : blobs(seal);
    },
    requestId: (call) => ids(() => reference.requestId(call)),
    sm2Nonce: (call) => nonces(() => reference.sm2Nonce(call)),
  });
  const startOver = (): void => {
    isOver = true;
  };
  const atDataKey = (nth: number, act: () => void): void => {
    hear = (now) => (now === nth ? act() : undefined);
  };
  return { rules, startOver, atDataKey };
}

/** A folder, and a way to run a command of the built program against an endpoint. */
async function stage(rules: (reference: Rules) => Rules = (reference) => reference) {
  const folder = scratchFolder();
  const endpoint = await countingEndpoint({ rules });
  const profile = folder.put("p.yaml", endpoint.profile);
  const at = (name: string): string => join(folder.path, name);
  const start = (...words: readonly string[]) => startBuilt([...words, "--quiet"], endpoint.environment);
  const run = (...words: readonly string[]) => start("run", "--profile", profile, ...words);
  const begin = (name: string, ...words: readonly string[]) =>
    run("--seed", "7", ...chapters, "--report-dir", at(name), ...words);
  const report = (name: string): Report => readReport(join(at(name), "report.json"));
  const violated = (name: string) =>
    report(name).verdicts.flatMap((verdict) =>
      verdict.outcome === "violates" ? `${verdict.requirement}: ${verdict.reason}` : [],
    );
  const close = async (): Promise<void> => {
    folder[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  };
  return { at, start, run, begin, report, violated, [Symbol.asyncDispose]: close };
}

/** What is violated where answers of one part repeat those of another. */
const repeated = (one: string, other: string) => {
  const of = (part: string): string => `request \\d+ of ${part}`;
  return [
    `^GDK-45: ${of(other)} was encrypted by SM2 with randomness of an earlier one \\(${of(one)}\\)$`,
    // Two data keys that begin alike differ as their blobs do, wherever these are equal.
    `^GDK-51: ${of(other)} hides its data key under the same key stream as an earlier one \\(${of(one)}\\)$`,
    `^GDK-52: ${of(other)} carries the CiphertextBlob of an earlier answer \\(${of(one)}\\)$`,
    `^GDK-55: ${of(one)} and ${of(other)} got the same RequestId \\(and \\d+ more answers like it\\)$`,
    `^GDK-56: ${of(other)} brought a data key that shares bytes with an earlier one \\(${of(one)}\\)$`,
    "^GDK-57: the data keys of the run are not random: byte 5 from the front has a bit that never changes$",
  ].map((pattern) => expect.stringMatching(pattern));
};

/** What a report says whether or not its run came in parts: evidence too of what is judged over all answers. */
function said({ run: { exitCode }, verdicts, requirements, summary }: Report): unknown {
  const outcomes = verdicts.map((verdict) => {
    const { check, outcome, requests } = verdict;
    const evidence = requests === 0 && "evidence" in verdict ? verdict.evidence : undefined;
    return { check, outcome, requests, evidence };
  });
  return { exitCode, outcomes, requirements, summary };
}

test("a right endpoint has one report, in two shards or in one", async () => {
  await using run = await stage();
  const whole = await run.begin("whole").ended;
  for (const shard of ["1", "2"]) await run.begin(shard, "--shard", `${shard}/2`).ended;
  const shards = ["1", "2"].map(run.at);
  const merged = await run.start("merge", ...shards, "--report-dir", run.at("merged")).ended;
  expect(whole.exitCode).toBe(0);
  expect(merged).toEqual(whole);
  expect(said(run.report("merged"))).toEqual(said(run.report("whole")));
}, 120_000);

test("what only the answers of several shards show together is found when they are merged", async () => {
  const { rules, startOver } = forgetful();
  await using run = await stage(rules);
  const alone = [];
  for (const shard of ["1", "2", "3"]) {
    const { exitCode: own } = await run.begin(shard, "--shard", `${shard}/3`).ended;
    alone.push([own, ...run.violated(shard)]);
    startOver();
  }
  expect(alone).toEqual([[0], [0], [0]]);
  const shards = ["1", "2", "3"].map(run.at);
  const { exitCode } = await run.start("merge", ...shards, "--report-dir", run.at("merged")).ended;
  expect(run.violated("merged").toSorted()).toEqual(repeated("shard 1/3", "shard 2/3"));
  expect(exitCode).toBe(1);
  const verdicts = run.report("merged").verdicts.filter(({ requirement }) => requirement === "GDK-45");
  expect(verdicts).toContainEqual(
    expect.objectContaining({
      evidence: {
        requests: [
          expect.stringMatching(/^request \d+ of shard 1\/3, of GDK-\d+\/./),
          expect.stringMatching(/^request \d+ of shard 2\/3, of GDK-\d+\/./),
        ],
      },
      shownBy: [expect.any(String), expect.any(String)],
      reproduce: expect.stringContaining("replay"),
    }),
  );
}, 120_000);

test("what only the answers before and after a kill show together is found when the run goes on", async () => {
  const { rules, startOver, atDataKey } = forgetful();
  await using run = await stage(rules);
  const { child, ended } = run.begin("parts", "--rps", "100");
  atDataKey(58, () => child.kill("SIGKILL"));
  expect((await ended).exitCode).toBeNull();
  expect(readVerdictLog(run.at("parts")).parts[0].verdicts.length).toBeGreaterThan(10);
  startOver();
  const { exitCode } = await run.run("--resume", run.at("parts")).ended;
  expect(run.violated("parts").toSorted()).toEqual(repeated("part 1", "part 2"));
  expect(exitCode).toBe(1);
}, 120_000);
