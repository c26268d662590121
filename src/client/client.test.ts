import { describe, expect, it } from "vitest";
import { InternalHarnessError, UsageError } from "../model/errors.ts";
import type { Exchange, Outcome, SignedRequest } from "../model/exchange.ts";
import { measureSkew } from "./clock.ts";
import { RequestCapReached } from "./request-cap.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { clientFor, serveAndKeep, serveHttp } from "./testing/loopback.ts";

const call = { parameters: { KeyId: "k" } };
const textOf = (outcome: Outcome): string =>
  outcome.kind === "answered" ? Buffer.from(outcome.body).toString("utf8") : outcome.message;
const limitExceeded = (code: string) =>
  `{"Response":{"Error":{"Code":"${code}","Message":"slow"},"RequestId":"r"}}`;

/** Answers the given bodies in order, and the last one for ever. */
function serveInOrder(...bodies: readonly string[]) {
  let served = 0;
  return serveHttp((request, response) => {
    request.resume();
    response.end(bodies[Math.min(served, bodies.length - 1)]);
    served += 1;
  });
}

describe("send", () => {
  it("writes names of headers as a check wants them", async () => {
    await using server = await serveAndKeep();
    await using client = clientFor(server.endpoint);
    const alter = (request: SignedRequest) => ({ ...request, namesAsWritten: true });
    await client.send({ ...call, signing: { alter } });
    expect(server.received[0]?.rawHeaders).toContain("x-tc-action");
  });

  it("sends what it signed and gives back what came", async () => {
    await using server = await serveAndKeep();
    const seen: Exchange[] = [];
    await using client = clientFor(server.endpoint, {
      region: "r1",
      onExchange: (exchange) => seen.push(exchange),
    });
    const exchange = await client.send(call);
    const [received] = server.received;
    expect(received).toMatchObject({ method: "POST", url: "/", body: '{"KeyId":"k"}' });
    expect(received?.headers).toMatchObject(exchange.request.headers);
    expect(received?.headers.host).toBe(`127.0.0.1:${server.port}`);
    expect(received?.rawHeaders.filter((name) => name.startsWith("X-TC-"))).toEqual([
      "X-TC-Action",
      "X-TC-Version",
      "X-TC-Timestamp",
      "X-TC-Region",
    ]);
    expect(exchange).toMatchObject({
      number: 1,
      call,
      retries: 0,
      outcome: { kind: "answered", status: 200 },
    });
    expect(textOf(exchange.outcome)).toBe('{"Response":{}}');
    expect(seen).toEqual([exchange]);
  });

  it("sends the query of a GET, and altered requests, as they are", async () => {
    await using server = await serveAndKeep();
    await using client = clientFor(server.endpoint);
    await client.send({ method: "GET", parameters: { KeyId: "a b" } });
    const alter = {
      alter: (signed: Exchange["request"]) => ({
        ...signed,
        headers: { ...signed.headers, host: "other", "x-more": "1" },
      }),
    };
    const { request } = await client.send({ ...call, signing: alter });
    expect(server.received[0]).toMatchObject({ method: "GET", url: "/?KeyId=a%20b", body: "" });
    expect(server.received[1]?.headers).toMatchObject({ host: "other", "x-more": "1" });
    expect(request.headers["host"]).toBe("other");
  });

  it("numbers exchanges in the order of sending and keeps to its concurrency", async () => {
    let open = 0;
    let most = 0;
    await using server = await serveHttp((request, response) => {
      open += 1;
      most = Math.max(most, open);
      request.resume().on("end", () =>
        setImmediate(() => {
          open -= 1;
          response.end("{}");
        }),
      );
    });
    await using client = clientFor(server.endpoint, {
      pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 3 },
    });
    const exchanges = await Promise.all(Array.from({ length: 20 }, () => client.send(call)));
    expect(exchanges.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(most).toBeLessThanOrEqual(3);
    expect(client.totals()).toEqual({ total: 20, retried: 0 });
  });

  it("paces by its clock", async () => {
    await using server = await serveAndKeep();
    const clock = createFakeClock(1_772_323_200_000);
    await using client = clientFor(server.endpoint, {
      clock,
      pace: { requestsPerSecond: 2, concurrency: 1 },
    });
    const sent: number[] = [];
    for (let index = 0; index < 4; index += 1)
      sent.push((await client.send(call)).sentAt - 1_772_323_200_000);
    expect(sent).toEqual([0, 500, 1000, 1500]);
  });

  it("refuses what HTTP cannot carry, as a fault of the harness", async () => {
    await using server = await serveAndKeep();
    await using client = clientFor(server.endpoint);
    await expect(client.send({ ...call, action: "two\r\nlines" })).rejects.toThrow(InternalHarnessError);
    expect(server.received).toEqual([]);
    expect(await client.send(call)).toMatchObject({ outcome: { kind: "answered" } });
  });
});

