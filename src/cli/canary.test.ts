import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { harFaults } from "../harness/testing/har-schema.ts";
import type { Report } from "../model/report.ts";
import { reporters } from "../report/index.ts";
import { introduce } from "./emulate/introduction.ts";
import { readReport } from "./reports/read-report.ts";
import { foundBelow, foundIn } from "./testing/scan.ts";
import { perform, scratchFolder } from "./testing/stage.ts";
import { planted, serveTelling, told } from "./testing/telling-endpoint.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const environment = {
  TENCENTCLOUD_SECRET_ID: told.secretId.reveal(),
  TENCENTCLOUD_SECRET_KEY: told.secretKey.reveal(),
  TENCENTCLOUD_TOKEN: told.token.reveal(),
};

type Endpoint = Awaited<ReturnType<typeof serveTelling>>;

/** The profile of a telling endpoint, which gives up early on what hangs. */
function profileOf({ facts, url }: Endpoint): string {
  const secretEnv = "secretKeyEnv: TENCENTCLOUD_SECRET_KEY";
  const text = introduce(facts, url).replace(/^(#|unauthorized| {2}pendingDeletionKey).*\n/gm, "");
  return `${text.replace(secretEnv, `${secretEnv}, tokenEnv: TENCENTCLOUD_TOKEN`)}timeoutSeconds: 1\n`;
}

/** Starts the program in a process of its own, with every debugging output of its libraries and all reports of Node. */
function start(words: readonly string[], folder: string, more: Readonly<Record<string, string>> = {}) {
  const node = ["--report-uncaught-exception", "--report-on-signal", `--report-dir=${folder}`];
  const child = spawn(process.execPath, [...node, "--import", import.meta.resolve("tsx"), main, ...words], {
    env: { ...process.env, GITHUB_ACTIONS: "", ...environment, ...more },
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => written.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended, output: () => Buffer.concat(written) };
}

/** What leaks of the planted values: into a file of the folder or onto the terminal. */
const leaks = (folder: string, output: Buffer) => [
  ...foundBelow(folder, planted),
  ...foundIn(output, planted).map((found) => `output: ${found}`),
];

const everyReporter = reporters.flatMap(({ name }) => ["--reporter", name]);
const everything = ["--report-dir", "out", "--har", "out/run.har", ...everyReporter, "--verbose", "--debug"];

/** Where the profile lies: not among what a run leaves. */
function stage(endpoint: Endpoint) {
  const around = scratchFolder();
  const profile = around.put("profile.yaml", profileOf(endpoint));
  const folder = join(around.path, "artefacts");
  mkdirSync(folder);
  return { folder, profile, [Symbol.dispose]: around[Symbol.dispose] };
}

function reportIn(folder: string): Report {
  return readReport(join(folder, "out", "report.json"));
}

describe("no secret and no data key is in anything that is left", () => {
  test("by a run that meets every failure there is", async () => {
    await using endpoint = { ...(await serveTelling()), [Symbol.asyncDispose]: async () => endpoint.close() };
    using place = stage(endpoint);
    const github = {
      GITHUB_ACTIONS: "true",
      GITHUB_STEP_SUMMARY: join(place.folder, "summary.md"),
      DEBUG: "*",
    };
    const { ended, output } = start(["run", "--profile", place.profile, ...everything], place.folder, github);
    expect(await ended).toBe(1);
    expect(leaks(place.folder, output())).toEqual([]);
    // It has met them: violations in every chapter, by every quantifier, with counterexamples, and what was not judged.
    const { verdicts } = reportIn(place.folder);
    const violations = verdicts.filter(({ outcome }) => outcome === "violates");
    expect(new Set(violations.map(({ chapter }) => chapter)).size).toBeGreaterThanOrEqual(10);
    expect(violations.length).toBeGreaterThan(200);
    expect(verdicts.filter(({ outcome }) => outcome === "inconclusive").length).toBeGreaterThan(3);
    expect(violations.filter((verdict) => "path" in verdict).length).toBeGreaterThan(3);
    expect(violations.filter((verdict) => "shownBy" in verdict).length).toBeGreaterThan(5);
    const text = readFileSync(join(place.folder, "out", "report.json"), "utf8");
    expect(text).toContain("gets no answer (reset");
    expect(text).toContain("gets no answer (timeout");
    expect(text).toMatch(/\[redacted: 32 bytes, fingerprint [0-9a-f]{8}\]/);
    const log = readFileSync(join(place.folder, "out", "verdicts.ndjson"), "utf8");
    expect(log.split('"key":{"blob":"').length).toBeGreaterThan(50);
    expect(log.split('"keys":{"counts":').length).toBeGreaterThan(2);
    const exchanges = readFileSync(join(place.folder, "out", "run.har"), "utf8");
    expect(exchanges).toContain("no answer (timeout)");
    expect(exchanges).toContain("Signature=[redacted]");
    expect(exchanges).not.toMatch(/Signature=[0-9a-f]/);
    const har: unknown = JSON.parse(exchanges);
    expect(harFaults(har)).toEqual([]);
    expect(har).toMatchObject({ log: { entries: { length: expect.any(Number) } } });
  }, 120_000);

  test("by a run whose credentials are refused", async () => {
    await using endpoint = {
      ...(await serveTelling("refuses")),
      [Symbol.asyncDispose]: async () => endpoint.close(),
    };
    using place = stage(endpoint);
    const { ended, output } = start(["run", "--profile", place.profile, ...everything], place.folder);
    expect(await ended).toBe(3);
    expect(output().toString()).toContain("refuses the credentials");
    expect(leaks(place.folder, output())).toEqual([]);
  });

  test("by a run that is interrupted", async () => {
    let interrupt = (): void => {};
    const listener = (number: number): void => (number === 80 ? interrupt() : undefined);
    await using endpoint = {
      ...(await serveTelling(undefined, listener)),
      [Symbol.asyncDispose]: async () => endpoint.close(),
    };
    using place = stage(endpoint);
    const { child, ended, output } = start(["run", "--profile", place.profile, ...everything], place.folder);
    interrupt = () => void child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(reportIn(place.folder).verdicts.length).toBeGreaterThan(0);
    expect(leaks(place.folder, output())).toEqual([]);
  });

  test("by a replay, and by a call that fails", async () => {
    await using endpoint = {
      ...(await serveTelling("refuses")),
      [Symbol.asyncDispose]: async () => endpoint.close(),
    };
    using place = stage(endpoint);
    for (const words of [
      ["call", "GenerateDataKey", "--profile", place.profile, "--debug"],
      ["call", "GenerateDataKey", "--profile", place.profile, "--debug", "--params", "{"],
      ["call", "Decrypt", "--endpoint", "http://127.0.0.1:1", "--debug"],
    ]) {
      const { ended, output } = start(words, place.folder);
      expect(await ended).not.toBe(0);
      expect(output().length).toBeGreaterThan(20);
      expect(leaks(place.folder, output())).toEqual([]);
    }
  });

  test.each([
    [
      "a value for a name",
      (secret: string) => `credentials: { secretIdEnv: A_NAME, secretKeyEnv: ${secret} }`,
    ],
    ["an unknown key", (secret: string) => `credentials: { secretKey: ${secret} }`],
    ["a value in place of the credentials", (secret: string) => `credentials: ${secret}`],
    ["a secret as a key", (secret: string) => `${secret}: 1`],
    ["broken YAML", (secret: string) => `credentials: { secretKey: "${secret}`],
    ["an alias", (secret: string) => `credentials: *${secret}`],
    ["a tag", (secret: string) => `credentials: !${secret} 1`],
    ["a key twice", (secret: string) => `${secret}: 1\n${secret}: 2`],
    ["a wrong type", (secret: string) => `fixtures: ${secret}`],
  ])("by a profile in which the secret itself stands, as %s", async (_, write) => {
    using folder = scratchFolder();
    const secret = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qA";
    const profile = folder.put("profile.yaml", `endpoint: http://127.0.0.1:1\n${write(secret)}\n`);
    const words = ["run", "--debug", "--profile", profile, "--report-dir", join(folder.path, "out")];
    const { exitCode, stdout, stderr } = await perform(words);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/profile\.yaml:/);
    expect(stderr).not.toContain(secret);
  });
});
