import { describe, expect, it } from "vitest";
import {
  company,
  encryptedPrecedence,
  encryptedRequests,
  failingWinners,
  inWays,
  lengthBoundaries,
  losingKeySpecs,
  malformedKeyIds,
  malformedKeys,
  misfitAlgorithms,
  partsOf,
  precedencePairs,
  type Row,
  stateRows,
  tooLongForSm2,
  unknownParameters,
  unlikelyKeyIds,
  violations,
  type Way,
  wholeWays,
} from "./index.ts";
import { expectedSchemaFaults, facts, schema, schemaFaults } from "./testing/specs.ts";

const asked = (rows: readonly Row[]): readonly Row[] => inWays(rows, schema, facts);
const tables = [
  encryptedPrecedence,
  encryptedRequests,
  failingWinners,
  lengthBoundaries,
  losingKeySpecs,
  malformedKeyIds,
  malformedKeys,
  misfitAlgorithms,
  precedencePairs,
  stateRows,
  tooLongForSm2,
  unknownParameters,
  unlikelyKeyIds,
  violations,
].flatMap((table) => asked(table(schema, facts)));

/** One row many times over, as it is asked. */
const manyTimes = (row: Partial<Row>, count = 49): readonly Way[] => {
  const whole = {
    name: "row",
    parameters: { KeySpec: "AES_256" },
    faults: ["KeySpec.enum"],
    effort: "standard",
    ...row,
  };
  return asked(Array.from({ length: count }, () => whole as Row)).map(({ way = {} }) => way);
};

const shown = (way: Way, name: keyof Way): string => JSON.stringify(way[name]) ?? "absent";

describe("rows in ways of asking", () => {
  it("have the faults that they claim and no other", () => {
    const wrong = tables
      .map(({ name, parameters, faults, way = {} }) => ({
        name,
        row: { parameters: { ...parameters, ...company(way) }, faults },
      }))
      .filter(({ row }) => schemaFaults(row).join() !== expectedSchemaFaults(row).join());
    expect(wrong).toEqual([]);
    expect(tables.filter(({ way }) => way !== undefined).length).toBeGreaterThan(300);
  });

  it("keep every parameter that they have, but for a KeySpec that is there because there must be one", () => {
    const changed = tables.filter(({ parameters, way: { size: _, ...way } = {} }) =>
      Object.keys(company(way)).some((name) => name in parameters),
    );
    expect(changed).toEqual([]);
    const resized = tables.filter(({ parameters, way }) => way?.size && "KeySpec" in parameters);
    const kept = /^(KeySpec|NumberOfBytes)\.|^EncryptionAlgorithm\.(key|default|usedWith)$/;
    expect(resized.filter(({ faults }) => faults.some((fault) => kept.test(fault)))).toEqual([]);
    expect(resized.filter(({ parameters }) => parameters["KeySpec"] !== "AES_128")).toEqual([]);
    expect(resized.length).toBeGreaterThan(30);
  });

  it("meet every two levels of two factors within 49 rows", () => {
    const names = ["method", "region", "language", "otherKey", "context", "encryption"] as const;
    const all = manyTimes({});
    const missing = names.flatMap((one, at) =>
      names.slice(at + 1).flatMap((other) => {
        const pairs = new Set(all.map((way) => `${shown(way, one)} ${shown(way, other)}`));
        const [left, right] = [one, other].map((name) => new Set(all.map((way) => shown(way, name))).size);
        return pairs.size === (left ?? 0) * (right ?? 0) ? [] : [`${one} ${other}`];
      }),
    );
    expect(missing).toEqual([]);
    expect(new Set(all.map((way) => shown(way, "encryption"))).size).toBe(6);
    const plain = manyTimes({ faults: [] }).filter(({ encryption }) => encryption === undefined);
    expect(plain.length).toBe(28);
  });

  it("have no part that none of the whole ways holds", () => {
    const names = (ways: readonly (Way | undefined)[]): ReadonlySet<string> =>
      new Set(ways.flatMap((way = {}) => partsOf(way).map(({ leansOn }) => leansOn)));
    expect(names(wholeWays(schema, facts))).toEqual(names(tables.map(({ way }) => way)));
  });

  it("come by GET only where a query can say the same", () => {
    const methods = (row: Partial<Row>) => new Set(manyTimes(row).map(({ method }) => method));
    expect(methods({})).toEqual(new Set([undefined, "GET"]));
    const unlike = [
      { parameters: { KeySpec: "" } },
      { parameters: { KeySpec: null } },
      { parameters: { KeySpec: "AES_128\u0000" } },
      { parameters: { "": "x" } },
      { parameters: { KeySpec: 128 }, faults: ["KeySpec.type"] },
    ];
    expect(unlike.filter((row) => methods(row).has("GET"))).toEqual([]);
  });

  it("have a public key only where its algorithm holds the data key", () => {
    const algorithms = (bytes: number) =>
      new Set(manyTimes({ parameters: { NumberOfBytes: bytes } }).map((way) => shown(way, "encryption")));
    expect([190, 191, 246, 1025].map((bytes) => algorithms(bytes).size)).toEqual([6, 5, 3, 3]);
  });
});

describe("a way of asking", () => {
  it("has parts, each with the name of what it leans on", () => {
    const way: Way = { method: "GET", region: null, language: "zh-CN", otherKey: true, context: "{}" };
    expect(partsOf(way).map(({ leansOn }) => leansOn)).toEqual([
      "method",
      "region",
      "language zh-CN",
      "otherKey",
      "context",
    ]);
    expect(Object.assign({}, ...partsOf(way).map(({ part }) => part))).toEqual(way);
  });
});
