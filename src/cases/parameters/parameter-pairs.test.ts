import { expect, it } from "vitest";
import { deniedPairs, statePairs } from "../key-states.ts";
import type { Row } from "../row.ts";
import { facts, schema } from "../testing/specs.ts";
import { parameterPairs } from "./parameter-pairs.ts";

const owner = (fault: string): string => fault.replace(/\..*$/, "");
const pairOf = ({ faults }: Row): string => faults.map(owner).toSorted().join(" and ");
const rows = parameterPairs(schema);
const standard = rows.filter(({ effort }) => effort === "standard");

it("tries every two parameters in every run, an undefined one included, with faults of two kinds", () => {
  const names = [...Object.keys(schema.properties), "unknown"];
  const pairs = names.flatMap((one, at) =>
    names.slice(at + 1).map((other) => [one, other].toSorted().join(" and ")),
  );
  expect(standard.map(pairOf).toSorted()).toEqual(pairs.toSorted());
  for (const { faults } of standard) {
    expect(new Set(faults.map((fault) => fault.replace(/^.*\./, ""))).size).toBe(2);
  }
});

it("tries every kind of fault with every kind of every other parameter when time is no matter", () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  const known = new Set(facts.faults.map(({ fault }) => fault));
  for (const { name, faults } of rows) {
    expect(name).toBe(faults.join("-"));
    expect(new Set(faults.map(owner)).size).toBe(2);
    expect(faults.every((fault) => known.has(fault))).toBe(true);
  }
});

it("tries every kind of fault with every state of a CMK, and with a caller who is denied", () => {
  const kinds = (some: readonly Row[]) => new Set(some.flatMap(({ faults }) => faults.map(owner)));
  const parameters = Object.keys(schema.properties).filter((name) => name !== "KeyId");
  for (const role of ["disabledKey", "absentKey", "pendingDeletionKey"]) {
    const own = statePairs(schema, facts).filter((row) => row.role === role);
    expect(kinds(own)).toEqual(new Set([...parameters, "unknown"]));
  }
  expect(kinds(deniedPairs(schema, facts))).toEqual(new Set([...parameters, "unknown"]));
});
