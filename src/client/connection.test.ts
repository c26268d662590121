import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Call, Outcome } from "../model/exchange.ts";
import { identityFor, serveTls } from "./testing/certificates.ts";
import { clientFor, serveAndKeep, serveHttp, serveTcp } from "./testing/loopback.ts";

const call: Call = { parameters: { KeyId: "k" } };
const ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const cause = (outcome: Outcome) =>
  outcome.kind === "unanswered" ? outcome.cause : `status ${outcome.status}`;
const oneAtATime = { pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 1 } };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a kept connection", () => {
  it("serves one request after the other", async () => {
    let connections = 0;
    await using server = await serveTcp((socket) => {
      connections += 1;
      socket.on("data", () => socket.write(ok));
    });
    await using client = clientFor(server.endpoint, oneAtATime);
    for (let round = 0; round < 10; round += 1) await client.send(call);
    expect(connections).toBe(1);
  });

  it.for([
    ["ends", (socket: Socket) => socket.end()],
    ["resets", (socket: Socket) => socket.resetAndDestroy()],
  ] as const)("that %s as it is used again is made anew, once", async ([, hangUp]) => {
    // The first connection answers once and hangs up on its second request: to the client that is
    // the same as a server that closed while the request was on its way.
    await using server = await serveTcp((socket, number) => {
      let requests = 0;
      socket.on("data", () => {
        requests += 1;
        if (number === 1 && requests === 2) hangUp(socket);
        else socket.write(ok);
      });
    });
    await using client = clientFor(server.endpoint, oneAtATime);
    const outcomes = [await client.send(call), await client.send(call), await client.send(call)];
    expect(outcomes.map(({ outcome }) => cause(outcome))).toEqual(["status 200", "status 200", "status 200"]);
    expect(outcomes.map(({ retries }) => retries)).toEqual([0, 0, 0]);
    expect(client.totals()).toEqual({ total: 4, retried: 1 });
  });

  it("that ends twice is reset", async () => {
    await using server = await serveTcp((socket, number) => {
      let requests = 0;
      socket.on("data", () => {
        requests += 1;
        if (number === 1 && requests === 1) socket.write(ok);
        else socket.end();
      });
    });
    await using client = clientFor(server.endpoint, oneAtATime);
    await client.send(call);
    expect(cause((await client.send(call)).outcome)).toBe("reset");
    expect(client.totals()).toEqual({ total: 3, retried: 1 });
  });

  it("that ends after a byte of the answer is not sent again", async () => {
    await using server = await serveTcp((socket) => {
      let requests = 0;
      socket.on("data", () => {
        requests += 1;
        if (requests === 1) socket.write(ok);
        else socket.end("H");
      });
    });
    await using client = clientFor(server.endpoint, oneAtATime);
    await client.send(call);
    expect(cause((await client.send(call)).outcome)).toBe("reset");
    expect(client.totals()).toEqual({ total: 2, retried: 0 });
  });

  it("outlives servers that close while it idles", async () => {
    await using server = await serveTcp((socket) => {
      socket.on("data", () => socket.write(ok, () => socket.end()));
    });
    await using client = clientFor(server.endpoint);
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => client.send(call)));
    expect(new Set(outcomes.map(({ outcome }) => cause(outcome)))).toEqual(new Set(["status 200"]));
  });
});

describe("names", () => {
  it.for(["kms.localhost", "a.b.localhost", "localhost"])("resolve %s to this machine", async (name) => {
    await using server = await serveAndKeep();
    await using client = clientFor(`http://${name}:${server.port}`);
    expect(cause((await client.send(call)).outcome)).toBe("status 200");
    expect(server.received[0]?.headers.host).toBe(`${name}:${server.port}`);
  });

  it("that do not exist are a failure of the name service", async () => {
    await using client = clientFor("http://kms.invalid:8080");
    expect(cause((await client.send(call)).outcome)).toBe("dns");
  });
});

