import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fault, faults, type Passing, redirectTo, serveFaults } from "../../client/testing/faults.ts";
import { serveAndKeep } from "../../client/testing/loopback.ts";
import { createEndpoint, type Service, serve } from "../../emulator/index.ts";
import type { Report } from "../../model/report.ts";
import { validateReport } from "../../spec/index.ts";
import { introduce } from "../emulate/introduction.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

const endpoint = createEndpoint();
const { credentials, unauthorizedCredentials } = endpoint.facts;
const environment = {
  TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
  TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
  UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
  UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
};
let service: Service;
beforeAll(async () => {
  service = await serve(endpoint);
});
afterAll(() => service.close());

/** Runs some checks against `url` and gives what the run left, once it keeps to the contract of a report. */
async function runAgainst(url: string, settings: string, ...words: readonly string[]) {
  using folder = scratchFolder();
  const profile = folder.put("p.yaml", `${introduce(endpoint.facts, url)}\n${settings}\n`);
  const given = ["run", "--profile", profile, "--report-dir", folder.path, ...words];
  const { exitCode, stderr } = await perform(given, environment);
  const report: Report = JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8"));
  expect(validateReport(report)).toBeUndefined();
  expect(report.run.exitCode).toBe(exitCode);
  expect(stderr).toBe("");
  return { exitCode, report };
}

const choosing = (fault: Fault, when: (passing: Passing) => boolean) => (passing: Passing) =>
  when(passing) ? fault : undefined;
const checks = ["--only", "GDK-15"];
const hasty = "timeoutSeconds: 1\npatienceSeconds: 0";

describe("where every answer is spoilt so that none is left, the run says nothing of the endpoint and ends with 3", () => {
  test.each([
    ["reset mid-answer", "the connection ended before the answer was complete"],
    ["hang before the headers", "no complete answer within 1000 milliseconds"],
    ["one byte a second", "no complete answer within 1000 milliseconds"],
    ["Content-Length too long", "the connection ended before the answer was complete"],
    ["a truncated chunk", "the connection ended before the answer was complete"],
    ["a gzip bomb", "unpacks (gzip) to more than 52428800 bytes"],
    ["100 MB of JSON", "is longer than 52428800 bytes"],
    ["a page with 502", "HTTP 502 without JSON"],
  ] as const)("%s", async (name, says) => {
    const patient = name === "hang before the headers" || name === "one byte a second" ? hasty : "";
    await using server = await serveFaults(service.url, () => faults[name]);
    const { exitCode, report } = await runAgainst(server.endpoint, patient, ...checks);
    expect(exitCode).toBe(3);
    expect(report.run.reason).toMatch(/^http:\/\/127\.0\.0\.1:\d+ could not be tried: /);
    expect(report.run.reason).toContain(says);
    expect(report.verdicts).toEqual([]);
    expect(server.passed).toHaveLength(1);
  });

  test("a redirection, and nobody else is sent the Authorization", async () => {
    await using elsewhere = await serveAndKeep();
    await using server = await serveFaults(service.url, () => redirectTo(`${elsewhere.endpoint}/?a=b`));
    const { exitCode, report } = await runAgainst(server.endpoint, "", ...checks);
    expect([exitCode, report.run.reason]).toEqual([
      3,
      expect.stringContaining(`HTTP 307 to ${elsewhere.endpoint}, which is not followed`),
    ]);
    expect(elsewhere.received).toEqual([]);
  });

  test("a connection that is refused", async () => {
    const server = await serveFaults(service.url, () => undefined);
    await server[Symbol.asyncDispose]();
    const { exitCode, report } = await runAgainst(server.endpoint, "", ...checks);
    expect([exitCode, report.run.reason]).toEqual([3, expect.stringContaining("the connection was refused")]);
  });

  test("a name that does not resolve", async () => {
    const { exitCode, report } = await runAgainst("https://kms.invalid", "", ...checks);
    expect([exitCode, report.run.reason]).toEqual([3, expect.stringContaining("the name does not resolve")]);
  });
});

describe("where an answer comes and is wrong, it is the endpoint's, and the run ends with 1", () => {
  test.each(["a doubled chunk", "Content-Length too short", "invalid UTF-8"] as const)("%s", async (name) => {
    await using server = await serveFaults(service.url, () => faults[name]);
    const { exitCode, report } = await runAgainst(server.endpoint, "", ...checks);
    expect(exitCode).toBe(1);
    expect(report.summary.violates).toBeGreaterThan(0);
    expect(report.summary.inconclusive).toBe(0);
  });

  test("a request that is not answered while others are", async () => {
    const isTooLong = ({ body }: Passing) => body.includes('"NumberOfBytes":1025');
    for (const name of ["reset mid-answer", "a page with 502"] as const) {
      await using server = await serveFaults(service.url, choosing(faults[name], isTooLong));
      const { exitCode, report } = await runAgainst(server.endpoint, "", ...checks);
      const violated = report.verdicts.filter(({ outcome }) => outcome === "violates");
      expect(exitCode).toBe(1);
      expect(violated.length).toBeGreaterThan(0);
      expect(violated.length).toBeLessThan(report.verdicts.length);
      expect(violated[0]).toMatchObject({
        culprit: "endpoint",
        reason: expect.stringMatching(/^this request gets no answer .* while others do/),
      });
    }
  });
});

describe("an endpoint that goes away in the middle", () => {
  test("for good is given up at once for all: the rest of a run is inconclusive and costs nothing", async () => {
    await using server = await serveFaults(
      service.url,
      choosing(faults["hang before the headers"], ({ number }) => number > 20),
    );
    const { exitCode, report } = await runAgainst(server.endpoint, hasty, "--only", "parameters");
    expect([exitCode, report.run.reason]).toEqual([3, expect.stringMatching(/^at the end of the run: /)]);
    expect(report.summary.violates).toBe(0);
    expect(report.summary.inconclusive).toBeGreaterThan(50);
    expect(JSON.stringify(report.verdicts)).toContain("The endpoint stopped answering");
    // Each of the checks that were under way has tried once and probed; all others have not sent.
    expect(server.passed.length).toBeLessThan(20 + 16 * 2 + 5);
  });

  test("and comes back is waited for: the run conforms", async () => {
    let spoilt = 0;
    await using server = await serveFaults(service.url, ({ number }) => {
      const away = number > 20 && spoilt < 30;
      if (away) spoilt += 1;
      return away ? (socket) => socket.resetAndDestroy() : undefined;
    });
    const { exitCode, report } = await runAgainst(server.endpoint, "", "--only", "parameters");
    expect(spoilt).toBeGreaterThan(5);
    expect([exitCode, report.summary.violates, report.summary.inconclusive]).toEqual([0, 0, 0]);
  });
});
