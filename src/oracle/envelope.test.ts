import { describe, expect, it } from "vitest";
import { isObject, readReply } from "./envelope.ts";
import { answered, requestId, unanswered } from "./testing/exchanges.ts";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const json = JSON.stringify({ Response: { RequestId: requestId } });

describe("readReply", () => {
  it.each([
    { name: "no bytes", body: "", why: "the body is empty" },
    { name: "bytes that are not UTF-8", body: bytes(0x7b, 0xff, 0xfe, 0x7d), why: "not UTF-8" },
    { name: "UTF-16", body: new Uint8Array(Buffer.from(`\ufeff${json}`, "utf16le")), why: "not UTF-8" },
    { name: "a byte order mark", body: `\ufeff${json}`, why: "byte order mark" },
    { name: "white space", body: " \n", why: "white space" },
    { name: "HTML", body: "<!DOCTYPE html><title>502</title>", why: "HTML" },
    { name: "JSON cut off", body: json.slice(0, -1), why: 'begins with "{"' },
    { name: "two values", body: `${json}${json}`, why: "not JSON" },
    { name: "an array", body: [{ Response: {} }], why: "no object Response" },
    { name: "null", body: null, why: "no object Response" },
    { name: "a string of JSON", body: JSON.stringify(json), why: "no object Response" },
    { name: "no Response", body: { RequestId: requestId }, why: "no object Response" },
    { name: "response in lower case", body: { response: {} }, why: "no object Response" },
    { name: "a Response of null", body: { Response: null }, why: "no object Response" },
    { name: "a Response that is an array", body: { Response: [] }, why: "no object Response" },
    { name: "a Response that is text", body: { Response: "{}" }, why: "no object Response" },
    { name: "an Error of null", body: { Response: { Error: null } }, why: "Error is not an object" },
    { name: "an Error that is text", body: { Response: { Error: "no" } }, why: "Error is not an object" },
    { name: "an Error without Code", body: { Response: { Error: { Message: "no" } } }, why: "has no Code" },
    { name: "an empty Code", body: { Response: { Error: { Code: "" } } }, why: "has no Code" },
    { name: "a Code that is a number", body: { Response: { Error: { Code: 400 } } }, why: "has no Code" },
  ])("finds $name malformed", ({ body, why }) => {
    expect(readReply(answered(body))).toMatchObject({
      kind: "malformed",
      why: expect.stringContaining(why),
    });
  });

  it("shows no more than a sign of a body that is not JSON, for it may hold a data key", () => {
    const reply = readReply(answered("c2VjcmV0IGtleSBieXRlcw=="));
    expect(reply).toMatchObject({
      why: 'the body is not JSON: it begins with "c" and has 24 characters',
    });
  });

  it("takes an answer without Error as granted, with all its members", () => {
    const fields = { KeyId: "k", Plaintext: "AA==", RequestId: requestId, TagCode: 0 };
    expect(readReply(answered({ Response: fields, Extra: 1 }))).toMatchObject({ kind: "granted", fields });
  });

  it("takes an answer with Error as refused", () => {
    const Response = { Error: { Code: "InvalidParameter", Message: "no" }, RequestId: requestId };
    expect(readReply(answered({ Response }))).toMatchObject({
      kind: "refused",
      code: "InvalidParameter",
      message: "no",
    });
  });

  it.each([{ Message: undefined }, { Message: 5 }, { Message: null }])(
    "leaves out a message that is no text: %j",
    ({ Message }) => {
      const reply = readReply(answered({ Response: { Error: { Code: "InternalError", Message } } }));
      expect(reply.kind).toBe("refused");
      expect(reply).not.toHaveProperty("message");
    },
  );

  it("says why an exchange without an answer has none", () => {
    expect(readReply(unanswered("timeout"))).toMatchObject({
      kind: "malformed",
      why: "no answer came: no answer: timeout",
    });
  });
});

describe("isObject", () => {
  it("knows objects of JSON from everything else", () => {
    expect([{}, { a: 1 }].every(isObject)).toBe(true);
    expect([null, [], "", 0, true, undefined].some(isObject)).toBe(false);
  });
});
