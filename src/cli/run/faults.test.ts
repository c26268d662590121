import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fault, faults, type Passing, redirectTo, serveFaults } from "../../client/testing/faults.ts";
import { serveAndKeep } from "../../client/testing/loopback.ts";
import { serveReference } from "../testing/run-against.ts";

let reference: Awaited<ReturnType<typeof serveReference>>;
beforeAll(async () => {
  reference = await serveReference();
});
afterAll(() => reference.close());

const choosing = (fault: Fault, when: (passing: Passing) => boolean) => (passing: Passing) =>
  when(passing) ? fault : undefined;
const words = ["--only", "GDK-15"];
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
    ["a page with 502", "HTTP 502 without Response"],
  ] as const)("%s", async (name, says) => {
    const patient = name === "hang before the headers" || name === "one byte a second" ? hasty : "";
    await using server = await serveFaults(reference.url, () => faults[name]);
    const { exitCode, report } = await reference.runAt(server.endpoint, { settings: patient, words });
    expect(exitCode).toBe(3);
    expect(report.run.reason).toMatch(/^http:\/\/127\.0\.0\.1:\d+ could not be tried: /);
    expect(report.run.reason).toContain(says);
    expect(report.verdicts).toEqual([]);
    expect(server.passed).toHaveLength(2);
  });

  test("a redirection, and nobody else is sent the Authorization", async () => {
    await using elsewhere = await serveAndKeep();
    await using server = await serveFaults(reference.url, () => redirectTo(`${elsewhere.endpoint}/?a=b`));
    const { exitCode, report } = await reference.runAt(server.endpoint, { words });
    expect([exitCode, report.run.reason]).toEqual([
      3,
      expect.stringContaining(`HTTP 307 to ${elsewhere.endpoint}, which is not followed`),
    ]);
    expect(elsewhere.received).toEqual([]);
  });

  test("a connection that is refused", async () => {
    const server = await serveFaults(reference.url, () => undefined);
    await server[Symbol.asyncDispose]();
    const { exitCode, report } = await reference.runAt(server.endpoint, { words });
    expect([exitCode, report.run.reason]).toEqual([3, expect.stringContaining("the connection was refused")]);
  });

  test("a name that does not resolve", async () => {
    const { exitCode, report } = await reference.runAt("https://kms.invalid", { words });
    expect([exitCode, report.run.reason]).toEqual([3, expect.stringContaining("the name does not resolve")]);
  });
});

describe("where an answer comes and is wrong, it is the endpoint's, and the run ends with 1", () => {
  test.each(["a doubled chunk", "Content-Length too short", "invalid UTF-8"] as const)("%s", async (name) => {
    await using server = await serveFaults(reference.url, () => faults[name]);
    const { exitCode, report } = await reference.runAt(server.endpoint, { words });
    expect(exitCode).toBe(1);
    expect(report.summary.violates).toBeGreaterThan(0);
    expect(report.summary.inconclusive).toBe(0);
  });

  test("a request that is not answered while others are", async () => {
    const isTooLong = ({ body }: Passing) => body.includes('"NumberOfBytes":1025');
    for (const name of ["reset mid-answer", "a page with 502"] as const) {
      await using server = await serveFaults(reference.url, choosing(faults[name], isTooLong));
      const { exitCode, report } = await reference.runAt(server.endpoint, { words });
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
      reference.url,
      choosing(faults["hang before the headers"], ({ number }) => number > 20),
    );
    const { exitCode, report } = await reference.runAt(server.endpoint, {
      settings: hasty,
      words: ["--only", "parameters"],
    });
    expect(exitCode).toBe(3);
    expect(report.run.reason).toMatch(/^at the end of the run, though all was well at its beginning: /);
    expect(report.summary.violates).toBe(0);
    expect(report.summary.inconclusive).toBeGreaterThan(50);
    expect(JSON.stringify(report.verdicts)).toContain("The endpoint stopped answering");
    // Each of the checks that were under way has tried once and probed; all others have not sent.
    expect(server.passed.length).toBeLessThan(20 + 16 * 2 + 5);
  });

  test("and comes back is waited for: the run conforms", async () => {
    let spoilt = 0;
    await using server = await serveFaults(reference.url, ({ number }) => {
      const away = number > 20 && spoilt < 20;
      if (away) spoilt += 1;
      return away ? (socket) => socket.resetAndDestroy() : undefined;
    });
    const { exitCode, report } = await reference.runAt(server.endpoint, { words: ["--only", "parameters"] });
    expect(spoilt).toBeGreaterThan(5);
    expect([exitCode, report.summary.violates, report.summary.inconclusive]).toEqual([0, 0, 0]);
  });

  test("and restarts is waited for: the run conforms", async () => {
    let restarted: ReturnType<typeof serveFaults> | undefined;
    const first = await serveFaults(reference.url, ({ number }) => {
      if (number === 25) restarted = restart();
      return undefined;
    });
    const restart = async () => {
      await first[Symbol.asyncDispose]();
      return serveFaults(reference.url, () => undefined, first.port);
    };
    const { exitCode, report } = await reference.runAt(first.endpoint, { words: ["--only", "parameters"] });
    await using second = (await restarted) ?? first;
    expect(second.passed.length).toBeGreaterThan(20);
    expect([exitCode, report.summary.violates, report.summary.inconclusive]).toEqual([0, 0, 0]);
  });
});

describe("an endpoint that throttles", () => {
  test("now and then is waited out: the run conforms and counts what it sent again", async () => {
    await using server = await serveFaults(
      reference.url,
      choosing(faults.throttled, ({ number }) => number % 5 === 0),
    );
    const { exitCode, report } = await reference.runAt(server.endpoint, { words });
    expect([exitCode, report.summary.violates, report.summary.inconclusive]).toEqual([0, 0, 0]);
    expect(report.requests.retried).toBe(Math.floor(server.passed.length / 5));
    expect(report.requests.total).toBe(server.passed.length);
  });
});