describe("a proxy of the environment", () => {
  /** A proxy that carries every tunnel to one port of this machine. */
  async function serveProxy(port: () => number) {
    const asked: string[] = [];
    const server = await serveTcp((socket) => {
      socket.once("data", (head) => {
        asked.push(head.toString().split("\r\n")[0] ?? "");
        const onward = connect(port(), "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
          socket.pipe(onward).pipe(socket);
        });
        onward.on("error", () => socket.destroy());
      });
    });
    return { ...server, asked };
  }

  it("carries requests to other machines", async () => {
    await using server = await serveAndKeep();
    await using proxy = await serveProxy(() => server.port);
    vi.stubEnv("HTTP_PROXY", proxy.endpoint);
    await using client = clientFor("http://kms.example:8080", oneAtATime);
    for (let round = 0; round < 2; round += 1) {
      expect(cause((await client.send(call)).outcome)).toBe("status 200");
    }
    expect(proxy.asked).toEqual(["CONNECT kms.example:8080 HTTP/1.1"]);
    expect(server.received[0]?.headers.host).toBe("kms.example:8080");
  });

  it("is not asked for loopback", async () => {
    await using server = await serveAndKeep();
    await using proxy = await serveProxy(() => server.port);
    vi.stubEnv("HTTP_PROXY", proxy.endpoint);
    await using client = clientFor(server.endpoint);
    expect(cause((await client.send(call)).outcome)).toBe("status 200");
    expect(proxy.asked).toEqual([]);
  });

  it("is asked for loopback when the client is told so, whatever NO_PROXY names", async () => {
    await using server = await serveAndKeep();
    await using proxy = await serveProxy(() => server.port);
    vi.stubEnv("NO_PROXY", "*");
    await using client = clientFor(server.endpoint, { proxy: proxy.endpoint });
    expect(cause((await client.send(call)).outcome)).toBe("status 200");
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port} HTTP/1.1`]);
  });

  it("sees nothing of https but the name, and the certificate behind it is verified", async () => {
    const identity = identityFor("kms.example");
    await using server = await serveAndKeep();
    await using tls = await serveTls(identity, server.port);
    await using proxy = await serveProxy(() => tls.port);
    vi.stubEnv("HTTPS_PROXY", proxy.endpoint);
    await using trusting = clientFor("https://kms.example", { ca: identity.certificate });
    expect(cause((await trusting.send(call)).outcome)).toBe("status 200");
    expect(proxy.asked).toEqual(["CONNECT kms.example:443 HTTP/1.1"]);
    await using doubting = clientFor("https://kms.example");
    expect(cause((await doubting.send(call)).outcome)).toBe("tls");
    await using misled = clientFor("https://kms.other.example", { ca: identity.certificate });
    expect(cause((await misled.send(call)).outcome)).toBe("tls");
    expect(server.received).toHaveLength(1);
  });

  it("that refuses the tunnel is named in the failure", async () => {
    await using proxy = await serveTcp((socket) => {
      socket.once("data", () =>
        socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
      );
    });
    vi.stubEnv("HTTPS_PROXY", proxy.endpoint);
    await using client = clientFor("https://kms.example");
    const { outcome } = await client.send(call);
    expect(outcome).toMatchObject({ kind: "unanswered", message: expect.stringMatching(/[Pp]roxy.*407/) });
  });

  it("is not asked for what NO_PROXY names", async () => {
    await using proxy = await serveProxy(() => 1);
    vi.stubEnv("HTTP_PROXY", proxy.endpoint);
    vi.stubEnv("NO_PROXY", "kms.invalid");
    await using client = clientFor("http://kms.invalid:8080");
    expect(cause((await client.send(call)).outcome)).toBe("dns");
    expect(proxy.asked).toEqual([]);
  });
});

describe("TLS", () => {
  const { key, certificate } = identityFor("kms.localhost");

  async function serveHttps() {
    const names: unknown[] = [];
    const server = createTlsServer({ key, cert: certificate }, (request, response) => {
      names.push(Reflect.get(request.socket, "servername"), request.headers.host);
      request.resume();
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port }: AddressInfo = JSON.parse(JSON.stringify(server.address()));
    const stop = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { port, names, [Symbol.asyncDispose]: stop };
  }

  it("is trusted with its CA, also when a check alters the Host", async () => {
    await using server = await serveHttps();
    await using client = clientFor(`https://kms.localhost:${server.port}`, {
      ca: certificate,
      ...oneAtATime,
    });
    expect(cause((await client.send(call)).outcome)).toBe("status 200");
    const alter = {
      alter: (signed: Parameters<NonNullable<NonNullable<Call["signing"]>["alter"]>>[0]) => ({
        ...signed,
        headers: { ...signed.headers, host: "other.example" },
      }),
    };
    expect(cause((await client.send({ ...call, signing: alter })).outcome)).toBe("status 200");
    expect(server.names).toEqual([
      "kms.localhost",
      `kms.localhost:${server.port}`,
      "kms.localhost",
      "other.example",
    ]);
  });

  it("is not trusted without, whatever the environment says", async () => {
    await using server = await serveHttps();
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    await using client = clientFor(`https://kms.localhost:${server.port}`);
    expect(cause((await client.send(call)).outcome)).toBe("tls");
    expect(server.names).toEqual([]);
  });

  it("is not trusted under another name", async () => {
    await using server = await serveHttps();
    await using client = clientFor(`https://127.0.0.1:${server.port}`, { ca: certificate });
    expect(cause((await client.send(call)).outcome)).toBe("tls");
  });

  it("is not found where plain HTTP is spoken", async () => {
    await using server = await serveHttp((_request, response) => response.end());
    await using client = clientFor(`https://127.0.0.1:${server.port}`);
    expect(cause((await client.send(call)).outcome)).toBe("tls");
  });
});
