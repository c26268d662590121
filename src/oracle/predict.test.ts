import { describe, expect, it } from "vitest";
import { type DecryptionKey, generateKeyPair } from "../crypto/index.ts";
import { InternalHarnessError } from "../model/errors.ts";
import { loadSpecs } from "../spec/index.ts";
import { predict } from "./predict.ts";

const specs = loadSpecs();
const { faults } = specs.predictions;
const keys = {
  RSA_2048: await generateKeyPair("RSA_2048"),
  SM2: await generateKeyPair("SM2"),
};

const granted = (parameters: Readonly<Record<string, unknown>>, more: readonly string[] = []) => {
  const prediction = predict(specs, { parameters, faults: more });
  if (prediction.kind === "refused") throw new Error("predicted a refusal");
  return prediction.grant;
};

const algorithms = (key: DecryptionKey, EncryptionAlgorithm?: unknown) =>
  predict(specs, {
    parameters: {
      KeySpec: "AES_256",
      EncryptionPublicKey: key.publicPem,
      ...(EncryptionAlgorithm === undefined ? {} : { EncryptionAlgorithm }),
    },
    faults: ["EncryptionAlgorithm.default"],
    key,
  });

describe("predict", () => {
  it.each(faults.map((rule) => ({ ...rule })))("$fault alone is $answer", (rule) => {
    const prediction = predict(specs, { parameters: { KeySpec: "AES_256" }, faults: [rule.fault] });
    const { codes, requirement, because } = rule;
    expect(prediction).toMatchObject({
      kind: rule.answer === "refused" ? "refused" : "either",
      refusal: { codes, requirements: [requirement], because },
    });
  });

  it("names a requirement and at least one code for every fault, and never blames the service", () => {
    const known = new Set(specs.requirements.map(({ id }) => id));
    for (const { codes, requirement } of faults) {
      expect(known.has(requirement)).toBe(true);
      expect(codes.length).toBeGreaterThan(0);
      expect(codes).not.toContain("InternalError");
    }
  });

  it("joins the codes of several faults, each once", () => {
    const prediction = predict(specs, {
      parameters: {},
      faults: ["KeySpec.oneOf", "KeyId.disabled", "KeySpec.enum"],
    });
    if (prediction.kind !== "refused") throw new Error(prediction.kind);
    expect([...prediction.refusal.codes].sort()).toEqual([
      "InvalidParameter",
      "InvalidParameterValue",
      "MissingParameter",
      "ResourceUnavailable.CmkDisabled",
    ]);
    expect(prediction.refusal.requirements).toEqual(["GDK-13", "GDK-64", "GDK-11"]);
  });

  it("refuses for certain when one fault of several is certain, and takes the open one's codes too", () => {
    const faulty = { parameters: { KeySpec: null }, faults: ["KeySpec.null", "KeyId.absent"] };
    expect(predict(specs, faulty)).toMatchObject({
      kind: "refused",
      refusal: { codes: expect.arrayContaining(["ResourceUnavailable.CmkNotFound", "MissingParameter"]) },
    });
  });

  it("leaves it open when every fault is open", () => {
    const parameters = { KeySpec: "AES_128", EncryptionContext: "", EncryptionAlgorithm: "SM2" };
    const open = ["EncryptionContext.empty", "EncryptionAlgorithm.usedWith"];
    expect(predict(specs, { parameters, faults: open })).toMatchObject({
      kind: "either",
      grant: { bytes: 16, algorithms: [] },
      refusal: { requirements: ["GDK-24", "GDK-40"] },
    });
  });

  it("takes a fault that the predictions do not know for a mistake of the harness", () => {
    const unknown = () => predict(specs, { parameters: {}, faults: ["KeyId.purple"] });
    expect(unknown).toThrow(InternalHarnessError);
    expect(unknown).toThrow(/KeyId\.purple.*predictions\.yaml/);
  });
});

describe("the length that is predicted", () => {
  it.each([
    [{ KeySpec: "AES_128" }, [], 16, "GDK-09"],
    [{ KeySpec: "AES_256" }, [], 32, "GDK-10"],
    [{ NumberOfBytes: 1024 }, [], 1024, "GDK-14"],
    [{ NumberOfBytes: 1, KeySpec: "AES_256" }, [], 1, "GDK-17"],
    [{ NumberOfBytes: 24, KeySpec: null }, [], 24, "GDK-14"],
    [{ NumberOfBytes: null, KeySpec: "AES_256" }, ["NumberOfBytes.null"], 32, "GDK-10"],
    [{ NumberOfBytes: 5, KeySpec: "DES" }, ["KeySpec.loser"], 5, "GDK-19"],
  ] as const)("of %j with %j is %d by %s", (parameters, more, bytes, lengthRequirement) => {
    expect(granted(parameters, more)).toEqual({ bytes, lengthRequirement, algorithms: [] });
  });

  it.each([{}, { KeySpec: "AES_192" }, { KeySpec: 128 }])("of %j is none that any data key has", (given) => {
    expect(granted(given).bytes).toBeNaN();
  });
});

describe("the algorithms that are predicted", () => {
  it.each(Object.entries(specs.predictions.algorithmKeys))("%s alone with a key of %s", (name, kind) => {
    expect(algorithms(keys[kind], name)).toMatchObject({ grant: { algorithms: [name] } });
  });

  it.each([undefined, "", null])("SM2 for an SM2 key with the algorithm %j", (name) => {
    expect(algorithms(keys.SM2, name)).toMatchObject({ grant: { algorithms: ["SM2"] } });
  });

  it("any of RSA for an RSA key without an algorithm, the one without a hash last", () => {
    expect(algorithms(keys.RSA_2048)).toMatchObject({
      grant: { algorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "RSAES_PKCS1_V1_5"] },
    });
  });

  it.each([undefined, "", null])("none with the public key %j", (EncryptionPublicKey) => {
    const parameters = { KeySpec: "AES_256", EncryptionPublicKey, EncryptionAlgorithm: "SM2" };
    expect(granted(parameters).algorithms).toEqual([]);
  });
});
