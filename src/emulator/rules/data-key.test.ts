import { describe, expect, test } from "vitest";
import { createEndpoint } from "../endpoint.ts";
import { ask, codeOf } from "../testing/caller.ts";

const endpoint = createEndpoint();
const KeyId = endpoint.facts.fixtures.enabledKey;
const lengthOf = async (parameters: object) => {
  const { fields } = await ask(endpoint, { parameters: { KeyId, ...parameters } });
  return Buffer.from(String(fields["Plaintext"]), "base64").length;
};

describe("the length of a data key", () => {
  test.each([
    [{ KeySpec: "AES_128" }, 16],
    [{ KeySpec: "AES_256" }, 32],
    [{ NumberOfBytes: 1 }, 1],
    [{ NumberOfBytes: 1024 }, 1024],
    [{ NumberOfBytes: 24, KeySpec: "AES_256" }, 24],
    [{ NumberOfBytes: null, KeySpec: "AES_128" }, 16],
    [{ NumberOfBytes: 48, KeySpec: null }, 48],
  ])("%o gives %i bytes", async (parameters, length) => {
    expect(await lengthOf(parameters)).toBe(length);
  });

  test("16.0 is an integer", async () => {
    const body = `{"KeyId":"${KeyId}","NumberOfBytes":16.0}`;
    const { fields } = await ask(endpoint, { body });
    expect(Buffer.from(String(fields["Plaintext"]), "base64")).toHaveLength(16);
  });
});

describe("refusals", () => {
  test.each([
    [{}, "MissingParameter"],
    [{ NumberOfBytes: null, KeySpec: null }, "MissingParameter"],
    [{ NumberOfBytes: 0 }, "InvalidParameter"],
    [{ NumberOfBytes: -1 }, "InvalidParameter"],
    [{ NumberOfBytes: 1025 }, "InvalidParameter"],
    [{ NumberOfBytes: 0, KeySpec: "AES_256" }, "InvalidParameter"],
    [{ NumberOfBytes: 16.5 }, "InvalidParameter"],
    [{ NumberOfBytes: "16" }, "InvalidParameter"],
    [{ NumberOfBytes: true }, "InvalidParameter"],
    [{ NumberOfBytes: [16] }, "InvalidParameter"],
    [{ KeySpec: "AES_192" }, "InvalidParameter"],
    [{ KeySpec: "aes_256" }, "InvalidParameter"],
    [{ KeySpec: "" }, "InvalidParameter"],
    [{ KeySpec: "constructor" }, "InvalidParameter"],
    [{ KeySpec: 128 }, "InvalidParameter"],
    [{ KeySpec: "AES_192", NumberOfBytes: 16 }, "InvalidParameter"],
    [{ KeySpec: "AES_128", EncryptionContext: { a: 1 } }, "InvalidParameter"],
    [{ KeySpec: "AES_128", EncryptionContext: "x".repeat(1025) }, "InvalidParameter"],
    [{ KeySpec: "AES_128", EncryptionContext: "\u{1f511}".repeat(1025) }, "InvalidParameter"],
    [{ KeySpec: "AES_128", EncryptionAlgorithm: "RSA" }, "InvalidParameter"],
    [{ KeySpec: "AES_128", EncryptionAlgorithm: "sm2" }, "InvalidParameter"],
  ])("%o is refused with %s", async (parameters, code) => {
    expect(await codeOf(endpoint, parameters)).toBe(code);
  });

  test.each([
    { EncryptionContext: "x".repeat(1024) },
    { EncryptionContext: "\u{1f511}".repeat(1024) },
    { EncryptionContext: "" },
    { EncryptionContext: "no JSON" },
    { EncryptionPublicKey: "" },
    { EncryptionPublicKey: null },
    { EncryptionAlgorithm: "RSAES_PKCS1_V1_5" },
    { EncryptionAlgorithm: "" },
  ])("%o beside a KeySpec is granted in the clear", async (parameters) => {
    expect(await lengthOf({ KeySpec: "AES_128", ...parameters })).toBe(16);
  });
});

test("an answer has the four fields of the document and a key of its own", async () => {
  const parameters = { KeyId, KeySpec: "AES_256" };
  const [one, other] = [await ask(endpoint, { parameters }), await ask(endpoint, { parameters })];
  expect(Object.keys(one.fields).toSorted()).toEqual(["CiphertextBlob", "KeyId", "Plaintext", "RequestId"]);
  expect(one.fields["KeyId"]).toBe(KeyId);
  expect(one.fields["RequestId"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const name of ["Plaintext", "CiphertextBlob", "RequestId"]) {
    expect(one.fields[name]).not.toBe(other.fields[name]);
  }
});

test("a rule can be replaced alone", async () => {
  const narrow = createEndpoint({ rules: (reference) => ({ ...reference, numberOfBytesMaximum: 1023 }) });
  expect(await codeOf(narrow, { NumberOfBytes: 1024 })).toBe("InvalidParameter");
  expect(await codeOf(narrow, { NumberOfBytes: 1023 })).toBe("");
});
