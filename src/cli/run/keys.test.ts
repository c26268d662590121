import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EndpointOptions } from "../../emulator/index.ts";
import { loadSuites, runDirectly } from "../../harness/index.ts";
import { keysAt } from "../../harness/testing/keys.ts";
import { type RecordingEndpoint, serveRecording } from "../../harness/testing/recording.ts";
import { renderJson } from "../../report/index.ts";
import { newLedger } from "../keys/key-folder.ts";
import { perform, scratchFolder } from "../testing/stage.ts";
import { keysOf } from "./keys.ts";
import { runConformance } from "./run-conformance.ts";
import type { RunOptions } from "./run-options.ts";
import { realStages, type Stages } from "./stages.ts";

/** The suites in this thread: the same checks, without a test runner inside of a test runner. */
const direct: Stages = {
  ...realStages,
  runSuites: async ({ parcel }) => {
    const { credentials: _packed, unauthorizedCredentials: _none, ...rest } = parcel;
    const profile = { ...rest.profile, credentials: recording?.profile.credentials ?? fail() };
    return { ...(await runDirectly(await loadSuites(), { ...rest, profile }, rest)), faults: [] };
  },
};
let recording: RecordingEndpoint | undefined;
const fail = (): never => {
  throw new Error("no endpoint is recorded");
};

