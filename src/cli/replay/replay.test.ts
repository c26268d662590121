import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createEndpoint, type Rules, serve } from "../../emulator/index.ts";
import { mutants } from "../../emulator/mutants/index.ts";
import { loadSuites, runDirectly, unpack } from "../../harness/index.ts";
import type { Report } from "../../model/report.ts";
import type { Finding, Verdict } from "../../model/verdict.ts";
import { renderJson } from "../../report/index.ts";
import { introduce } from "../emulate/introduction.ts";
import { openEndpoint } from "../endpoint/endpoint.ts";
import { runConformance } from "../run/run-conformance.ts";
import { realStages, type Stages } from "../run/stages.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

const folder = scratchFolder();
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
  folder[Symbol.dispose]();
});

/** A shell in which `kms-conformance` says what it was called with, each word on a line of JSON. */
const program = folder.put("kms-conformance", `#!/bin/sh\nprintf '%s\\0' "$@"\n`);
chmodSync(program, 0o755);
function wordsOf(command: string): readonly string[] {
  const path = `${folder.path}:${process.env["PATH"]}`;
  return execFileSync("sh", ["-c", command], { env: { PATH: path }, encoding: "utf8" })
    .split("\0")
    .slice(0, -1);
}

const directly: Stages = {
  ...realStages,
  runSuites: async ({ parcel }) => {
    const { verdicts, total, retried } = await runDirectly(await loadSuites(), unpack(parcel), parcel);
    return { verdicts, total, retried, faults: [] };
  },
};

let vices = 0;

/** Runs some checks against an endpoint with a vice, and leaves profile and report in the folder. */
async function judged(rules: ((reference: Rules) => Rules) | undefined, only: readonly string[]) {
  vices += 1;
  const endpoint = createEndpoint(rules === undefined ? {} : { rules });
  const service = await serve(endpoint);
  closers.push(service.close);
  const { credentials, unauthorizedCredentials } = endpoint.facts;
  const environment = {
    TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
    TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
    UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
    UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
  };
  const profile = folder.put(`it's ${vices}.yaml`, introduce(endpoint.facts, service.url));
  const opened = await openEndpoint({ profile }, environment);
  const path = join(folder.path, `report ${vices}.json`);
  const options = {
    profile: opened.profile,
    effort: "standard",
    only,
    strict: false,
    seed: 7,
    reportPath: path,
  } as const;
  const report = await runConformance(options, directly);
  folder.put(`report ${vices}.json`, renderJson(report));
  return { report, path, profile, environment };
}

type Violated = Verdict & Extract<Finding, { outcome: "violates" }>;

function violationIn({ verdicts }: Report, check: string): Violated {
  for (const verdict of verdicts) {
    if (verdict.check.startsWith(check) && verdict.outcome === "violates") return verdict;
  }
  throw new Error(`no ${check} violates: ${JSON.stringify(verdicts)}`);
}

const rulesOf = (vice: string) => mutants.find(({ name }) => name === vice)?.rules;

/** One for every way in which a check comes to its verdict: a vice, the check, the command. */
const kinds = [
  ["once", "aes-128-gives-15", "GDK-09/give-aes-128-a-data-key", "call"],
  ["each", "maximum-1025", "GDK-15/refuse-numberofbytes-outside", "call"],
  ["forAll", "maximum-unchecked", "GDK-15/refuse-any-numberofbytes", "call"],
  ["several requests", "decrypt-loses-first-byte", "GDK-50/decrypt-ciphertextblob", "replay"],
  ["a public key", "pkcs1-pads-oaep-sha1", "GDK-34/pad-by-pkcs-1", "replay"],
  ["a tampered signature", "signature-first-63", "TC3-02/refuse-a-wrong-signature[flip-last]", "replay"],
  ["a raw body", "body-closing-brace-added", "API-12/refuse-a-body-that-is-not-a-json-object[", "call"],
  [
    "a body that is no text",
    "body-bad-bytes-skipped",
    "API-12/refuse-a-body-that-is-not-a-json-object[not-utf-8]",
    "replay",
  ],
  ["GET", "maximum-unchecked-by-get", "GDK-15/refuse-numberofbytes-outside-of-its-bounds-by-get", "call"],
  ["a burst", "plaintext-of-other-under-way", "GDK-58/", "replay"],
  ["one answer of the run", "request-id-misnamed", "GDK-54/carry-a-requestid", "replay"],
  ["two answers of the run", "request-id-constant", "GDK-55/never-repeat", "replay"],
  ["many answers of the run", "key-first-byte-fixed", "GDK-57/give-random-data-keys-only", "replay"],
  ["no answer", "connection-cut-after-refusal", "API-12/refuse-a-body-that-is-not-a-json-object[", "call"],
] as const;

