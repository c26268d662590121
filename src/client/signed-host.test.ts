import { expect, it } from "vitest";
import { signTc3 } from "../crypto/index.ts";
import { clientFor, credentials, type Received, receive, serveHttp } from "./testing/loopback.ts";

const failure = '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":""},"RequestId":"r"}}';

/** A server that takes signatures over one form of its host only. */
async function serveFor(form: (host: string) => string) {
  let hosts = 0;
  const server = await serveHttp(async (request, response) => {
    const received = await receive(request);
    hosts += 1;
    response.end(isSigned(received, form) ? '{"Response":{}}' : failure);
  });
  return { ...server, count: () => hosts };
}

function isSigned({ method, headers, body }: Received, form: (host: string) => string): boolean {
  const { authorization } = signTc3({
    ...{ method, canonicalQuery: "", body: Buffer.from(body), service: "kms" },
    headers: { "content-type": headers["content-type"] ?? "", host: form(headers.host ?? "") },
    signedHeaders: ["content-type", "host"],
    timestamp: Number(headers["x-tc-timestamp"]),
    secretId: credentials.secretId.reveal(),
    secretKey: credentials.secretKey.reveal(),
  });
  return authorization === headers.authorization;
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, "");
const text = '{"Response":{}}';
const call = { parameters: { KeyId: "k" } };

async function answersTo(form: (host: string) => string, times: number) {
  await using server = await serveFor(form);
  await using client = clientFor(server.endpoint);
  const bodies: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { outcome } = await client.send(call);
    bodies.push(outcome.kind === "answered" ? Buffer.from(outcome.body).toString() : outcome.message);
  }
  return { bodies, received: server.count(), totals: client.totals() };
}

it("signs the Host header as it is sent", async () => {
  expect(await answersTo((host) => host, 2)).toMatchObject({ bodies: [text, text], received: 2 });
});

it("learns once that an endpoint wants the port left out", async () => {
  const seen = await answersTo(withoutPort, 3);
  expect(seen).toMatchObject({ bodies: [text, text, text], received: 4, totals: { total: 4 } });
});

it("tries no third form, and asks no second time", async () => {
  expect(await answersTo(() => "elsewhere", 2)).toMatchObject({ bodies: [failure, failure], received: 3 });
});

it("learns nothing from a request that is signed in a way of its own", async () => {
  await using server = await serveFor(withoutPort);
  await using client = clientFor(server.endpoint);
  await client.send({ ...call, signing: { service: "cvm" } });
  expect(server.count()).toBe(1);
});
