import { describe, expect, it } from "vitest";
import type { Exchange } from "../../model/exchange.ts";
import type { Deviation } from "../../model/profile.ts";
import { answered, keyId, requestId, unanswered } from "../../oracle/testing/exchanges.ts";
import { explainsExpiry, isTooFar, knownSkew, tellSkew } from "./clock-skew.ts";
import { readControl } from "./control.ts";

const parameters = { KeyId: keyId, KeySpec: "AES_256" };
const good = {
  KeyId: keyId,
  // A hash, which is as good as random.
  Plaintext: "1JfWvQJHVuXOzyUOwcL5nOecDfcW91UNinHn98Gnw5k=",
  CiphertextBlob: "opaque",
  RequestId: requestId,
};
const refused = { Response: { Error: { Code: "AuthFailure.SignatureExpire" } } };

const control = (exchange: Exchange, ...deviations: readonly string[]) =>
  readControl(
    exchange,
    parameters,
    deviations.map((check): Deviation => ({ check, because: "known" })),
  ).control;

describe("an answer as a control", () => {
  it("is granted when the data key that was asked for is in it", () => {
    expect(control(answered({ Response: good }))).toEqual({ kind: "granted" });
  });

  it.each([
    ["another length", { Plaintext: "AAECAwQFBgcICQoLDA0ODw==" }, "the data key has 16 bytes instead of 32"],
    ["no padding", { Plaintext: good.Plaintext.replace("=", "") }, "Plaintext is not Base64: "],
    ["an alphabet of its own", { Plaintext: "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" }, "not Base64"],
    ["zeros", { Plaintext: `${"A".repeat(43)}=` }, "is not random: "],
    ["no Plaintext", { Plaintext: undefined }, "Plaintext is missing, not a string"],
    ["another KeyId", { KeyId: requestId }, `KeyId is "${requestId}", the request named "${keyId}"`],
  ])("is wrong with %s", (_name, change, reason) => {
    expect(control(answered({ Response: { ...good, ...change } }))).toEqual({
      kind: "wrong",
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    ["<html>", "the body is not JSON: it is HTML or XML"],
    [{ KeyId: keyId }, "the body has no object Response"],
    [{ Response: { Error: "no" } }, "Response.Error is not an object"],
  ])("is wrong without the envelope: %j", (body, reason) => {
    expect(control(answered(body))).toEqual({ kind: "wrong", reason });
  });

  it("is not wrong in what the profile declares", () => {
    const exchange = answered({ Response: { ...good, KeyId: "another" } });
    for (const declared of ["GDK-46*", "GDK-46/name-the-cmk", "*"]) {
      expect(control(exchange, declared)).toEqual({ kind: "granted" });
    }
    expect(control(exchange, "GDK-47*")).toMatchObject({ kind: "wrong" });
  });

  it("is refused, or did not come", () => {
    expect(control(answered(refused))).toEqual({
      kind: "refused",
      code: "AuthFailure.SignatureExpire",
      message: "",
    });
    expect(control(unanswered("timeout"))).toEqual({ kind: "failed", reason: "no answer: timeout" });
  });
});

describe("the endpoint's clock", () => {
  const at = (seconds: number, body: unknown = { Response: good }) => {
    const date = new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toUTCString();
    const exchange = answered(body, { headers: { "content-type": "application/json", date } });
    return readControl({ ...exchange, sentAt: Date.UTC(2026, 0, 1) }, parameters);
  };

  it("is what its Date header says", () => {
    for (const seconds of [0, 100, -100, 299, -299, 301])
      expect(knownSkew(at(seconds))).toBeCloseTo(seconds, -1);
    expect(knownSkew(at(-900, refused))).toBe(-900);
  });

  it("is not known from a Date that the accepted signature contradicts, or from none", () => {
    const unknownKey = { Response: { Error: { Code: "ResourceUnavailable.CmkNotFound" } } };
    expect(knownSkew(at(3600))).toBeUndefined();
    expect(knownSkew(at(-3600, unknownKey))).toBeUndefined();
    expect(knownSkew(readControl(answered({ Response: good }), parameters))).toBeUndefined();
  });

  it("explains an expired signature with room to spare, so that nothing hangs on a second", () => {
    expect([299, 301, -299, -301, 3600, undefined].map(explainsExpiry)).not.toContain(false);
    expect([0, 30, -200, 239].map(explainsExpiry)).not.toContain(true);
  });

  it("is told by side and amount", () => {
    expect(tellSkew(3600)).toBe("This machine's clock is 60 minutes behind the endpoint's");
    expect(tellSkew(-301.4)).toBe("This machine's clock is 301 seconds ahead of the endpoint's");
    expect([299, -301, undefined].map(isTooFar)).toEqual([false, true, false]);
  });
});
