import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { EndpointOptions } from "../../emulator/index.ts";
import { fillWithForeignKeys, keysAt } from "../../harness/testing/keys.ts";
import { controlsIn, type RecordingEndpoint, serveRecording } from "../../harness/testing/recording.ts";
import { newLedger } from "../keys/key-folder.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** An endpoint with a profile of it in a folder, and `clean` for that profile. */
async function stage(options: EndpointOptions = {}) {
  const endpoint = await serveRecording(options);
  const folder = scratchFolder();
  const { credentials, region } = endpoint.facts;
  const profile = folder.put("p.yaml", `endpoint: ${endpoint.url}\nregion: ${region}\nprovision: true`);
  const environment = {
    TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
  };
  const stateDir = join(folder.path, "state");
  const common = ["--profile", profile, "--state-dir", stateDir];
  const close = async () => {
    folder[Symbol.dispose]();
    await endpoint[Symbol.asyncDispose]();
  };
  return {
    endpoint,
    common,
    environment,
    stateDir,
    reports: join(folder.path, "reports"),
    clean: (...words: readonly string[]) => perform(["clean", ...common, ...words], environment),
    ledgers: () => readdirSync(stateDir),
    [Symbol.asyncDispose]: close,
  };
}

/** A key that a run has made and written down; `head` is what its ledger says of that run. */
async function leaveKey({ endpoint, stateDir }: Awaited<ReturnType<typeof stage>>, head: object = {}) {
  const { runId, ledger } = newLedger(stateDir, endpoint.profile);
  Object.assign(ledger.head, head);
  const alias = `conformance-${runId}-enabledKey`;
  const { KeyId } = await endpoint.tell("CreateKey", { Alias: alias });
  const keyId = String(KeyId);
  ledger.record({ alias, keyId });
  return { alias, keyId, ledger, state: async () => (await keysAt(endpoint)).get(alias)?.KeyState };
}

