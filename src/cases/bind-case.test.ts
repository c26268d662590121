import { describe, expect, it } from "vitest";
import { bindCase, enabledKey, isPlaceholder, keyMaterial, readRequestSchema } from "./index.ts";

const binding = { keyId: "the-key", publicKey: (symbol: string) => `PEM of ${symbol}` };

describe("binding a case", () => {
  it("adds the enabled key to a case that is not about KeyId", () => {
    expect(bindCase({ parameters: { KeySpec: "AES_128" }, faults: [] }, binding)).toEqual({
      KeyId: "the-key",
      KeySpec: "AES_128",
    });
  });

  it.each([
    ["leaves a KeyId that is given", { KeyId: 1 }, ["KeyId.type"], { KeyId: 1 }],
    ["adds none where its absence is the fault", {}, ["KeyId.required"], {}],
  ])("%s", (_, parameters, faults, sent) => {
    expect(bindCase({ parameters, faults }, binding)).toEqual(sent);
  });

  it("fills placeholders at any depth", () => {
    const parameters = { KeyId: [enabledKey], EncryptionPublicKey: { value: [keyMaterial("SM2"), null, 1] } };
    expect(bindCase({ parameters, faults: [] }, binding)).toEqual({
      KeyId: ["the-key"],
      EncryptionPublicKey: { value: ["PEM of SM2", null, 1] },
    });
  });

  it.each([
    ["without-hyphens", "23e80852-1e38-b129", "23e808521e38b129"],
    ["without-hyphens", "key", "key0123456789ab"],
    ["other-middle", "k1", "k10123456789ab"],
    ["other-middle", "23e80852-1e38-b129", "23e81963-2f48-b129"],
  ] as const)("spells the enabled key %s", (spelling, keyId, spelled) => {
    const parameters = { KeyId: { ...enabledKey, spelling } };
    expect(bindCase({ parameters, faults: [] }, { ...binding, keyId })).toEqual({ KeyId: spelled });
  });

  it("tells placeholders from values", () => {
    expect([keyMaterial("SM2"), enabledKey, null, "x", {}].map(isPlaceholder)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("reading a request schema", () => {
  const good = { properties: { KeyId: { type: "string" } }, required: ["KeyId"] };

  it("takes cross-parameter keywords as empty where there are none", () => {
    expect(readRequestSchema(good)).toMatchObject({ anyOf: [], dependentRequired: {}, required: ["KeyId"] });
  });

  it.each([
    [null, "the schema is not an object"],
    [{ ...good, properties: [] }, "properties is not an object"],
    [{ ...good, properties: { A: { type: "boolean" } } }, "properties.A.type is not string or integer"],
    [
      { ...good, properties: { A: { type: "string", enum: [1] } } },
      "properties.A.enum is not a list of strings",
    ],
    [
      { ...good, properties: { A: { type: "integer", maximum: "9" } } },
      "properties.A.maximum is not a number",
    ],
    [{ properties: {} }, "required is not a list"],
    [{ ...good, anyOf: [{}] }, "anyOf[0].required is not a list"],
    [{ ...good, dependentRequired: { A: "B" } }, "dependentRequired.A is not a list"],
  ])("says what is wrong with %j", (value, message) => {
    expect(() => readRequestSchema(value)).toThrow(message);
  });
});
