import { describe, expect, it } from "vitest";
import {
  burstOfAlgorithms,
  burstOfLengths,
  burstOfStates,
  type Row,
  roundTrips,
  statePairs,
  stateRows,
} from "./index.ts";
import { expectedSchemaFaults, facts, schema, schemaFaults } from "./testing/specs.ts";

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  burstOfLengths: burstOfLengths(schema),
  burstOfAlgorithms: burstOfAlgorithms(schema, facts),
  burstOfStates: burstOfStates(schema),
  roundTrips: roundTrips(schema, facts),
  stateRows: stateRows(schema, facts),
  statePairs: statePairs(schema, facts),
};

describe.each(Object.entries(TABLES))("%s", (_, rows) => {
  it("has names of safe characters, none twice", () => {
    const names = rows.map(({ name }) => name);
    expect(names.filter((name) => !/^[A-Za-z0-9._-]{1,80}$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("claims the faults that the schema finds", () => {
    expect(rows.map(schemaFaults)).toEqual(rows.map(expectedSchemaFaults));
  });
});

describe("bursts", () => {
  it("have lengths that are all different, from bound to bound", () => {
    const lengths = burstOfLengths(schema).map(({ parameters }) => Number(parameters["NumberOfBytes"]));
    expect(new Set(lengths).size).toBe(16);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([1, 1024]);
  });

  it("have every algorithm within what it can hold", () => {
    const rows = burstOfAlgorithms(schema, facts);
    const tooLong = rows.filter(({ parameters }) => {
      const most = facts.rsaMaximum[String(parameters["EncryptionAlgorithm"])] ?? 1024;
      return Number(parameters["NumberOfBytes"]) > most;
    });
    expect(tooLong).toEqual([]);
    expect(new Set(rows.map(({ parameters }) => parameters["EncryptionAlgorithm"])).size).toBe(6);
  });

  it("have every role of a CMK", () => {
    const roles = burstOfStates(schema).map(({ role }) => role);
    expect(roles.slice(0, 4)).toEqual(["enabledKey", "disabledKey", "absentKey", "pendingDeletionKey"]);
    expect(roles.length).toBe(12);
  });
});

describe("pairs of a state and a fault", () => {
  it("have one fault of a parameter each, the same for every role", () => {
    const pairs = statePairs(schema, facts);
    const faults = (role: string) => pairs.filter((row) => row.role === role).map((row) => row.faults.join());
    expect(faults("disabledKey")).toEqual([
      "NumberOfBytes.type",
      "KeySpec.enum",
      "KeySpec.oneOf",
      "unknown",
      "EncryptionPublicKey.format",
      "EncryptionContext.type",
      "EncryptionAlgorithm.enum",
      "NumberOfBytes.maximum",
    ]);
    expect(faults("absentKey")).toEqual(faults("disabledKey"));
    expect(faults("pendingDeletionKey")).toEqual(faults("disabledKey"));
  });
});