describe("throttling", () => {
  it.for(["RequestLimitExceeded", "RequestLimitExceeded.UinLimitExceeded"])(
    "sends again after %s",
    async (code) => {
      await using server = await serveInOrder(limitExceeded(code), limitExceeded(code), '{"Response":{}}');
      const clock = createFakeClock();
      await using client = clientFor(server.endpoint, { clock });
      const exchange = await client.send(call);
      expect(exchange.retries).toBe(2);
      expect(textOf(exchange.outcome)).toBe('{"Response":{}}');
      expect(client.totals()).toEqual({ total: 3, retried: 2 });
      expect(clock.pauses).toHaveLength(2);
      expect(clock.pauses[0]).toSatisfy((pause: number) => pause >= 100 && pause <= 150);
      expect(clock.pauses[1]).toSatisfy((pause: number) => pause >= 200 && pause <= 300);
    },
  );

  it("sends again what is refused because the service is unavailable, three times in all", async () => {
    await using server = await serveInOrder(limitExceeded("ServiceUnavailable"), '{"Response":{}}');
    await using client = clientFor(server.endpoint, { clock: createFakeClock() });
    expect(await client.send(call)).toMatchObject({ retries: 1 });
    await using silent = await serveInOrder(limitExceeded("ServiceUnavailable"));
    await using other = clientFor(silent.endpoint, { clock: createFakeClock() });
    expect(textOf((await other.send(call)).outcome)).toContain("ServiceUnavailable");
    expect(other.totals()).toEqual({ total: 3, retried: 2 });
  });

  it("sends again what a gateway keeps back by its status alone", async () => {
    const slowDown = '{"message":"API rate limit exceeded"}';
    const bodies = [slowDown, slowDown, '{"Response":{}}'];
    await using server = await serveHttp((request, response) => {
      request.resume();
      const body = bodies.shift();
      response.writeHead(body === slowDown ? 429 : 200).end(body);
    });
    await using client = clientFor(server.endpoint, { clock: createFakeClock() });
    expect(await client.send(call)).toMatchObject({ retries: 2, outcome: { status: 200 } });
  });

  it("takes what the API itself says with status 429 for an answer", async () => {
    await using server = await serveHttp((request, response) => {
      request.resume();
      response.writeHead(429).end(limitExceeded("InvalidParameter"));
    });
    await using client = clientFor(server.endpoint, { clock: createFakeClock() });
    expect(await client.send(call)).toMatchObject({ retries: 0 });
  });

  it("gives the throttled answer after eight tries", async () => {
    await using server = await serveInOrder(limitExceeded("RequestLimitExceeded"));
    await using client = clientFor(server.endpoint, { clock: createFakeClock() });
    const exchange = await client.send(call);
    expect(exchange.retries).toBe(7);
    expect(textOf(exchange.outcome)).toContain("RequestLimitExceeded");
    expect(client.totals()).toEqual({ total: 8, retried: 7 });
  });

  it.for([
    limitExceeded("RequestLimitExceededNot"),
    limitExceeded("InternalError").replace("slow", "RequestLimitExceeded"),
    "RequestLimitExceeded",
    '{"Response":null,"x":"RequestLimitExceeded"}',
    `${limitExceeded("RequestLimitExceeded")}${" ".repeat(10_000)}`,
  ])("takes %s for an answer", async (body) => {
    await using server = await serveInOrder(body);
    await using client = clientFor(server.endpoint);
    expect(await client.send(call)).toMatchObject({ retries: 0 });
    expect(client.totals()).toEqual({ total: 1, retried: 0 });
  });

  it("dates each try anew", async () => {
    const stamps: unknown[] = [];
    await using server = await serveHttp((request, response) => {
      request.resume();
      stamps.push(request.headers["x-tc-timestamp"]);
      response.end(limitExceeded("RequestLimitExceeded"));
    });
    await using client = clientFor(server.endpoint, { clock: createFakeClock() });
    await client.send(call);
    expect(stamps).toHaveLength(8);
    expect(Number(stamps[7])).toBeGreaterThanOrEqual(12);
  });
});

