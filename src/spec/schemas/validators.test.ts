import { describe, expect, it } from "vitest";
import {
  compileErrorValidator,
  compileRequestValidator,
  compileResponseValidator,
  type ShapeValidator,
} from "./validators.ts";

/** Pointer, keyword and requirement of each violation. */
function found(validate: ShapeValidator, value: unknown): readonly string[] {
  return validate(value).map(({ pointer, keyword, requirement }) =>
    [pointer || "/", keyword, requirement ?? "-"].join(" "),
  );
}

const KeyId = "0d7f0a34-9755-11ef-8e65-525400000001";

describe("a request", () => {
  const validate = compileRequestValidator();

  it.each([
    { KeyId, KeySpec: "AES_128" },
    { KeyId, KeySpec: "AES_256", EncryptionContext: "" },
    { KeyId, NumberOfBytes: 1 },
    { KeyId, NumberOfBytes: 1024, KeySpec: "AES_256" },
    { KeyId, NumberOfBytes: 16, EncryptionPublicKey: "", EncryptionContext: '{"a":"b"}' },
    ...["SM2", "SM2_C1C3C2_ASN1", "RSAES_PKCS1_V1_5", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"].map(
      (name) => ({
        KeyId,
        NumberOfBytes: 32,
        EncryptionPublicKey: "PEM",
        EncryptionAlgorithm: name,
      }),
    ),
  ])("%j is of the shape", (request) => {
    expect(validate(request)).toEqual([]);
  });

  it.each<[request: unknown, ...found: string[]]>([
    [[], "/ type -"],
    [{ NumberOfBytes: 1 }, "/ required GDK-07"],
    [{ KeyId: "", NumberOfBytes: 1 }, "/KeyId minLength GDK-07"],
    [{ KeyId: 1, NumberOfBytes: 1 }, "/KeyId type GDK-08"],
    [{ KeyId: null, NumberOfBytes: 1 }, "/KeyId type GDK-08"],
    [{ KeyId, KeySpec: "AES_512" }, "/KeySpec enum GDK-11"],
    [{ KeyId, KeySpec: "aes_128" }, "/KeySpec enum GDK-11"],
    [{ KeyId, KeySpec: 128 }, "/KeySpec type GDK-12", "/KeySpec enum GDK-11"],
    [{ KeyId }, "/ anyOf GDK-13"],
    [{ KeyId, NumberOfBytes: 0 }, "/NumberOfBytes minimum GDK-15"],
    [{ KeyId, NumberOfBytes: 1025 }, "/NumberOfBytes maximum GDK-15"],
    [{ KeyId, NumberOfBytes: 1.5 }, "/NumberOfBytes type GDK-16"],
    [{ KeyId, NumberOfBytes: "16" }, "/NumberOfBytes type GDK-16"],
    [{ KeyId, NumberOfBytes: 1, EncryptionContext: {} }, "/EncryptionContext type GDK-21"],
    [{ KeyId, NumberOfBytes: 1, EncryptionPublicKey: [] }, "/EncryptionPublicKey type GDK-30"],
    [
      { KeyId, NumberOfBytes: 1, EncryptionPublicKey: "P", EncryptionAlgorithm: "RSA" },
      "/EncryptionAlgorithm enum GDK-37",
    ],
    [{ KeyId, NumberOfBytes: 1, EncryptionAlgorithm: "SM2" }, "/ dependentRequired GDK-40"],
    [{ KeyId, NumberOfBytes: 1, Tags: [] }, "/ additionalProperties API-11"],
  ])("%j is not, at the right keyword", (request, ...expected) => {
    expect(found(validate, request)).toEqual(expected);
  });

  it("is explained in words", () => {
    expect(validate({ KeyId })[0]?.message).toBe("one of KeySpec, NumberOfBytes must be given");
    expect(validate({ KeyId, NumberOfBytes: 4096 })[0]?.message).toBe("NumberOfBytes must be at most 1024");
  });
});

/** Values of the form that the page's example answer has. */
const granted = {
  RequestId: "0a000000-0cc2-4204-bfea-000000000001",
  KeyId,
  Plaintext: "AAECAwQFBgcICQoLDA0ODw==",
  CiphertextBlob: "QUJDREVGR0g=-k-SUpLTE1OT1A=-k-UVJTVFVWV1g=",
};

