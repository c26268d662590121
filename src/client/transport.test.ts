import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Call, Outcome, SignedRequest } from "../model/exchange.ts";
import { clientFor, receive, serveHttp, serveTcp } from "./testing/loopback.ts";

const call: Call = { parameters: { KeyId: "k" } };
const answer = (body: string, more = "") =>
  `HTTP/1.1 200 OK\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
const cause = (outcome: Outcome) =>
  outcome.kind === "unanswered" ? outcome.cause : `status ${outcome.status}`;
const textOf = (outcome: Outcome) =>
  outcome.kind === "answered"
    ? Buffer.from(outcome.body).toString("utf8")
    : `${outcome.cause}: ${outcome.message}`;

describe("answers", () => {
  it.for(["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "BREW"])(
    "come to %s with a body",
    async (method) => {
      const bodies: string[] = [];
      // Over TCP, because node's HTTP server does not know every method.
      await using server = await serveTcp((socket) => {
        socket.on("data", (chunk) => {
          bodies.push(chunk.toString());
          if (bodies.join("").endsWith('{"KeyId":"k"}')) socket.write(answer("ok"));
        });
      });
      await using client = clientFor(server.endpoint);
      expect(textOf((await client.send({ ...call, method })).outcome)).toBe("ok");
      expect(bodies.join("")).toMatch(new RegExp(`^${method} / HTTP/1.1\r\n`));
    },
  );

  it("come to HEAD without a body", async () => {
    await using server = await serveHttp((request, response) => {
      request.resume();
      response.writeHead(200, { "content-length": "100", "content-encoding": "gzip" }).end();
    });
    await using client = clientFor(server.endpoint);
    for (let round = 0; round < 2; round += 1) {
      expect(await client.send({ ...call, method: "HEAD" })).toMatchObject({
        outcome: { kind: "answered", body: new Uint8Array(0) },
      });
    }
  });

  it("come with their trailers, and with the words behind the status where they are no usual ones", async () => {
    await using server = await serveHttp((request, response) => {
      request.resume();
      response.writeHead(200, "Fine", { trailer: "x-late, date", date: "now" });
      response.write("ok");
      response.addTrailers({ "x-late": "1", date: "later" });
      response.end();
    });
    await using plain = await serveHttp((request, response) => {
      request.resume();
      response.end("ok");
    });
    await using client = clientFor(server.endpoint);
    expect(await client.send(call)).toMatchObject({
      outcome: { statusText: "Fine", headers: { "x-late": "1", date: "now" } },
    });
    await using other = clientFor(plain.endpoint);
    expect((await other.send(call)).outcome).not.toHaveProperty("statusText");
  });

  it("come over a connection of its own where that is asked for, and it is closed behind them", async () => {
    const seen: string[] = [];
    await using server = await serveHttp((request, response) => {
      request.resume();
      seen.push(`${request.socket.remotePort} ${request.headers.connection}`);
      response.end("ok");
    });
    await using client = clientFor(server.endpoint);
    const alter = (request: SignedRequest) => ({ ...request, ownConnection: true });
    await client.send(call);
    expect(textOf((await client.send({ ...call, signing: { alter } })).outcome)).toBe("ok");
    await client.send(call);
    const [first, own, last] = seen.map((one) => one.split(" "));
    expect(last).toEqual(first);
    expect(own?.[0]).not.toBe(first?.[0]);
    expect([first?.[1], own?.[1]]).toEqual(["keep-alive", "close"]);
  });

  it("come to 12 MB", async () => {
    await using server = await serveHttp(async (request, response) => {
      response.end(String((await receive(request)).body.length));
    });
    await using client = clientFor(server.endpoint);
    const { outcome } = await client.send({ ...call, body: new Uint8Array(12_000_000).fill(0x20) });
    expect(textOf(outcome)).toBe("12000000");
  });

  it("that come before the request was read are read", async () => {
    await using server = await serveTcp((socket) => {
      socket.once("data", () =>
        socket.end(answer("too large", "Connection: close\r\n").replace("200 OK", "413 No")),
      );
    });
    await using client = clientFor(server.endpoint);
    const body = new Uint8Array(12_000_000).fill(0x20);
    const seen = new Set<string>();
    for (let round = 0; round < 5; round += 1)
      seen.add(cause((await client.send({ ...call, body })).outcome));
    expect([...seen]).toEqual(["status 413"]);
  });

  it("are reset when the server only hangs up on a large request", async () => {
    await using server = await serveTcp((socket) => socket.once("data", () => socket.resetAndDestroy()));
    await using client = clientFor(server.endpoint);
    const body = new Uint8Array(12_000_000).fill(0x20);
    expect(cause((await client.send({ ...call, body })).outcome)).toBe("reset");
  });

  it("that redirect are given as they are", async () => {
    let requests = 0;
    await using server = await serveHttp((request, response) => {
      requests += 1;
      request.resume();
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    await using client = clientFor(server.endpoint);
    expect(cause((await client.send(call)).outcome)).toBe("status 302");
    expect(requests).toBe(1);
  });

  it.for([
    ["closed after each", answer("ok", "Connection: close\r\n")],
    ["of HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"],
    ["of HTTP/1.0 without a length", "HTTP/1.0 200 OK\r\n\r\nok"],
    ["without a length", "HTTP/1.1 200 OK\r\n\r\nok"],
  ] as const)("%s are read", async ([, raw]) => {
    await using server = await serveTcp((socket) => socket.once("data", () => socket.end(raw)));
    await using client = clientFor(server.endpoint);
    for (let round = 0; round < 5; round += 1) expect(textOf((await client.send(call)).outcome)).toBe("ok");
    expect(client.totals()).toEqual({ total: 5, retried: 0 });
  });

  it.for([
    ["in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n"],
    ["with odd names", "HTTP/1.1 200 OK\r\nCONTENT-length: 2\r\nX-Twice: a\r\nx-TWICE: b\r\n\r\nok"],
  ] as const)("%s are read on one connection", async ([, raw]) => {
    let connections = 0;
    await using server = await serveTcp((socket) => {
      connections += 1;
      socket.on("data", () => socket.write(raw));
    });
    await using client = clientFor(server.endpoint);
    for (let round = 0; round < 3; round += 1) expect(textOf((await client.send(call)).outcome)).toBe("ok");
    expect(connections).toBe(1);
  });

  it("have lower-case names and joined values", async () => {
    await using server = await serveTcp((socket) => {
      socket.on("data", () => socket.write(answer("ok", "X-Twice: a\r\nx-TWICE: b\r\n")));
    });
    await using client = clientFor(server.endpoint);
    expect(await client.send(call)).toMatchObject({
      outcome: { headers: { "x-twice": "a, b", "content-length": "2" } },
    });
  });
});

describe("the size of an answer", () => {
  const sized = (bytes: number) =>
    serveHttp((request, response) => {
      request.resume();
      response.end(Buffer.alloc(bytes, 0x20));
    });

  it.for([
    [100_000, "status 200"],
    [100_001, "too-large"],
  ] as const)("of %d bytes under a cap of 100000 gives %s", async ([bytes, expected]) => {
    await using server = await sized(bytes);
    await using client = clientFor(server.endpoint, { maxAnswer: 100_000 });
    expect(cause((await client.send(call)).outcome)).toBe(expected);
  });

  it("is capped at 50 MB", async () => {
    await using server = await sized(50 * 1024 * 1024 + 1);
    await using client = clientFor(server.endpoint);
    expect(cause((await client.send(call)).outcome)).toBe("too-large");
  });

  it("is capped after unpacking", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    await using server = await serveHttp((request, response) => {
      request.resume();
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    await using client = clientFor(server.endpoint);
    expect(cause((await client.send(call)).outcome)).toBe("too-large");
    await using roomy = clientFor(server.endpoint, { maxAnswer: 200_000_000 });
    expect(cause((await roomy.send(call)).outcome)).toBe("status 200");
  });
});

describe("Content-Encoding", () => {
  const text = '{"Response":{"KeyId":"k"}}';
  const encoded = (coding: string, body: Uint8Array) =>
    serveHttp((request, response) => {
      request.resume();
      response.writeHead(200, { "content-encoding": coding }).end(body);
    });

  it.for([
    ["gzip", gzipSync(text)],
    ["X-GZip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate, gzip", gzipSync(deflateSync(text))],
    ["identity", Buffer.from(text)],
    ["unheard-of", Buffer.from(text)],
  ] as const)("%s is unpacked", async ([coding, body]) => {
    await using server = await encoded(coding, body);
    await using client = clientFor(server.endpoint);
    const { outcome } = await client.send(call);
    expect(textOf(outcome)).toBe(text);
    expect(outcome).toMatchObject({ headers: { "content-encoding": coding } });
  });

  it.for([
    ["gzip", Buffer.from(text)],
    ["br", Buffer.from(text)],
    ["gzip", gzipSync(text).subarray(0, 20)],
    ["gzip,gzip,gzip,gzip,gzip", gzipSync(text)],
  ] as const)("%s that does not unpack is no HTTP", async ([coding, body]) => {
    await using server = await encoded(coding, body);
    await using client = clientFor(server.endpoint);
    expect(cause((await client.send(call)).outcome)).toBe("protocol");
  });
});
