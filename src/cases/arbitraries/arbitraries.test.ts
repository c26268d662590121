import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bindCase,
  type Case,
  contextArbitrary,
  encryptedRequest,
  faultyRequest,
  invalidEnumValue,
  invalidLengthRequest,
  parameterPair,
  precedenceRequest,
  validLength,
  validRequest,
  wrongTypeValue,
} from "../index.ts";
import { binding, expectedSchemaFaults, facts, schema, schemaFaults } from "../testing/specs.ts";

const SEED = { seed: 20_230_324 };

function sample<T>(arbitrary: fc.Arbitrary<T>, count = 2000): readonly T[] {
  return fc.sample(arbitrary, { ...SEED, numRuns: count });
}

/** What a failing run of this arbitrary would show: the smallest value for which `holds` is true. */
function smallest<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): T | undefined {
  const property = fc.property(arbitrary, (value) => !holds(value));
  return fc.check(property, { ...SEED, numRuns: 5000 }).counterexample?.[0];
}

function sizeOf({ parameters }: Case): number {
  const length = parameters["NumberOfBytes"] ?? facts.keySpecBytes[String(parameters["KeySpec"])];
  return typeof length === "number" ? length : Number.NaN;
}

describe("valid lengths", () => {
  it("are within the bounds, and the bounds are among them", () => {
    const lengths = sample(validLength(schema, facts));
    expect(lengths.filter((n) => !Number.isInteger(n) || n < 1 || n > 1024)).toEqual([]);
    expect(lengths).toEqual(expect.arrayContaining([1, 16, 32, 245, 1024]));
  });

  it("shrink to the edge of what fails", () => {
    expect(smallest(validLength(schema, facts), () => true)).toBe(1);
    expect(smallest(validLength(schema, facts), (n) => n > 245)).toBe(246);
  });
});

describe("invalid lengths", () => {
  const lengthOf = ({ parameters }: Case) => Number(parameters["NumberOfBytes"]);

  it("are integers out of the bounds on both sides, near and far", () => {
    const lengths = sample(invalidLengthRequest(schema)).map(lengthOf);
    expect(lengths.filter((n) => !Number.isInteger(n) || (n >= 1 && n <= 1024))).toEqual([]);
    expect(lengths).toEqual(expect.arrayContaining([0, -1, 1025, 2 ** 31, 1e308]));
  });

  it("claim the bound that they break", () => {
    const wrong = sample(invalidLengthRequest(schema)).filter(
      (each) => schemaFaults(each).join() !== each.faults.join(),
    );
    expect(wrong).toEqual([]);
  });

  it("shrink to the edge on their side", () => {
    const above = smallest(invalidLengthRequest(schema), (each) => lengthOf(each) > 1024);
    const below = smallest(invalidLengthRequest(schema), (each) => lengthOf(each) < 1);
    expect([above, below].map((each) => each?.parameters["NumberOfBytes"])).toEqual([1025, 0]);
  });
});

describe("contexts", () => {
  it("are objects of strings below 900 characters", () => {
    const contexts = sample(contextArbitrary(), 500);
    expect(contexts.filter((context) => context.length >= 900)).toEqual([]);
    const values = contexts.flatMap((context) => Object.values(JSON.parse(context)));
    expect(values.filter((value) => typeof value !== "string" || value.trim() === "")).toEqual([]);
    expect(contexts.some((context) => /[^\u0020-\u007e]/.test(context))).toBe(true);
  });

  it("shrink to one pair of single characters", () => {
    expect(smallest(contextArbitrary(), () => true)).toBe('{"!":"!"}');
  });
});

describe("wrong types", () => {
  it.each([
    ["string", (value: unknown) => typeof value === "string"],
    ["integer", (value: unknown) => Number.isInteger(value)],
  ] as const)("for %s are neither of it nor null, and of every other type", (type, isOfType) => {
    const values = sample(wrongTypeValue(type));
    expect(values.filter((value) => isOfType(value) || value === null)).toEqual([]);
    const kinds = new Set(values.map((value) => (Array.isArray(value) ? "array" : typeof value)));
    expect(kinds).toEqual(
      new Set(["boolean", "number", "array", "object", ...(type === "integer" ? ["string"] : [])]),
    );
  });
});

describe("invalid enum values", () => {
  it("are never valid and never empty", () => {
    const values = sample(invalidEnumValue(["AES_128", "AES_256"]));
    expect(values.filter((value) => ["", "AES_128", "AES_256"].includes(value))).toEqual([]);
    expect(values).toEqual(
      expect.arrayContaining(["aes_256", " AES_256", "AES_192", "AES_512", "AES-256", "AES_128\u0000"]),
    );
  });
});

