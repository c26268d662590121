import { describe, expect, it } from "vitest";
import {
  boundaryLengths,
  failingWinners,
  lengthBoundaries,
  type RequestSchema,
  type Row,
  violations,
} from "../index.ts";
import { facts, schema } from "../testing/specs.ts";

function withLength(change: Partial<RequestSchema["properties"][string]>): RequestSchema {
  const length = { type: "integer", minimum: 1, maximum: 1024, ...change } as const;
  return { ...schema, properties: { ...schema.properties, NumberOfBytes: length } };
}

function lengths(rows: readonly Row[]): readonly unknown[] {
  return rows.map(({ parameters }) => parameters["NumberOfBytes"]);
}

describe("boundary lengths", () => {
  it("are where implementations go wrong, at standard effort", () => {
    const standard = lengthBoundaries(schema, facts).filter(
      (row) => row.effort !== "thorough" && row.faults.length === 0,
    );
    expect(lengths(standard)).toEqual([
      1, 2, 15, 16, 17, 31, 32, 33, 190, 191, 214, 215, 245, 246, 255, 256, 512, 1023, 1024,
    ]);
  });

  it("are just and far outside of the bounds where they are invalid", () => {
    const invalid = lengthBoundaries(schema, facts).filter(({ faults }) => faults.length > 0);
    expect(invalid.map(({ parameters, faults }) => [parameters["NumberOfBytes"], ...faults])).toEqual([
      [0, "NumberOfBytes.minimum"],
      [-1, "NumberOfBytes.minimum"],
      [-1024, "NumberOfBytes.minimum"],
      ...[1025, 1536, 2048, 65552, 2147483648, 4294967312, 9007199254740992, 1e308].map((n) => [
        n,
        "NumberOfBytes.maximum",
      ]),
    ]);
  });

  it("move with the schema's bounds", () => {
    const moved = lengthBoundaries(withLength({ minimum: 20, maximum: 2000 }), facts);
    expect(lengths(moved)).toEqual(expect.arrayContaining([19, 20, 21, 1999, 2000, 2001]));
    expect(moved.filter(({ faults }) => faults.length === 0).map(({ name }) => name)).not.toContain(
      "length.16",
    );
    expect(lengths(moved)).not.toContain(1025);
  });

  it("move with the predictions' lengths", () => {
    const found = boundaryLengths(schema, {
      ...facts,
      rsaMaximum: { ANY: 300 },
      keySpecBytes: { AES_192: 24 },
    });
    expect(found).toEqual(expect.arrayContaining([23, 24, 25, 300, 301]));
    expect(found).not.toContain(245);
  });

  it("need bounds in the schema", () => {
    expect(() => boundaryLengths(withLength({ maximum: undefined }), facts)).toThrow(
      /no maximum for NumberOfBytes/,
    );
  });
});

describe("other tables", () => {
  it("follow the valid values of the schema", () => {
    const properties = {
      ...schema.properties,
      KeySpec: { type: "string", enum: ["SM4_128", "AES_256"] } as const,
    };
    const found = violations({ ...schema, properties }, facts).map(({ parameters }) => parameters["KeySpec"]);
    expect(found).toEqual(expect.arrayContaining(["sm4_128", "SM4_256", "SM4_128 ", "SM4_128,AES_256"]));
  });

  it("follow the bounds of the schema", () => {
    const found = failingWinners(withLength({ maximum: 2000 }));
    expect(lengths(found)).toEqual(expect.arrayContaining([2001, 4000, -2000]));
    expect(lengths(found)).not.toContain(1025);
  });

  it("lose the rows of a parameter that the schema loses", () => {
    const { EncryptionContext: _, ...properties } = schema.properties;
    const found = violations({ ...schema, properties }, facts);
    expect(found.filter(({ name }) => name.startsWith("EncryptionContext"))).toEqual([]);
  });
});
