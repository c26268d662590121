import { describe, expect, it } from "vitest";
import type { Call, Outcome } from "../model/exchange.ts";
import { explainFailure } from "./failure.ts";
import { clientFor, serveTcp } from "./testing/loopback.ts";

const call: Call = { parameters: { KeyId: "k" } };
const cause = (outcome: Outcome) =>
  outcome.kind === "unanswered" ? outcome.cause : `status ${outcome.status}`;

/** Sends one request to a server that answers every connection's first bytes with `raw` and then hangs up, or not. */
async function outcomeOf(raw: string, after: "end" | "reset" | "hang", timeout = 10_000) {
  await using server = await serveTcp((socket) => {
    socket.once("data", () => {
      const finish = { end: () => socket.end(), reset: () => socket.resetAndDestroy(), hang: () => {} }[
        after
      ];
      if (raw === "") finish();
      else socket.write(raw, finish);
    });
  });
  await using client = clientFor(server.endpoint, { timeout });
  const { outcome } = await client.send(call);
  expect(client.totals()).toEqual({ total: 1, retried: 0 });
  return outcome;
}

describe("no answer", () => {
  it.for([
    ["nothing and an end", "", "end", "reset"],
    ["nothing and a reset", "", "reset", "reset"],
    ["half a status line", "HTTP/1.1 2", "end", "reset"],
    ["half a header", "HTTP/1.1 200 OK\r\nConte", "end", "reset"],
    ["half a body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "end", "reset"],
    [
      "half a body that closes",
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhalf",
      "end",
      "reset",
    ],
    ["half a body and a reset", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "reset", "reset"],
    ["no HTTP", "SSH-2.0-OpenSSH_9.6\r\n", "hang", "protocol"],
    [
      "a Content-Length that is no number",
      "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nok",
      "hang",
      "protocol",
    ],
    [
      "two Content-Lengths",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
      "hang",
      "protocol",
    ],
    [
      "a chunk without a size",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
      "hang",
      "protocol",
    ],
    [
      "an upgrade",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
      "hang",
      "protocol",
    ],
    ["an endless header", `HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}`, "hang", "too-large"],
  ] as const)("%s", async ([, raw, after, expected]) => {
    expect(cause(await outcomeOf(raw, after))).toBe(expected);
  });

  it.for([
    ["before the headers", ""],
    ["in the headers", "HTTP/1.1 200 OK\r\nContent-"],
    ["in the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"],
  ] as const)("in time when it hangs %s", async ([, raw]) => {
    expect(await outcomeOf(raw, "hang", 100)).toMatchObject({
      cause: "timeout",
      message: expect.stringContaining("100 milliseconds"),
    });
  });

  it("in time when it drips for ever", async () => {
    await using server = await serveTcp((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const drip = setInterval(() => socket.write("1\r\nx\r\n"), 10);
        socket.once("close", () => clearInterval(drip));
      });
    });
    await using client = clientFor(server.endpoint, { timeout: 200 });
    expect(cause((await client.send(call)).outcome)).toBe("timeout");
  });

  it("in time, and the next request fares well on another connection", async () => {
    await using server = await serveTcp((socket, number) => {
      socket.on("data", () => {
        if (number > 1) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      });
    });
    await using client = clientFor(server.endpoint, {
      timeout: 500,
      pace: { requestsPerSecond: 1e9, concurrency: 1 },
    });
    expect(cause((await client.send(call)).outcome)).toBe("timeout");
    expect(cause((await client.send(call)).outcome)).toBe("status 200");
  });

  it("in time when no connection comes about, and the client still closes", async () => {
    // It takes connections and never says a word of TLS.
    await using server = await serveTcp(() => {});
    const client = clientFor(server.endpoint.replace("http:", "https:"), { timeout: 200 });
    for (let round = 0; round < 2; round += 1)
      expect(cause((await client.send(call)).outcome)).toBe("timeout");
    await client.close();
  });

  it("where nobody listens", async () => {
    const server = await serveTcp(() => {});
    await server[Symbol.asyncDispose]();
    await using client = clientFor(server.endpoint);
    const { outcome } = await client.send(call);
    expect(outcome).toMatchObject({
      cause: "refused",
      message: expect.stringContaining(`127.0.0.1:${server.port}`),
    });
  });
});

describe("explainFailure", () => {
  const failing = (code: string) => Object.assign(new Error("it failed"), { code });

  it.for([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["EHOSTUNREACH", "network"],
    ["ETIMEDOUT", "timeout"],
    ["EPIPE", "reset"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
    ["SOMETHING_NEW", "network"],
  ] as const)("takes %s for %s", ([code, reason]) => {
    expect(explainFailure(failing(code), "host:1", "sent")).toMatchObject({
      reason,
      message: expect.stringMatching(/^host:1: .*it failed/),
    });
  });

  it("knows what could not be sent", () => {
    expect(explainFailure(failing("UND_ERR_INVALID_ARG"), "host:1", "sent")).toBeUndefined();
  });
});
