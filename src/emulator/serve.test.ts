import { Agent } from "node:http";
import { connect } from "node:net";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../model/errors.ts";
import { createEndpoint } from "./endpoint.ts";
import { type Service, serve } from "./serve.ts";
import { readAnswer, send, signed } from "./testing/caller.ts";

const endpoint = createEndpoint();
const { facts } = endpoint;
const parameters = { KeyId: facts.fixtures.enabledKey, KeySpec: "AES_256" };
let service: Service;
beforeAll(async () => {
  service = await serve(endpoint);
});
afterAll(() => service.close());

const granted = async () =>
  readAnswer((await send(service.port, signed(endpoint, { parameters }))).body).code === "";

describe("the vendor's SDK", () => {
  // Names under .localhost do not resolve on every machine.
  const agent = new Agent({
    lookup: (_name, options, done) =>
      options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
  });
  const clientOf = (reqMethod: "POST" | "GET") =>
    new CommonClient("", "2019-01-18", {
      credential: {
        secretId: facts.credentials.secretId.reveal(),
        secretKey: facts.credentials.secretKey.reveal(),
      },
      region: facts.region,
      profile: {
        httpProfile: { endpoint: `kms.localhost:${service.port}`, protocol: "http://", reqMethod, agent },
      },
    });

  test.each(["POST", "GET"] as const)("GenerateDataKey and Decrypt by %s", async (method) => {
    const client = clientOf(method);
    const context = { EncryptionContext: '{"app":"a b"}' };
    const generated = await client.request("GenerateDataKey", {
      KeyId: parameters.KeyId,
      NumberOfBytes: 24,
      ...context,
    });
    expect(generated.KeyId).toBe(parameters.KeyId);
    expect(Buffer.from(generated.Plaintext, "base64")).toHaveLength(24);
    const opened = await client.request("Decrypt", { CiphertextBlob: generated.CiphertextBlob, ...context });
    expect(opened.Plaintext).toBe(generated.Plaintext);
  });

  test("a refused call", async () => {
    const refused = clientOf("POST").request("GenerateDataKey", {
      ...parameters,
      KeyId: facts.fixtures.absentKey,
    });
    await expect(refused).rejects.toMatchObject({ code: "ResourceUnavailable.CmkNotFound" });
  });
});

describe("sizes", () => {
  test("a body over 10 MB is refused and the endpoint goes on", async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, " ");
    const answer = await send(service.port, signed(endpoint, { body }));
    expect([answer.status, readAnswer(answer.body).code]).toEqual([200, "RequestSizeLimitExceeded"]);
    expect(await granted()).toBe(true);
  });

  test("a query over 32 KB is refused and the endpoint goes on", async () => {
    const target = `/?Filler=${"x".repeat(40_000)}`;
    const answer = await send(service.port, signed(endpoint, { method: "GET", target }));
    expect([answer.status, readAnswer(answer.body).code]).toEqual([200, "RequestSizeLimitExceeded"]);
    expect(await granted()).toBe(true);
  });

  test("a head that the parser gives up on is refused too", async () => {
    const target = `/?Filler=${"x".repeat(200_000)}`;
    const answer = await send(service.port, signed(endpoint, { method: "GET", target }));
    expect([answer.status, readAnswer(answer.body).code]).toEqual([200, "RequestSizeLimitExceeded"]);
    expect(await granted()).toBe(true);
  });
});

/** Writes text to the port and gives all that comes back until the connection ends. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(service.port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (piece) => {
      received += piece.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}

test("what is no HTTP is answered 400 and the endpoint goes on", async () => {
  expect(await exchange("HELLO\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  expect(await granted()).toBe(true);
});

test("one connection carries several requests", async () => {
  const head = (connection: string) =>
    `PUT / HTTP/1.1\r\nhost: kms\r\nconnection: ${connection}\r\ncontent-length: 0\r\n\r\n`;
  const answers = await exchange(head("keep-alive") + head("close"));
  expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  expect(answers.match(/UnsupportedProtocol/g)).toHaveLength(2);
});

test("a caller who leaves in the middle of a body leaves the endpoint healthy", async () => {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(service.port, "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nhost: kms\r\ncontent-length: 1000\r\n\r\nhalf", () =>
        socket.destroy(),
      );
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
  expect(await granted()).toBe(true);
});

test("an endpoint sees the names of headers as they came", async () => {
  const seen: (readonly string[] | undefined)[] = [];
  const watching = await serve({
    ...endpoint,
    handle: (request) => {
      seen.push(request.headerNames);
      return endpoint.handle(request);
    },
  });
  const headers = { "X-Tc-Action": "GenerateDataKey", "x-tc-VERSION": "2019-01-18" };
  await send(watching.port, { method: "GET", target: "/", headers, body: Buffer.of(), bodyLength: 0 });
  await watching.close();
  expect(seen).toEqual([expect.arrayContaining(Object.keys(headers))]);
});

describe("addresses", () => {
  test("a port that is taken is told as such", async () => {
    const taken = serve(createEndpoint(), { port: service.port });
    await expect(taken).rejects.toThrow(UsageError);
    await expect(taken).rejects.toThrow(`127.0.0.1:${service.port}`);
  });

  test("an address of another machine is told as such", async () => {
    await expect(serve(createEndpoint(), { host: "192.0.2.1" })).rejects.toThrow(UsageError);
  });

  test("the URL names the port, and a closed service gives it back", async () => {
    const first = await serve(createEndpoint());
    expect(first.url).toBe(`http://127.0.0.1:${first.port}`);
    await first.close();
    const second = await serve(createEndpoint(), { port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });
});
