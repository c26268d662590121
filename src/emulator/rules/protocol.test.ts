import { describe, expect, test } from "vitest";
import { createEndpoint } from "../endpoint.ts";
import { type Ask, ask, signed } from "../testing/caller.ts";

const endpoint = createEndpoint();
const KeyId = endpoint.facts.fixtures.enabledKey;
const parameters = { KeyId, KeySpec: "AES_128" };
const code = async (question: Ask) => (await ask(endpoint, { parameters, ...question })).code;
const withBody = (body: string | Uint8Array) => code({ body });

describe("the frame of a request", () => {
  const tooLarge = "RequestSizeLimitExceeded";
  const rows: readonly (readonly [string, Ask, string])[] = [
    ["PUT", { method: "PUT" }, "UnsupportedProtocol"],
    ["DELETE", { method: "DELETE" }, "UnsupportedProtocol"],
    ["lower-case post", { method: "post" }, "UnsupportedProtocol"],
    [
      "a form body",
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
      "UnsupportedProtocol",
    ],
    ["no content-type", { headers: { "content-type": "" } }, "UnsupportedProtocol"],
    ["a content-type in capitals", { headers: { "content-type": "Application/JSON" } }, ""],
    ["another path", { target: "/v1" }, "InvalidParameter"],
    ["a POST with a query", { target: `/?KeyId=${KeyId}` }, "InvalidParameter"],
    ["no action", { headers: { "x-tc-action": "" } }, "MissingParameter"],
    ["no version", { headers: { "x-tc-version": "" } }, "MissingParameter"],
    ["no timestamp", { headers: { "x-tc-timestamp": "" }, date: "2026-01-01" }, "MissingParameter"],
    ["an unknown action", { action: "GenerateDatakey" }, "InvalidAction"],
    ["an action of every object", { action: "constructor" }, "InvalidAction"],
    ["an unknown version", { headers: { "x-tc-version": "2019-01-19" } }, "NoSuchVersion"],
    ["any region", { headers: { "x-tc-region": "eu-frankfurt" } }, ""],
    ["a GET", { method: "GET" }, ""],
    ["a GET of 32 KB", { method: "GET", target: `/?Filler=${"x".repeat(32761)}` }, "UnknownParameter"],
    ["a GET over 32 KB", { method: "GET", target: `/?Filler=${"x".repeat(32762)}` }, tooLarge],
    [
      "a body over 10 MB",
      { alter: (request) => ({ ...request, bodyLength: 10 * 1024 * 1024 + 1 }) },
      tooLarge,
    ],
  ];
  test.each(rows)("%s", async (_title, question, expected) => {
    expect(await code(question)).toBe(expected);
  });

  test("10 MB of body are read", async () => {
    const body = JSON.stringify(parameters).padEnd(10 * 1024 * 1024, " ");
    expect(await withBody(body)).toBe("");
  });

  test("every answer is HTTP 200 of JSON", async () => {
    for (const method of ["POST", "PUT"]) {
      const { status, headers } = await endpoint.handle(signed(endpoint, { parameters, method }));
      expect({ status, headers }).toEqual({ status: 200, headers: { "content-type": "application/json" } });
    }
  });
});

describe("the body", () => {
  const key = `"KeyId":"${KeyId}"`;
  test.each([
    ["nothing", ""],
    ["broken JSON", `{${key}`],
    ["an unclosed string", '{"KeyId":"'],
    ["a name with a broken escape", '{"\\x":1}'],
    ["an array", "[]"],
    ["null", "null"],
    ["a string", '"x"'],
    ["a byte order mark", `\ufeff{${key},"KeySpec":"AES_128"}`],
    ["a name twice", `{${key},"KeySpec":"AES_128","KeySpec":"AES_128"}`],
    ["a name twice, once escaped", `{${key},"KeySpec":"AES_128","\\u004beySpec":"AES_256"}`],
    ["a name twice, spaced out", `{${key},"KeySpec" :"AES_128","KeySpec"\n:"AES_256"}`],
    ["a name twice further in", `{${key},"KeySpec":{"a":1,"a":2}}`],
    ["a depth bomb", "[".repeat(1_000_000)],
    ["a closed depth bomb", `{${key},"KeySpec":${"[".repeat(5000)}${"]".repeat(5000)}}`],
  ])("%s is an invalid parameter", async (_title, body) => {
    expect(await withBody(body)).toBe("InvalidParameter");
  });

  test("bytes that are not UTF-8 are an invalid parameter", async () => {
    expect(await withBody(Buffer.from(`{${key},"KeySpec":"\xff"}`, "latin1"))).toBe("InvalidParameter");
  });

  test.each([
    ["an unknown name", '"Foo":1', "UnknownParameter"],
    ["an unknown name without value", '"Foo":null', "UnknownParameter"],
    ["another case", '"keyspec":"AES_128"', "UnknownParameter"],
    ["__proto__", '"__proto__":{"KeySpec":"AES_128"}', "UnknownParameter"],
    ["constructor", '"constructor":"x"', "UnknownParameter"],
    ["a common parameter", '"Action":"GenerateDataKey"', "UnknownParameter"],
    ["a quote inside a string", '"EncryptionContext":"\\"KeyId\\":1","KeySpec":"AES_128"', ""],
    ["a backslash before the quote", '"EncryptionContext":"\\\\","KeySpec":"AES_128"', ""],
    [
      "the same name in two objects",
      '"KeySpec":"AES_128","EncryptionContext":{"KeySpec":1}',
      "InvalidParameter",
    ],
  ])("%s", async (_title, members, expected) => {
    expect(await withBody(`{${key},${members}}`)).toBe(expected);
  });
});

describe("the query", () => {
  const get = (query: string) => code({ method: "GET", target: `/?KeyId=${KeyId}&${query}` });
  test.each([
    ["NumberOfBytes=16", ""],
    ["NumberOfBytes=16&", ""],
    ["KeySpec=AES_128&EncryptionContext=a+b%26%3D%22", ""],
    ["NumberOfBytes=sixteen", "InvalidParameter"],
    ["NumberOfBytes=", "InvalidParameter"],
    ["NumberOfBytes=0x10", "InvalidParameter"],
    ["NumberOfBytes=1025", "InvalidParameter"],
    ["NumberOfBytes=16&NumberOfBytes=16", "InvalidParameter"],
    ["KeySpec=%ff", "InvalidParameter"],
    ["KeySpec=AES_128&Foo=1", "UnknownParameter"],
  ])("%s", async (query, expected) => {
    expect(await get(query)).toBe(expected);
  });

  test("a context that came by GET opens by POST", async () => {
    const sealed = await ask(endpoint, {
      method: "GET",
      parameters: { ...parameters, EncryptionContext: "a b&=ü" },
    });
    const opened = { CiphertextBlob: sealed.fields["CiphertextBlob"], EncryptionContext: "a b&=ü" };
    const { fields } = await ask(endpoint, { action: "Decrypt", parameters: opened });
    expect(fields["Plaintext"]).toBe(sealed.fields["Plaintext"]);
  });
});

test("errors speak the language that was asked for", async () => {
  const english = await ask(endpoint, { parameters: {} });
  const chinese = await ask(endpoint, { parameters: {}, headers: { "x-tc-language": "zh-CN" } });
  expect(english.fields["Error"]).toEqual({
    Code: "MissingParameter",
    Message: "`KeyId` is required and was not given.",
  });
  expect(chinese.fields["Error"]).toEqual({ Code: "MissingParameter", Message: "缺少必需的参数 `KeyId`。" });
});