/** Opens an endpoint, a state folder, and the options of a smoke run that makes its keys; gives what was said too. */
async function stage(endpointOptions: EndpointOptions = {}) {
  const endpoint = await serveRecording(endpointOptions);
  recording = endpoint;
  const folder = scratchFolder();
  const said: string[] = [];
  const profile = { ...endpoint.profile, provision: true };
  const flags = { stateDir: folder.path, safe: false, effort: "smoke", only: [] } as const;
  const options = async (more: Partial<RunOptions> = {}): Promise<RunOptions> => ({
    ...{ profile, effort: "smoke", only: [], strict: false, seed: 7 },
    ...(await keysOf(flags, profile, (text) => void said.push(text))),
    ...more,
  });
  const close = async () => {
    folder[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  };
  const ledgers = () => readdirSync(folder.path);
  return { endpoint, folder, flags, said, options, ledgers, [Symbol.asyncDispose]: close };
}

/** The states of all keys that runs have made. */
async function statesOf(endpoint: RecordingEndpoint): Promise<readonly string[]> {
  const keys = [...(await keysAt(endpoint)).values()];
  return keys.filter(({ Alias }) => Alias.startsWith("conformance-")).map(({ KeyState }) => KeyState);
}

describe("a run that makes its keys", () => {
  test("conforms with them, and leaves them scheduled for deletion and nothing written down", async () => {
    await using scene = await stage();
    const report = await runConformance(await scene.options(), direct);
    expect(report.run).toMatchObject({ exitCode: 0 });
    expect(report.verdicts.filter(({ outcome }) => outcome === "inconclusive")).toEqual([]);
    expect(report.requests.total).toBe(scene.endpoint.arrived.length);
    expect(await statesOf(scene.endpoint)).toEqual(Array(3).fill("PendingDelete"));
    expect(scene.ledgers()).toEqual([]);
    expect(scene.said).toHaveLength(3);
    expect(scene.said[0]).toMatch(
      /^kms-conformance: conformance-\S+ \(\S+\): deletion scheduled in 7 days\n$/,
    );
  });

  test("is not judged where a key cannot be had, and cleans those that it had by then", async () => {
    let created = 0;
    await using scene = await stage({
      rules: (reference) => ({
        ...reference,
        authorize: (call) => {
          if (call.action.name === "CreateKey" && ++created > 2) throw new Error("broken");
          reference.authorize(call);
        },
      }),
    });
    const { run, verdicts } = await runConformance(await scene.options(), direct);
    expect(run).toMatchObject({
      exitCode: 3,
      reason: expect.stringContaining("CreateKey for the pendingDeletionKey"),
    });
    expect(verdicts).toEqual([]);
    expect(await statesOf(scene.endpoint)).toEqual(Array(2).fill("PendingDelete"));
    expect(scene.ledgers()).toEqual([]);
  });

  test("cleans them when it is interrupted, before it reports", async () => {
    await using scene = await stage();
    const stop = new AbortController();
    const stages: Stages = {
      ...realStages,
      runSuites: () => {
        stop.abort();
        return new Promise(() => {});
      },
    };
    const { run, requests } = await runConformance(
      await scene.options({ interruption: stop.signal }),
      stages,
    );
    expect(run.exitCode).toBe(130);
    expect(await statesOf(scene.endpoint)).toEqual(Array(3).fill("PendingDelete"));
    expect(scene.ledgers()).toEqual([]);
    expect(requests.total).toBe(scene.endpoint.arrived.length);
  });

  test("cleans them when the harness itself fails", async () => {
    await using scene = await stage();
    const stages = { ...realStages, runSuites: () => Promise.reject(new TypeError("a bug")) };
    await expect(runConformance(await scene.options(), stages)).rejects.toThrow("a bug");
    expect(await statesOf(scene.endpoint)).toEqual(Array(3).fill("PendingDelete"));
  });

  test("cleans first what an earlier one has left, also when it makes none itself", async () => {
    await using scene = await stage();
    const { ledger, runId } = newLedger(scene.folder.path, scene.endpoint.profile);
    const alias = `conformance-${runId}-enabledKey`;
    const { KeyId } = await scene.endpoint.tell("CreateKey", { Alias: alias });
    ledger.record({ alias, keyId: String(KeyId) });
    const given = { ...scene.endpoint.profile, fixtures: scene.endpoint.facts.fixtures };
    const keys = await keysOf({ ...scene.flags, safe: false }, given, () => {});
    const { run } = await runConformance(
      { ...(await scene.options()), profile: given, ...keys, only: ["GDK-02"] },
      direct,
    );
    expect(run.exitCode).toBe(0);
    expect((await keysAt(scene.endpoint)).get(alias)).toMatchObject({ KeyState: "PendingDelete" });
    expect(scene.endpoint.arrived[0]).toEqual({ action: "DescribeKey", about: KeyId });
    expect(scene.ledgers()).toEqual([]);
  });

  test("leaves everything to `clean` under --safe, and says so", async () => {
    await using scene = await stage();
    const { ledger, runId } = newLedger(scene.folder.path, scene.endpoint.profile);
    ledger.record({ alias: `conformance-${runId}-enabledKey`, keyId: "k" });
    const keys = await keysOf({ ...scene.flags, safe: true }, scene.endpoint.profile, (text) => {
      scene.said.push(text);
    });
    expect(keys).toEqual({});
    expect(scene.said).toEqual([
      expect.stringMatching(/--safe leaves them too; run `kms-conformance clean`\n$/),
    ]);
  });
});

test("replay makes what its one check leans on, and takes it away", async () => {
  await using scene = await stage();
  const check = "GDK-02/grant-a-plain-request";
  const report = await runConformance({ ...(await scene.options()), only: [check] }, direct);
  const { credentials, region } = scene.endpoint.facts;
  using folder = scratchFolder();
  const path = folder.put("report.json", renderJson(report));
  const profile = folder.put("p.yaml", `endpoint: ${scene.endpoint.url}\nregion: ${region}\nprovision: true`);
  const before = (await statesOf(scene.endpoint)).length;
  const { exitCode, stderr } = await perform(
    ["replay", path, check, "--profile", profile, "--state-dir", scene.folder.path],
    {
      TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
      TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
    },
  );
  expect(stderr).toMatch(
    /^kms-conformance: conformance-\S+-enabledKey [^\n]+: deletion scheduled in 7 days\n$/,
  );
  expect(exitCode).toBe(0);
  expect((await statesOf(scene.endpoint)).slice(before)).toEqual(["PendingDelete"]);
  expect(scene.ledgers()).toEqual([]);
});

describe("a cap holds for keys, controls, checks and what is sent again", () => {
  /** An endpoint that finds every fifth request too frequent. */
  const throttling: EndpointOptions = {
    rules: (reference) => {
      let count = 0;
      return {
        ...reference,
        respond: (call, envelope) => {
          const refusal = { Error: { Code: "RequestLimitExceeded", Message: "slow" }, RequestId: "r" };
          count += 1;
          return reference.respond(call, count % 5 === 0 ? { Response: refusal } : envelope);
        },
      };
    },
  };

  test.each([1, 4, 12, 13, 16, 17, 24, 40, 66, 67, 68, 69, 70, 71])(
    "of %i requests, at an endpoint that throttles",
    async (cap) => {
      await using scene = await stage(throttling);
      const report = await runConformance(await scene.options({ maxRequests: cap }), direct);
      expect(scene.endpoint.arrived.length).toBeLessThanOrEqual(cap);
      expect(report.requests.total).toBeLessThanOrEqual(cap);
      expect(report.run.exitCode).toBe(3);
      const kept = scene.ledgers().length > 0;
      const open = (await statesOf(scene.endpoint)).some((state) => state !== "PendingDelete");
      expect(open && !kept).toBe(false);
    },
  );

  test("and what it kept from being tried is in the report, with the reason", async () => {
    await using scene = await stage();
    const { run, verdicts } = await runConformance(await scene.options({ maxRequests: 40 }), direct);
    expect(run.exitCode).toBe(3);
    const open = verdicts.filter(({ outcome }) => outcome === "inconclusive");
    expect(open.length).toBeGreaterThan(20);
    for (const verdict of open)
      expect(verdict).toMatchObject({ reason: expect.stringContaining("the request cap is reached") });
    expect(await statesOf(scene.endpoint)).toEqual(Array(3).fill("PendingDelete"));
  });
});
