import { describe, expect, test } from "vitest";
import { loadSuites, runDirectly, startEmbedded } from "../../harness/index.ts";
import { someOptions as options, someProfile as profile } from "../testing/some-run.ts";
import { serveFake } from "../testing/stage.ts";
import { runConformance } from "./run-conformance.ts";
import type { RunOptions } from "./run-options.ts";
import { realStages, type Stages } from "./stages.ts";

describe("endpoints that are none, tried with the real control and the real checks", () => {
  const direct = (given: RunOptions): Stages => ({
    ...realStages,
    runSuites: async () => ({ ...(await runDirectly(await loadSuites(), given, given)), faults: [] }),
  });
  const smoke = (endpoint: string, timeout = 1000): RunOptions => ({
    ...options,
    effort: "smoke",
    only: ["parameters"],
    profile: { ...profile, endpoint, timeout },
  });

  test("nobody listens", async () => {
    const given = smoke("http://127.0.0.1:1");
    const { run } = await runConformance(given, direct(given));
    expect(run).toMatchObject({ exitCode: 3, reason: expect.stringContaining("refused") });
  });

  test("it never answers", async () => {
    await using server = await serveFake(() => {});
    const given = smoke(server.url, 200);
    const { run } = await runConformance(given, direct(given));
    expect(run).toMatchObject({ exitCode: 3, reason: expect.stringContaining("no complete answer") });
  });

  test("it answers garbage", async () => {
    await using server = await serveFake((_request, response) => response.end("\u001b[31m<html>"));
    const given = smoke(server.url);
    const { run, verdicts } = await runConformance(given, direct(given));
    expect(run.exitCode).toBe(1);
    expect(verdicts.some(({ outcome }) => outcome === "conforms")).toBe(false);
  });

  test("and the reference, which is one", async () => {
    const embedded = await startEmbedded();
    const given = { ...smoke(embedded.profile.endpoint), profile: embedded.profile };
    const { run } = await runConformance(given, direct(given));
    await embedded.close();
    expect(run.exitCode).toBe(0);
  });
});