describe("the cap", () => {
  it("refuses the request beyond it before anything is sent", async () => {
    await using server = await serveAndKeep();
    await using client = clientFor(server.endpoint, { maxRequests: 2 });
    await Promise.all([client.send(call), client.send(call)]);
    await expect(client.send(call)).rejects.toThrow(RequestCapReached);
    await expect(client.send(call)).rejects.toMatchObject({ code: "request-cap", exitCode: 3 });
    expect(server.received).toHaveLength(2);
    expect(client.totals()).toEqual({ total: 2, retried: 0 });
  });

  it("counts what is sent again", async () => {
    await using server = await serveInOrder(limitExceeded("RequestLimitExceeded"));
    await using client = clientFor(server.endpoint, { maxRequests: 3, clock: createFakeClock() });
    await expect(client.send(call)).rejects.toThrow(RequestCapReached);
    expect(client.totals()).toEqual({ total: 3, retried: 2 });
  });
});

describe("createClient", () => {
  it.for([
    "not a url",
    "ftp://127.0.0.1",
    "http://127.0.0.1/path",
    "http://127.0.0.1/?q",
    "http://user:hunter2@127.0.0.1",
  ])("refuses the endpoint %s without showing a password", (endpoint) => {
    expect(() => clientFor(endpoint)).toThrow(UsageError);
    expect(() => clientFor(endpoint)).not.toThrow(/hunter2/);
  });

  it("refuses a CA that is none", () => {
    expect(() => clientFor("https://127.0.0.1", { ca: "nonsense" })).toThrow(UsageError);
  });
});

describe("measureSkew", () => {
  const exchange = (date: string): Exchange => ({
    number: 1,
    call,
    request: { method: "POST", path: "/", headers: {}, body: new Uint8Array() },
    sentAt: Date.parse("2026-03-01T00:00:00.400Z"),
    retries: 0,
    outcome: { kind: "answered", status: 200, headers: { date }, body: new Uint8Array(), milliseconds: 200 },
  });

  it.for([
    ["Sun, 01 Mar 2026 00:00:00 GMT", 0],
    ["Sun, 01 Mar 2026 00:05:00 GMT", 300],
    ["Sat, 28 Feb 2026 23:59:00 GMT", -60],
  ] as const)("reads %s as %d seconds", ([date, seconds]) => {
    expect(measureSkew(exchange(date))).toBe(seconds);
  });

  it("knows nothing without a Date or an answer", () => {
    expect(measureSkew(exchange("yesterday"))).toBeUndefined();
    const outcome = { kind: "unanswered", cause: "reset", message: "", milliseconds: 1 } as const;
    expect(measureSkew({ ...exchange(""), outcome })).toBeUndefined();
  });

  it("measures a server whose clock is wrong, and the offset mends the timestamp", async () => {
    const stamps: unknown[] = [];
    await using server = await serveHttp((request, response) => {
      stamps.push(Number(request.headers["x-tc-timestamp"]));
      response.setHeader("Date", new Date(Date.now() + 3_600_000).toUTCString());
      request.resume();
      response.end("{}");
    });
    await using first = clientFor(server.endpoint);
    const skew = measureSkew(await first.send(call)) ?? 0;
    await using second = clientFor(server.endpoint, { clockOffset: skew });
    const { sentAt } = await second.send(call);
    expect(Math.abs(Number(stamps[1]) - (sentAt / 1000 + 3600))).toBeLessThan(60);
  });
});