describe("valid requests", () => {
  it.each([
    ["without a key", validRequest(schema, facts)],
    ["with a key", encryptedRequest(schema, facts)],
  ])("%s validate and claim no fault", (_, arbitrary) => {
    const requests = sample(arbitrary);
    expect(
      requests.filter((request) => request.faults.length > 0 || schemaFaults(request).length > 0),
    ).toEqual([]);
  });

  it("come with each and both of KeySpec and NumberOfBytes", () => {
    const members = sample(validRequest(schema, facts)).map(({ parameters }) =>
      Object.keys(parameters).sort().join(),
    );
    expect(new Set(members)).toEqual(
      new Set(
        ["KeySpec", "NumberOfBytes", "KeySpec,NumberOfBytes"].flatMap((m) => [m, `EncryptionContext,${m}`]),
      ),
    );
  });

  it("with both sizes validate, and shrink to the smaller of each", () => {
    const requests = sample(precedenceRequest(schema, facts));
    const members = new Set(requests.map(({ parameters }) => Object.keys(parameters).join()));
    expect(members).toEqual(new Set(["KeySpec,NumberOfBytes", "NumberOfBytes,KeySpec"]));
    expect(requests.filter((request) => schemaFaults(request).length > 0)).toEqual([]);
    expect(smallest(precedenceRequest(schema, facts), () => true)?.parameters).toEqual({
      KeySpec: "AES_128",
      NumberOfBytes: 1,
    });
  });

  it("with a key fit the algorithm and its maximum", () => {
    const requests = sample(encryptedRequest(schema, facts));
    const misfits = requests.filter((request) => {
      const algorithm = String(request.parameters["EncryptionAlgorithm"] ?? "SM2");
      const key = request.parameters["EncryptionPublicKey"];
      const most = facts.rsaMaximum[algorithm] ?? 1024;
      return (
        JSON.stringify(key) !==
          JSON.stringify({ placeholder: "public-key", symbol: facts.algorithmKeys[algorithm] }) ||
        !(sizeOf(request) <= most)
      );
    });
    expect(misfits).toEqual([]);
    const algorithms = new Set(requests.map(({ parameters }) => parameters["EncryptionAlgorithm"]));
    expect(algorithms).toEqual(new Set([undefined, ...Object.keys(facts.algorithmKeys)]));
  });

  it("shrink to the simplest", () => {
    expect(smallest(validRequest(schema, facts), () => true)?.parameters).toEqual({ KeySpec: "AES_128" });
    expect(smallest(encryptedRequest(schema, facts), () => true)?.parameters).toMatchObject({
      NumberOfBytes: 1,
      EncryptionAlgorithm: "SM2",
    });
    const longOaep = smallest(
      encryptedRequest(schema, facts),
      ({ parameters }) =>
        parameters["EncryptionAlgorithm"] === "RSAES_OAEP_SHA_256" &&
        Number(parameters["NumberOfBytes"]) > 100,
    );
    expect(longOaep?.parameters).toEqual({
      NumberOfBytes: 101,
      EncryptionAlgorithm: "RSAES_OAEP_SHA_256",
      EncryptionPublicKey: { placeholder: "public-key", symbol: "RSA_2048" },
    });
  });
});

describe("faulty requests", () => {
  it("have the one fault that they claim, and no other", () => {
    const wrong = sample(faultyRequest(schema, facts), 4000).filter((request) => {
      const [found, claimed] = [schemaFaults(request), expectedSchemaFaults(request)];
      return request.faults.length !== 1 || found.join() !== claimed.join();
    });
    expect(wrong).toEqual([]);
  });

  it("have no NumberOfBytes that would prevail over a KeySpec claimed to be refused", () => {
    const refused = ["KeySpec.enum", "KeySpec.type", "KeySpec.empty", "KeySpec.oneOf"];
    const requests = sample(faultyRequest(schema, facts)).filter(({ faults }) =>
      refused.includes(faults.join()),
    );
    expect(requests.length).toBeGreaterThan(100);
    expect(requests.filter(({ parameters }) => "NumberOfBytes" in parameters)).toEqual([]);
  });

  it("have every fault that the predictions know of a request", () => {
    const claimed = new Set(sample(faultyRequest(schema, facts), 6000).flatMap(({ faults }) => faults));
    const notHere = [
      "KeyId.unlikely",
      "KeyId.disabled",
      "KeyId.absent",
      "KeyId.pendingDeletion",
      "EncryptionPublicKey.form",
    ];
    expect(facts.faults.map(({ fault }) => fault).filter((fault) => !claimed.has(fault))).toEqual(notHere);
  });

  it("shrink to the fault and what it needs", () => {
    const found = smallest(faultyRequest(schema, facts), ({ faults }) =>
      faults.includes("NumberOfBytes.maximum"),
    );
    expect(found?.parameters).toEqual({ KeySpec: "AES_128", NumberOfBytes: 1025 });
  });
});

describe("parameter pairs", () => {
  it("have two faults of two parameters, and the schema finds both that it has keywords for", () => {
    const wrong = sample(parameterPair(schema, facts), 4000).filter((request) => {
      const owners = new Set(request.faults.map((fault) => fault.split(".")[0]));
      return owners.size !== 2 || schemaFaults(request).join() !== expectedSchemaFaults(request).join();
    });
    expect(wrong).toEqual([]);
  });

  it("are each refused by the predictions", () => {
    const refused = new Set(
      facts.faults.filter(({ answer }) => answer === "refused").map(({ fault }) => fault),
    );
    const claimed = new Set(sample(parameterPair(schema, facts)).flatMap(({ faults }) => faults));
    expect([...claimed].filter((fault) => !refused.has(fault))).toEqual([]);
  });

  it("pair every parameter with every other", () => {
    const owners = (request: Case) =>
      request.faults
        .map((fault) => fault.split(".")[0])
        .sort()
        .join();
    expect(new Set(sample(parameterPair(schema, facts)).map(owners)).size).toBe(21);
  });

  it("can be sent", () => {
    const sent = sample(parameterPair(schema, facts), 500).map((request) =>
      JSON.stringify(bindCase(request, binding)),
    );
    expect(sent.filter((body) => body.includes("placeholder"))).toEqual([]);
  });
});
