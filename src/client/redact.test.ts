import { describe, expect, it } from "vitest";
import { Secret } from "../model/secret.ts";
import { redactAnswer, redactRequest } from "./redact.ts";
import { createRedactor } from "./redactor.ts";

const request = {
  method: "POST",
  path: "/",
  headers: {
    host: "kms.example",
    authorization:
      "TC3-HMAC-SHA256 Credential=AKID1/2026-01-02/kms/tc3_request, SignedHeaders=content-type;host, Signature=0123abcd",
    "x-tc-token": "a-token",
  },
  body: Buffer.from('{"KeyId":"k","Plaintext":"c2VjcmV0"}'),
};

describe("redactRequest", () => {
  it("leaves the scope and the signed names and nothing that signs", () => {
    expect(redactRequest(request)).toEqual({
      method: "POST",
      path: "/",
      headers: {
        host: "kms.example",
        authorization:
          "TC3-HMAC-SHA256 Credential=[redacted]/2026-01-02/kms/tc3_request, SignedHeaders=content-type;host, Signature=[redacted]",
        "x-tc-token": "[redacted]",
      },
      body: '{"KeyId":"k","Plaintext":"[redacted: 6 bytes]"}',
    });
  });

  it.for([
    "Basic QUtJRDE6a2V5",
    "TC3-HMAC-SHA256 Credential=AKID1, Signature=abc",
    "TC3-HMAC-SHA256 AKID1/a/b/c",
  ])("leaves nothing of the Authorization %s", (authorization) => {
    expect(redactRequest({ ...request, headers: { authorization } }).headers).toEqual({
      authorization: "[redacted]",
    });
  });

  it("keeps no part of a SecretId with slashes", () => {
    const authorization =
      "TC3-HMAC-SHA256 Credential=AK/ID/1/2026-01-02/kms/tc3_request, SignedHeaders=host, Signature=ff";
    expect(redactRequest({ ...request, headers: { authorization } }).headers).toHaveProperty(
      "authorization",
      "TC3-HMAC-SHA256 Credential=[redacted]/2026-01-02/kms/tc3_request, SignedHeaders=host, Signature=[redacted]",
    );
  });

  it("redacts a Plaintext in the query of a GET", () => {
    const path = "/?KeyId=k&Plaintext=c2VjcmV0&Version=1";
    expect(redactRequest({ ...request, path }).path).toBe(
      "/?KeyId=k&Plaintext=[redacted: 6 bytes]&Version=1",
    );
  });
});

describe("redactAnswer", () => {
  it.for([
    [
      '{"Response":{"Plaintext":"c2VjcmV0","KeyId":"k"}}',
      '{"Response":{"Plaintext":"[redacted: 6 bytes]","KeyId":"k"}}',
    ],
    [
      '{ "Plaintext" : "AA==" , "n": 12345678901234567890 }',
      '{ "Plaintext" : "[redacted: 1 bytes]" , "n": 12345678901234567890 }',
    ],
    ['[{"a":[{"Plaintext":""}]}]', '[{"a":[{"Plaintext":"[redacted: 0 bytes]"}]}]'],
    ['{"Plaintext":"not base64!"}', '{"Plaintext":"[redacted: 11 characters]"}'],
    ['{"Plaintext":"c2\\/jcmV0"}', '{"Plaintext":"[redacted: 6 bytes]"}'],
    ['{"Plaintext":{"Data":["c2Vj"]},"b":1}', '{"Plaintext":"[redacted: an object]","b":1}'],
    ['{"Plaintext":[1,[2]],"b":1}', '{"Plaintext":"[redacted: an array]","b":1}'],
    ['{"Plaintext":123456,"b":1}', '{"Plaintext":"[redacted: no string]","b":1}'],
    ['{"Pl\\u0061intext":"c2Vj"}', '{"Pl\\u0061intext":"[redacted: 3 bytes]"}'],
    ['{"plaintext":"c2Vj"}', '{"plaintext":"[redacted: 3 bytes]"}'],
    [
      '{"Plaintext":"c2Vj","Plaintext":"c2VjcmV0"}',
      '{"Plaintext":"[redacted: 3 bytes]","Plaintext":"[redacted: 6 bytes]"}',
    ],
    ['{"Response":{"Plaintext":"c2Vjcm', '{"Response":{"Plaintext":"[redacted: 6 characters]"'],
    ['{"Plaintext":{"a":"c2Vj"', '{"Plaintext":"[redacted: an object]"'],
    ['{"s":"{\\"Plaintext\\":\\"c2\\\\/j\\"}"}', '{"s":"{\\"Plaintext\\":\\"[redacted: 3 bytes]\\"}"}'],
    ["<Plaintext>c2Vj</Plaintext>", "<Plaintext>[redacted: 3 bytes]</Plaintext>"],
    ["{'Plaintext': 'c2Vj'}", "{'Plaintext': '[redacted: 3 bytes]'}"],
    ["Plaintext: c2Vj\n", "Plaintext: [redacted: 3 bytes]\n"],
    ["the Plaintext is missing", "the Plaintext is missing"],
    ['{"Message":"Plaintext","KeyId":"k"}', '{"Message":"Plaintext","KeyId":"k"}'],
    ["", ""],
  ] as const)("turns %s into %s", ([text, shown]) => {
    expect(redactAnswer(text)).toBe(shown);
  });

  it("takes long and hostile texts", () => {
    const long = `{"a":"${'\\"'.repeat(3_000_000)}","Plaintext":"c2Vj"}`;
    expect(redactAnswer(long).endsWith('"Plaintext":"[redacted: 3 bytes]"}')).toBe(true);
    expect(redactAnswer(`plaintext${" ".repeat(100_000)}`)).toHaveLength(100_009);
  });
});

describe("createRedactor", () => {
  const secretId = "AKIDz8krbs/J5yKBZ+p";
  const secretKey = 'Gu5t9"xGARNpq86cd(98)';
  const token = "token-of-ünïcode~~>>??";
  const redact = createRedactor([
    { secretId: new Secret(secretId), secretKey: new Secret(secretKey), token: new Secret(token) },
  ]);
  const values = [secretId, secretKey, token];

  it.for(values)("replaces %s in each of its forms", (value) => {
    const forms = [
      value,
      JSON.stringify(value).slice(1, -1),
      Buffer.from(value).toString("base64"),
      Buffer.from(value).toString("base64url"),
      Buffer.from(value).toString("hex"),
      Buffer.from(value).toString("hex").toUpperCase(),
      encodeURIComponent(value),
      encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
    ];
    for (const form of forms) expect(redact(`before ${form} after`)).toBe("before [redacted] after");
  });

  it.for(["", "x", "xy", "xyz"])(
    "replaces them inside the Base64 of something longer after '%s'",
    (before) => {
      for (const value of values) {
        const shown = redact(Buffer.from(`${before}${value}:tail`).toString("base64"));
        expect(shown).toContain("[redacted]");
        expect(Buffer.from(shown.replace("[redacted]", ""), "base64").toString("latin1")).not.toContain(
          value.slice(2, 8),
        );
      }
    },
  );

  it("leaves other text alone, and everything without credentials", () => {
    expect(redact("AKID is no secret by itself")).toBe("AKID is no secret by itself");
    expect(createRedactor([])("anything")).toBe("anything");
    expect(createRedactor([{ secretId: new Secret(""), secretKey: new Secret("") }])("anything")).toBe(
      "anything",
    );
  });
});
