import { describe, expect, it } from "vitest";
import {
  type CaseFacts,
  contextRows,
  encryptedRequests,
  encryptedWith,
  failingWinners,
  keySpecs,
  lengthBoundaries,
  losingKeySpecs,
  malformedKeyIds,
  malformedKeys,
  misfitAlgorithms,
  otherKinds,
  precedencePairs,
  type RequestSchema,
  type Row,
  spelledKeys,
  unclearContexts,
  unknownParameters,
  unlikelyKeyIds,
  violations,
  withFault,
  wrongPoints,
} from "./index.ts";
import { binding, expectedSchemaFaults, facts, schema, schemaFaults } from "./testing/specs.ts";

const TABLES: Readonly<Record<string, (schema: RequestSchema, facts: CaseFacts) => readonly Row[]>> = {
  keySpecs,
  lengthBoundaries,
  precedencePairs,
  losingKeySpecs,
  failingWinners,
  violations,
  unknownParameters,
  unlikelyKeyIds,
  malformedKeyIds,
  contextRows,
  unclearContexts,
  encryptedRequests,
  misfitAlgorithms,
  otherKinds,
  wrongPoints,
  malformedKeys,
  spelledRsa: (given) => spelledKeys(given, binding.publicKey("RSA_2048"), "RSA_2048", "RSAES_OAEP_SHA_1"),
  spelledSm2: (given) => spelledKeys(given, binding.publicKey("SM2"), "SM2", "SM2"),
};
const ROWS = Object.values(TABLES).flatMap((table) => table(schema, facts));

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

describe("the tables together", () => {
  it("have names of safe characters, none twice", () => {
    const names = ROWS.map(({ name }) => name);
    expect(names.filter((name) => !/^[A-Za-z0-9._-]{1,80}$/.test(name))).toEqual([]);
    expect(repeated(names)).toEqual([]);
  });

  it("have no two rows that send the same", () => {
    const sent = ROWS.map(({ parameters, faults }) => {
      const entries = Object.entries(parameters).sort(([left], [right]) => (left < right ? -1 : 1));
      return JSON.stringify([entries, faults.includes("KeyId.required")]);
    });
    expect(repeated(sent)).toEqual([]);
  });

  it("claim only faults that the predictions know", () => {
    const known = new Set(facts.faults.map(({ fault }) => fault));
    expect([...new Set(ROWS.flatMap(({ faults }) => faults))].filter((fault) => !known.has(fault))).toEqual(
      [],
    );
  });

  it("cover every fault that a request alone can have", () => {
    const claimed = new Set(ROWS.flatMap(({ faults }) => faults));
    const ofState = ["KeyId.disabled", "KeyId.absent", "KeyId.pendingDeletion"];
    expect(facts.faults.map(({ fault }) => fault).filter((fault) => !claimed.has(fault))).toEqual(ofState);
  });

  it("stay within what each effort may spend", () => {
    const count = (...efforts: readonly string[]) =>
      ROWS.filter(({ effort }) => efforts.includes(effort)).length;
    expect(count("smoke")).toBeLessThan(30);
    expect(count("smoke", "standard")).toBeLessThan(400);
    expect(ROWS.length).toBeLessThan(1500);
  });
});

describe("rows by algorithm", () => {
  it("are those that name it, or none, and together all", () => {
    const rows = encryptedRequests(schema, facts);
    const algorithms = [undefined, ...Object.keys(facts.algorithmKeys)];
    const selected = algorithms.map((algorithm) => encryptedWith(rows, algorithm));
    expect(selected.flat().length).toBe(rows.length);
    expect(selected.map((some) => some[0]?.parameters["EncryptionAlgorithm"])).toEqual(algorithms);
  });
});

describe("rows by fault", () => {
  const names = (rows: readonly Row[]) => rows.map(({ name }) => name);
  const row = (name: string, ...faults: readonly string[]): Row => ({
    name,
    faults,
    parameters: {},
    effort: "smoke",
  });
  const rows = [row("good"), row("one", "A.type"), row("two", "A.null", "B.oneOf"), row("three", "C.enum")];

  it("are those with one of the faults", () => {
    expect(names(withFault(rows, "A.type", "B.oneOf"))).toEqual(["one", "two"]);
    expect(names(withFault(rows, "A"))).toEqual([]);
  });

  it("are the valid ones where no fault is named", () => expect(names(withFault(rows))).toEqual(["good"]));
});

describe.each(Object.entries(TABLES))("%s", (_, table) => {
  const rows = table(schema, facts);

  it("has rows", () => expect(rows.length).toBeGreaterThan(0));

  it.each(rows.map((row) => [row.name, row] as const))("%s has the faults that it claims", (_name, row) => {
    expect(schemaFaults(row)).toEqual(expectedSchemaFaults(row));
  });
});
