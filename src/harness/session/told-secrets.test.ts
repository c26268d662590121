import { describe, expect, it } from "vitest";
import { derivedKeys, signTc3 } from "../../crypto/index.ts";
import type { Exchange, Signing } from "../../model/exchange.ts";
import { Secret } from "../../model/secret.ts";
import { answered as anAnswer, unanswered } from "../../oracle/testing/exchanges.ts";
import { ToldSecrets } from "./told-secrets.ts";

const secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const secretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const told = new ToldSecrets([{ secretId: new Secret(secretId), secretKey: new Secret(secretKey) }]);
const today = new Date().toISOString().slice(0, 10);

const timestamp = 1_551_113_065;
const body = Buffer.from('{"KeyId":"x"}');
const headers = { host: "kms.example", "content-type": "application/json", "x-tc-timestamp": `${timestamp}` };
const { authorization, signature } = signTc3({
  ...{ method: "POST", canonicalQuery: "", headers, body, timestamp, service: "kms", secretId, secretKey },
  signedHeaders: ["content-type", "host"],
});

/** An answer to a request that was signed and altered in a way. */
function answered(text: string, signing?: Signing, sent = authorization, header = "text"): Exchange {
  const { request, call, ...exchange } = anAnswer(text, { headers: { "x-debug": header } });
  return {
    ...exchange,
    call: signing === undefined ? call : { ...call, signing },
    request: { ...request, headers: { ...headers, authorization: sent }, body },
  };
}

const wrong = authorization.replace(
  signature,
  signature.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
);

describe("what an answer tells", () => {
  const forms: readonly (readonly [what: string, text: string])[] = [
    ["the SecretKey", secretKey],
    ["the SecretKey", secretKey.toLowerCase()],
    ["the SecretKey", Buffer.from(secretKey).toString("base64")],
    ["the SecretKey", Buffer.from(secretKey).toString("hex")],
    ...derivedKeys(secretKey, today).map((key) => ["a key that signs", key] as const),
    ["a key that signs", Buffer.from(derivedKeys(secretKey, today)[2] ?? "", "hex").toString("base64")],
  ];
  it.each(forms)("is %s in %s", (what, text) => {
    expect(told.in(answered(`{"Message":"${text}"}`))).toBe(what);
    expect(told.in(answered("{}", undefined, authorization, text))).toBe(what);
  });

  it("is the signature that a request should have carried, and not the one that it did", () => {
    const right = "the signature that would have been right";
    expect(told.in(answered(`expected ${signature}`, {}, wrong))).toBe(right);
    const yesterday = authorization.replace("2019-02-25", "2019-02-24").replace(signature, "0".repeat(64));
    expect(told.in(answered(`expected ${signature}`, {}, yesterday))).toBe(right);
    expect(told.in(answered(`expected ${signature}`, {}))).toBeUndefined();
    expect(told.in(answered(`expected ${signature}`, {}, "garbage"))).toBeUndefined();
  });

  it("is nothing where the timestamp is beyond every calendar", () => {
    const exchange = answered("{}", {}, wrong);
    const request = {
      ...exchange.request,
      headers: { ...exchange.request.headers, "x-tc-timestamp": "9".repeat(17) },
    };
    expect(told.in({ ...exchange, request })).toBeUndefined();
  });

  it("is nothing in other answers, in none, and for a SecretKey that is too short to tell", () => {
    expect(told.in(answered(`{"Response":{"RequestId":"${secretId}"}}`, {}, wrong))).toBeUndefined();
    expect(told.in(unanswered("timeout"))).toBeUndefined();
    const same = new ToldSecrets([{ secretId: new Secret(secretId), secretKey: new Secret(secretId) }]);
    expect(same.in(answered(`no such ${secretId}`))).toBeUndefined();
    const short = new ToldSecrets([{ secretId: new Secret("test"), secretKey: new Secret("secretkey") }]);
    expect(short.in(answered("check your SecretKey"))).toBeUndefined();
  });
});