/** What runs beside a check that judges the answers of others. */
const company = ["GDK-02/grant-a-plain-request", "GDK-09/give-aes-128-a-data-key-of-16-bytes"];
const crowd = [...company, "GDK-14/give-exactly-numberofbytes-bytes[*"];

describe("the command of a violation", () => {
  test.each(kinds)("of %s (%s) shows it again: %s", async (kind, vice, check, command) => {
    const beside = kind === "many answers of the run" ? crowd : company;
    const { report, path, profile, environment } = await judged(rulesOf(vice), [`${check}*`, ...beside]);
    const violation = violationIn(report, check);
    const words = wordsOf(violation.reproduce ?? "");
    expect(words[0]).toBe(command);
    expect(words).toContain(profile);
    const { exitCode, stdout, stderr } = await perform(words, environment);
    if (command === "replay") {
      expect([exitCode, stderr]).toEqual([1, ""]);
      expect(stdout).toContain(violation.check);
    } else if (violation.seen === "unanswered") {
      expect(stderr).toMatch(/^kms-conformance: no answer \(reset\): [^\n]+\n$/);
    } else {
      const seen = violation.seen === "granted" ? "granted" : `refused with ${violation.seen}`;
      expect(stderr).toMatch(new RegExp(`^HTTP 200 in \\d+ ms: ${seen}$`, "m"));
      if (check.startsWith("GDK-09")) expect(stderr).toContain(`breaks GDK-09: ${violation.reason}`);
    }
    // Whatever the command is, the check can be tried again too.
    const replayed = await perform(["replay", path, violation.check, "--profile", profile], environment);
    expect([replayed.exitCode, replayed.stderr]).toEqual([1, ""]);
  });
});

describe("replay", () => {
  test("sends of a property only the smallest value that failed", async () => {
    const { report, path, profile, environment } = await judged(rulesOf("maximum-unchecked"), [
      "GDK-15/refuse-any*",
    ]);
    const { check, path: value, counterexample } = violationIn(report, "GDK-15/refuse-any");
    expect(value).toMatch(/^\d+(:\d+)*$/);
    const words = ["replay", path, check, "--profile", profile, "--counterexample"];
    const { exitCode, stdout } = await perform(words, environment);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(JSON.stringify(counterexample).slice(0, 40));
    // Two controls, that of the suites, and the one request.
    expect(stdout).toMatch(/\b4 requests\b/);
  });

  test("conforms when the endpoint has been mended", async () => {
    const { report, path } = await judged(rulesOf("maximum-1025"), ["GDK-15/refuse-numberofbytes*"]);
    const mended = await judged(undefined, ["GDK-02/grant-a-plain-request"]);
    const { check } = violationIn(report, "GDK-15/refuse-numberofbytes-outside-of-its-bounds[");
    const words = [
      "replay",
      path,
      check,
      "--profile",
      mended.profile,
      "--endpoint",
      mended.report.run.endpoint,
    ];
    expect(await perform(words, mended.environment)).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("tries the embedded endpoint again where the report was of it", async () => {
    const { report } = await judged(undefined, ["GDK-02/grant-a-plain-request"]);
    const embedded = {
      ...report,
      run: { ...report.run, endpoint: "http://127.0.0.1:1", embedded: true as const },
    };
    const path = folder.put("embedded.json", renderJson(embedded));
    expect(await perform(["replay", path, "GDK-02/grant-a-plain-request"])).toMatchObject({ exitCode: 0 });
  });

  test("cannot judge an endpoint that is gone", async () => {
    const { report, environment } = await judged(undefined, ["GDK-02/grant-a-plain-request"]);
    const path = folder.put(
      "gone.json",
      renderJson({ ...report, run: { ...report.run, endpoint: "http://127.0.0.1:1" } }),
    );
    expect(await perform(["replay", path, "GDK-02/grant-a-plain-request"], environment)).toMatchObject({
      exitCode: 3,
    });
  });

  test("says in one line what is wrong with a report or a check", async () => {
    const { path } = await judged(undefined, ["GDK-02/grant-a-plain-request"]);
    expect(await perform(["replay", path, "GDK-02/grant-plain-request"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `kms-conformance: ${path} has no check GDK-02/grant-plain-request; did you mean GDK-02/grant-a-plain-request?\n`,
    });
    const broken = folder.put("broken.json", "{");
    const { exitCode, stderr } = await perform(["replay", broken, "GDK-02/x"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^kms-conformance: [^\n]*broken\.json is not JSON[^\n]*\n$/);
  });
});
