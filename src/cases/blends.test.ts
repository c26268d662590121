import { describe, expect, it } from "vitest";
import { blends } from "./index.ts";
import { facts, schema, schemaFaults } from "./testing/specs.ts";

const rows = blends(schema, facts);
const distinct = (values: readonly unknown[]): number =>
  new Set(values.map((value) => JSON.stringify(value))).size;

describe("blends", () => {
  it("are good requests, each with a name of its own", () => {
    expect(rows.flatMap(schemaFaults)).toEqual([]);
    expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
    expect(distinct(rows.map(({ name }) => name))).toBe(rows.length);
  });

  it("ask for the longest data key of every algorithm, and plainly for the longest that there is", () => {
    const longest = rows.map(({ parameters }) => [
      parameters["EncryptionAlgorithm"],
      parameters["NumberOfBytes"],
    ]);
    const algorithms = Object.keys(facts.algorithmKeys);
    const expected = algorithms.map((algorithm) => [algorithm, facts.rsaMaximum[algorithm] ?? 1024]);
    expect(longest.filter(([algorithm]) => algorithm !== undefined).toSorted()).toEqual(expected.toSorted());
    expect(longest.filter(([algorithm]) => algorithm === undefined)).toEqual(
      Array.from({ length: 3 }, () => [undefined, 1024]),
    );
  });

  it("meet every manner with every kind of data key, and send no context of 1,000 characters or more", () => {
    const isPlain = (name: string): boolean => name.startsWith("plain.");
    for (const some of [rows.filter(({ name }) => isPlain(name)), rows.filter(({ name }) => !isPlain(name))])
      expect(distinct(some.map(({ manner }) => manner))).toBe(3);
    const contexts = rows.flatMap(({ parameters }) => String(parameters["EncryptionContext"] ?? ""));
    expect(distinct(contexts)).toBe(4);
    expect(Math.max(...contexts.map(({ length }) => length))).toBeLessThan(1000);
  });

  it("are signed less than five minutes off", () => {
    expect(distinct(rows.map(({ seconds }) => seconds))).toBe(3);
    expect(Math.max(...rows.map(({ seconds }) => Math.abs(seconds)))).toBeLessThan(300);
  });
});
