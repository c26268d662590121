import { describe, expect, it } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { judge } from "./judge.ts";
import { describe as inWords } from "./judge-envelope.ts";
import { answered, keyId, type Otherwise, requestId, unanswered } from "./testing/exchanges.ts";

const good = { Response: { KeyId: keyId, RequestId: requestId } };
const refusal = (more: object = {}, error: object = {}) => ({
  Response: { Error: { Code: "InvalidParameter", Message: "no", ...error }, RequestId: requestId, ...more },
});
const breached = (exchange: Exchange, triggered = false) =>
  judge(exchange, { triggered }).judgement.breaches.map(({ requirement }) => requirement);
const typed = (mediaType?: string): Otherwise => ({
  headers: mediaType === undefined ? {} : { "content-type": mediaType },
});

describe("what every answer owes", () => {
  it.each([
    { name: "a granted answer", body: good },
    { name: "a refused answer", body: refusal() },
    { name: "a further member beside Response", body: { ...good, Extra: 1 } },
    { name: "a further member in Response", body: { Response: { ...good.Response, TagCode: 0 } } },
    { name: "an empty message", body: refusal({}, { Message: "" }) },
    { name: "a refusal whose Plaintext is empty", body: refusal({ Plaintext: "", CiphertextBlob: null }) },
  ])("is kept by $name", ({ body }) => {
    const { judgement } = judge(answered(body), {});
    expect(judgement.breaches).toEqual([]);
    expect(judgement.examined).toEqual(
      expect.arrayContaining(["API-04", "API-05", "API-07", "API-08", "API-16", "GDK-54", "GDK-69"]),
    );
  });

  it.each([201, 302, 400, 403, 404])("API-04: status %d", (status) => {
    expect(breached(answered(refusal(), { status }))).toEqual(["API-04"]);
  });

  it.each([500, 502, 503])("GDK-69: status %d blames the service", (status) => {
    expect(breached(answered(refusal(), { status }))).toEqual(["API-04", "GDK-69"]);
  });

  it.each(["InternalError", "ServiceUnavailable"])("GDK-69: %s blames the service", (Code) => {
    expect(breached(answered(refusal({}, { Code })))).toEqual(["GDK-69"]);
    expect(breached(answered(refusal({}, { Code })), true)).toEqual([]);
  });

  it.each([400, 413, 431])("lets an oversized request be turned away by HTTP alone, with %i", (status) => {
    const page = { status, ...typed("text/html") };
    const sentBody = new Uint8Array(10 * 1024 * 1024 + 1);
    expect(breached(answered("too large", { ...page, sentBody }))).toEqual([]);
    expect(breached(answered("too large", { ...page, sentBody: sentBody.subarray(1) }))).toContain("API-04");
  });

  it("lets a request without a media type be turned away by HTTP alone", () => {
    const unsupported = { status: 415, sentHeaders: {} };
    expect(breached(answered({ error: "Unsupported Media Type" }, unsupported))).toEqual([]);
    expect(breached(answered(refusal(), { status: 500, sentHeaders: {} }))).toEqual(["API-04", "GDK-69"]);
  });

  it("asks nothing of an answer to what was sent to another host but that it tells no secret", () => {
    const page = answered("<html>", { status: 404, ...typed("text/html") });
    expect(judge(page, { elsewhere: true }).judgement).toEqual({ examined: ["TC3-12"], breaches: [] });
    expect(judge(page, { elsewhere: true, told: "a key" }).judgement.breaches).toHaveLength(1);
  });

  it("lets an oversized request blame the service no more than another", () => {
    const sentBody = new Uint8Array(10 * 1024 * 1024 + 1);
    expect(breached(answered(refusal(), { status: 500, sentBody }))).toEqual(["API-04", "GDK-69"]);
  });

  it.each(["PUT", "HEAD", "GET"])("asks nothing of an answer that refuses %s", (method) => {
    const { judgement } = judge(answered("", { status: 405, method }), {});
    expect(judgement).toEqual({ examined: ["GDK-69", "TC3-12"], breaches: [] });
  });

  it.each(["PUT", "GET"])("lets no refusal of %s blame the service", (method) => {
    expect(breached(answered("", { status: 500, method }))).toEqual(["GDK-69"]);
    expect(breached(answered(refusal({}, { Code: "InternalError" }), { method }))).toEqual(["GDK-69"]);
    expect(breached(answered("", { status: 501, method }))).toEqual([]);
  });

  it("asks everything of a granted GET", () => {
    expect(breached(answered({ Response: {} }, { method: "GET", status: 201 }))).toEqual([
      "API-04",
      "GDK-54",
    ]);
  });

  it.each([undefined, "", null, 7, {}])("GDK-54: a RequestId of %j", (RequestId) => {
    expect(breached(answered({ Response: { KeyId: keyId, RequestId } }))).toEqual(["GDK-54"]);
    expect(breached(answered(refusal({ RequestId })))).toEqual(["GDK-54"]);
  });

  it.each([undefined, null, 5, ["no"]])("API-06: a message of %j", (Message) => {
    expect(breached(answered(refusal({}, { Message })))).toEqual(["API-06"]);
  });

  it("API-06: an Error without Code", () => {
    expect(breached(answered({ Response: { Error: {}, RequestId: requestId } }))).toEqual(["API-06"]);
  });

  it.each(["", "<html>", "[]", '{"Result":{}}'])("API-05: the body %j", (body) => {
    expect(breached(answered(body))).toEqual(["API-05"]);
  });

  it.each([{ Plaintext: "AAAA" }, { CiphertextBlob: "AAAA" }, { Plaintext: [1] }])(
    "GDK-70: a refusal with %j",
    (more) => {
      expect(breached(answered(refusal(more)))).toEqual(["GDK-70"]);
    },
  );

  it("TC3-12: a secret of the caller", () => {
    const told = "the SecretKey";
    expect(
      judge(answered(refusal()), { told }).judgement.breaches.map(({ requirement }) => requirement),
    ).toEqual(["TC3-12"]);
    expect(judge(unanswered("timeout"), { told }).judgement.breaches).toEqual([]);
  });

  it("API-16: an answer larger than can be read", () => {
    expect(breached(unanswered("too-large"))).toEqual(["API-16"]);
    expect(judge(unanswered("timeout"), {}).judgement).toEqual({ examined: [], breaches: [] });
  });
});

describe("the media type", () => {
  it.each([
    ["application/json", []],
    ["application/json; charset=utf-8", []],
    ["Application/JSON;charset=UTF-8", []],
    ["application/json ; charset=utf-8", []],
    [undefined, ["API-08"]],
    ["", ["API-08"]],
    ["text/json", ["API-08"]],
    ["application/problem+json", ["API-08"]],
    ["application/jsonp", ["API-08"]],
    ["text/html", ["API-07", "API-08"]],
    ["text/plain; note=json", ["API-07", "API-08"]],
    ["application/octet-stream", ["API-07", "API-08"]],
  ])("%j breaks %j", (mediaType, requirements) => {
    expect(breached(answered(good, typed(mediaType)))).toEqual(requirements);
  });
});

describe("describe", () => {
  it.each([
    [good, "granted"],
    [refusal(), "refused with InvalidParameter"],
    [[], "malformed (the body has no object Response)"],
  ])("puts %j into words", (body, words) => {
    expect(inWords(judge(answered(body), {}).reply)).toBe(words);
  });
});