describe("clean", () => {
  test("has nothing to do where nothing was left", async () => {
    await using scene = await stage();
    const { exitCode, stdout } = await scene.clean();
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `Nothing to clean at ${scene.endpoint.url}.\n`,
    });
    expect(scene.endpoint.arrived).toEqual([]);
  });

  test("schedules the deletion of what was left, and says so", async () => {
    await using scene = await stage();
    const { alias, keyId, state } = await leaveKey(scene);
    const planned = await scene.clean("--dry-run");
    expect(planned.stdout).toBe(`${alias} (${keyId}): its deletion would be scheduled\n`);
    expect(scene.endpoint.arrived).toEqual([]);
    const { exitCode, stdout } = await scene.clean();
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${alias} (${keyId}): deletion scheduled in 7 days\n`,
    });
    expect(await state()).toBe("PendingDelete");
    expect(scene.ledgers()).toEqual([]);
  });

  test.each([
    ["a process that is there", { pid: process.ppid }],
    ["another machine, lately", { host: "elsewhere" }],
  ])("leaves the keys of a run of %s alone, unless it is told --all", async (_name, head) => {
    await using scene = await stage();
    const { state } = await leaveKey(scene, head);
    const { exitCode, stderr } = await scene.clean();
    expect(stderr).toMatch(
      /^kms-conformance: \S+: its run goes on, it seems \(process \d+ at \S+\); --all [^\n]+\n$/,
    );
    expect(exitCode).toBe(3);
    expect(await state()).toBe("Enabled");
    expect((await scene.clean("--all")).exitCode).toBe(0);
    expect(await state()).toBe("PendingDelete");
  });

  test("takes a run of another machine for over after a day", async () => {
    await using scene = await stage();
    const { state } = await leaveKey(scene, { host: "elsewhere", startedAt: "2025-01-01T00:00:00.000Z" });
    expect((await scene.clean()).exitCode).toBe(0);
    expect(await state()).toBe("PendingDelete");
  });

  test("ends with 3 and keeps its word for what it had to leave, a ledger that is none included", async () => {
    await using scene = await stage();
    const { ledger } = await leaveKey(scene);
    const alias = "conformance-20250101T000000-00000000-enabledKey";
    ledger.record({ alias, keyId: scene.endpoint.facts.fixtures.enabledKey });
    const { exitCode, stdout } = await scene.clean();
    expect(stdout).toMatch(
      /: left alone, its alias is now fixture-enabled, so that it may be somebody else's\n$/,
    );
    expect(exitCode).toBe(3);
    expect(scene.ledgers()).toHaveLength(1);
  });
});

describe("a run that is broken off", { timeout: 60_000 }, () => {
  /** Starts a run that makes its keys and gets a signal when the `count`th request of an action arrives. */
  async function breakOffAt(action: string, count: number, signal: "SIGKILL" | "SIGINT") {
    let seen = 0;
    let child: ChildProcess | undefined;
    const scene = await stage({
      rules: (reference) => ({
        ...reference,
        authorize: (call) => {
          if (call.action.name === action && ++seen === count) child?.kill(signal);
          reference.authorize(call);
        },
      }),
    });
    const words = ["run", ...scene.common, "--effort", "smoke", "--report-dir", scene.reports];
    child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...words], {
      env: { ...process.env, ...scene.environment },
      stdio: "ignore",
    });
    const ended = await new Promise((resolve) => child?.once("close", (code, by) => resolve(code ?? by)));
    return { ...scene, ended };
  }

  const madeBy = async (endpoint: RecordingEndpoint) =>
    [...(await keysAt(endpoint)).values()].filter(({ Alias }) => Alias.startsWith("conformance-"));

  // The first two of these requests are controls: by the fifth the suites are under way.
  test.each([1, 5])("by Ctrl-C at request %i has its keys cleaned and its report written", async (count) => {
    await using scene = await breakOffAt("GenerateDataKey", count, "SIGINT");
    expect(scene.ended).toBe(130);
    const states = (await madeBy(scene.endpoint)).map(({ KeyState }) => KeyState);
    expect(states).toEqual(Array(3).fill("PendingDelete"));
    expect(scene.ledgers()).toEqual([]);
    const report: unknown = JSON.parse(readFileSync(join(scene.reports, "report.json"), "utf8"));
    expect(report).toMatchObject({ run: { exitCode: 130 } });
  });

  test.each([
    ["by a kill with its keys made", "GenerateDataKey", 1, 3],
    ["by a kill before it knows what its second key is called", "CreateKey", 2, 2],
  ] as const)("%s: `clean` finds and cleans them, and nobody else's", async (_name, action, count, keys) => {
    await using scene = await breakOffAt(action, count, "SIGKILL");
    expect(scene.ended).toBe("SIGKILL");
    const made = await madeBy(scene.endpoint);
    expect(made).toHaveLength(keys);
    await fillWithForeignKeys(scene.endpoint);
    scene.endpoint.arrived.length = 0;
    const { exitCode, stdout } = await scene.clean();
    expect(stdout.split("\n")).toHaveLength(keys + 1);
    expect(exitCode).toBe(0);
    expect(scene.ledgers()).toEqual([]);
    const after = await keysAt(scene.endpoint);
    expect(made.map(({ Alias }) => after.get(Alias)?.KeyState)).toEqual(Array(keys).fill("PendingDelete"));
    const touched = new Set(controlsIn(scene.endpoint.arrived).map(({ about }) => about));
    const open = made.filter(({ KeyState }) => KeyState !== "PendingDelete");
    expect([...touched].toSorted()).toEqual(open.map(({ KeyId }) => KeyId).toSorted());
  });
});

test("a ledger that cannot be read is named, with what to do", async () => {
  await using scene = await stage();
  const { ledger } = await leaveKey(scene);
  expect(ledger.head.host).toBe(hostname());
  writeFileSync(ledger.path, "{");
  const { exitCode, stderr } = await scene.clean();
  expect(stderr).toMatch(/cannot be read; look for keys with an alias conformance-… and delete the file\n$/);
  expect(exitCode).toBe(3);
});
