import { expect, test } from "vitest";
import { Secret } from "../../model/secret.ts";
import { createEndpoint } from "../endpoint.ts";
import { type Ask, ask, readAnswer, signed } from "../testing/caller.ts";

const now = Date.UTC(2026, 2, 4, 0, 1, 0);
const second = now / 1000;
const endpoint = createEndpoint({ now: () => now });
const { facts } = endpoint;
const parameters = { KeyId: facts.fixtures.enabledKey, KeySpec: "AES_128" };
const codeFor = async (question: Ask) =>
  (await ask(endpoint, { parameters, timestamp: second, ...question })).code;
const header = (name: string, value: string | undefined): Ask => ({
  alter: (request) => ({ ...request, headers: { ...request.headers, [name]: value } }),
});
const authorization = (change: (header: string) => string): Ask => ({
  alter: (request) => {
    const { authorization: header = "" } = request.headers;
    return { ...request, headers: { ...request.headers, authorization: change(header) } };
  },
});

const invalid = "AuthFailure.InvalidAuthorization";
const failure = "AuthFailure.SignatureFailure";
const expired = "AuthFailure.SignatureExpire";
const token = "AuthFailure.TokenFailure";
const stranger = { secretId: new Secret("AKIDstranger"), secretKey: facts.credentials.secretKey };
const forger = { secretId: facts.credentials.secretId, secretKey: new Secret("another") };
const { temporaryCredentials: temporary } = facts;
const tokenless = { secretId: temporary.secretId, secretKey: temporary.secretKey };

const rows: readonly (readonly [string, Ask, string])[] = [
  ["a right signature", {}, ""],
  ["more signed headers", { signedHeaders: ["content-type", "host", "x-tc-action"] }, ""],
  ["a charset", { headers: { "content-type": "application/json; charset=utf-8" } }, ""],
  ["Host with a port, signed with it", { headers: { host: "kms.localhost:8080" } }, ""],
  [
    "Host with a port, signed without",
    { headers: { host: "kms.localhost:8080" }, signedHost: "kms.localhost" },
    "",
  ],
  ["another Host signed", { signedHost: "cvm.tencentcloudapi.com" }, failure],
  ["300 seconds late", { timestamp: second - 300, date: "2026-03-03" }, ""],
  ["300 seconds early", { timestamp: second + 300 }, ""],
  ["301 seconds late", { timestamp: second - 301 }, expired],
  ["301 seconds early", { timestamp: second + 301 }, expired],
  ["milliseconds", { timestamp: now }, expired],
  ["today's date on yesterday's timestamp", { timestamp: second - 120, date: "2026-03-04" }, failure],
  ["another date", { date: "2026-03-05" }, failure],
  ["another service", { service: "cvm" }, failure],
  ["another terminator", { terminator: "aws4_request" }, invalid],
  ["no content-type signed", { signedHeaders: ["host"] }, invalid],
  ["no host signed", { signedHeaders: ["content-type"] }, invalid],
  ["an unknown SecretId", { credentials: stranger }, "AuthFailure.SecretIdNotFound"],
  ["a wrong secret key", { credentials: forger }, failure],
  [
    "another action than signed",
    { signedHeaders: ["content-type", "host", "x-tc-action"], ...header("x-tc-action", "Decrypt") },
    failure,
  ],
  ["another timestamp than signed", header("x-tc-timestamp", String(second + 1)), failure],
  ["another content-type than signed", header("content-type", "application/json;charset=utf-8"), failure],
  ["another body than signed", { alter: (request) => ({ ...request, body: Buffer.from("{}") }) }, failure],
  ["no Authorization", header("authorization", undefined), invalid],
  ["an empty Authorization", header("authorization", ""), invalid],
  ["Authorization: SKIP", header("authorization", "SKIP"), invalid],
  ["another algorithm", authorization((value) => value.replace("SHA256", "SHA1")), invalid],
  ["a short signature", authorization((value) => value.slice(0, -1)), failure],
  [
    "a signature in upper case",
    authorization((value) => value.replace(/[0-9a-f]{64}$/, (hex) => `F${hex.slice(1).toUpperCase()}`)),
    failure,
  ],
  [
    "a timestamp that is no number",
    { alter: (request) => ({ ...request, headers: { ...request.headers, "x-tc-timestamp": "soon" } }) },
    "InvalidParameter",
  ],
  ["temporary credentials", { credentials: temporary }, ""],
  [
    "temporary credentials, wrong token",
    { credentials: temporary, headers: { "x-tc-token": "wrong" } },
    token,
  ],
  ["temporary credentials, no token", { credentials: tokenless }, token],
  ["a token that nobody gave", { headers: { "x-tc-token": "stray" } }, token],
  ["an empty token", { headers: { "x-tc-token": "" } }, ""],
];

test.each(rows)("%s", async (_title, question, code) => {
  expect(await codeFor(question)).toBe(code);
});

test("a signed GET covers its query", async () => {
  const get: Ask = { method: "GET", parameters, timestamp: second };
  expect((await ask(endpoint, get)).code).toBe("");
  const alter: Ask["alter"] = (request) => ({
    ...request,
    target: request.target.replace("AES_128", "AES_256"),
  });
  expect((await ask(endpoint, { ...get, alter })).code).toBe(failure);
});

test("no refusal shows the signature that would have been right", async () => {
  const right =
    signed(endpoint, { parameters, timestamp: second }).headers["authorization"]?.slice(-64) ?? "none";
  const request = signed(endpoint, { parameters, timestamp: second, credentials: forger });
  const answer = await endpoint.handle(request);
  expect(readAnswer(answer.body).code).toBe(failure);
  expect(Buffer.from(answer.body).toString()).not.toContain(right);
});