describe("a granted answer", () => {
  const validate = compileResponseValidator();

  it.each([
    [granted],
    [{ ...granted, DataKeyId: "", TagCode: 0, TagMsg: "" }],
    [{ ...granted, DataKeyId: null, TagCode: null, TagMsg: null, Later: [1] }],
  ])("%j is of the shape", (fields) => {
    expect(validate({ Response: fields })).toEqual([]);
  });

  it.each<[answer: unknown, ...found: string[]]>([
    ["text", "/ type API-05"],
    [{}, "/ required GDK-59"],
    [{ Response: [granted] }, "/Response type GDK-59"],
    [{ Response: { ...granted, Error: null } }, "/Response/Error not API-06"],
    [{ Response: { ...granted, KeyId: null } }, "/Response/KeyId type GDK-46"],
    [{ Response: { ...granted, KeyId: "" } }, "/Response/KeyId minLength GDK-46"],
    [{ Response: { ...granted, Plaintext: 16 } }, "/Response/Plaintext type GDK-47"],
    [{ Response: { ...granted, Plaintext: "" } }, "/Response/Plaintext minLength GDK-47"],
    [{ Response: { ...granted, CiphertextBlob: {} } }, "/Response/CiphertextBlob type GDK-49"],
    [{ Response: { ...granted, RequestId: "" } }, "/Response/RequestId minLength GDK-54"],
  ])("%j is not, at the right keyword", (answer, ...expected) => {
    expect(found(validate, answer)).toEqual(expected);
  });

  it("may have members beside Response", () => {
    expect(validate({ Response: granted, RequestId: "r" })).toEqual([]);
  });

  it.each([
    ["RequestId", "GDK-54"],
    ["KeyId", "GDK-46"],
    ["Plaintext", "GDK-47"],
    ["CiphertextBlob", "GDK-49"],
  ])("lacks nothing, not even %s", (name, requirement) => {
    const fields = Object.fromEntries(Object.entries(granted).filter(([field]) => field !== name));
    expect(found(validate, { Response: fields })).toEqual([`/Response required ${requirement}`]);
    expect(validate({ Response: fields })[0]?.message).toBe(`Response.${name} is missing`);
  });

  it("is explained without its values", () => {
    const messages = validate({ Response: { ...granted, Plaintext: [granted.Plaintext] } }).map(
      ({ message }) => message,
    );
    expect(messages).toEqual(["Response.Plaintext must be a string, not an array"]);
  });
});

describe("a refused answer", () => {
  const validate = compileErrorValidator();
  const error = { Code: "InternalError", Message: "m" };
  const refused = { Error: error, RequestId: "r" };

  it.each([
    [refused],
    [{ ...refused, TotalCount: 0, Error: { ...error, More: 1 } }],
    [{ ...refused, Error: { ...error, Message: "" } }],
    [{ ...refused, Plaintext: "", CiphertextBlob: null }],
  ])("%j is of the shape", (fields) => {
    expect(validate({ Response: fields })).toEqual([]);
  });

  it.each<[answer: unknown, ...found: string[]]>([
    [null, "/ type API-05"],
    [{ Error: error }, "/ required API-05"],
    [{ Response: { RequestId: "r" } }, "/Response required API-06"],
    [{ Response: { Error: error } }, "/Response required GDK-54"],
    [{ Response: { ...refused, RequestId: "" } }, "/Response/RequestId minLength GDK-54"],
    [{ Response: { ...refused, Error: "InternalError" } }, "/Response/Error type API-06"],
    [{ Response: { ...refused, Error: { Code: "C" } } }, "/Response/Error required API-06"],
    [{ Response: { ...refused, Error: { Message: "m" } } }, "/Response/Error required API-06"],
    [
      { Response: { ...refused, Error: { Code: "", Message: "m" } } },
      "/Response/Error/Code minLength API-06",
    ],
    [{ Response: { ...refused, Error: { Code: "C", Message: 1 } } }, "/Response/Error/Message type API-06"],
    [{ Response: { ...refused, Plaintext: "AAAA" } }, "/Response/Plaintext enum GDK-70"],
    [{ Response: { ...refused, CiphertextBlob: [1] } }, "/Response/CiphertextBlob enum GDK-70"],
  ])("%j is not, at the right keyword", (answer, ...expected) => {
    expect(found(validate, answer)).toEqual(expected);
  });
});
