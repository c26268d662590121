import { describe, expect, it } from "vitest";
import { type BodyRow, extendedBodies, oversizedBodies, unknownMemberBodies, wrongBodies } from "../index.ts";

const VALID = '{"KeyId":"23e80852-1e38-11e9-b129-5cb9019b4b01","KeySpec":"AES_128"}';

/** The value of a body, or `undefined` where it is no JSON in UTF-8. */
function read(row: BodyRow): unknown {
  const body = row.body(VALID);
  try {
    const text = typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body);
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe("wrong bodies", () => {
  it.each(wrongBodies().map((row) => [row.name, row] as const))("%s is no JSON object", (_, row) => {
    expect(isObject(read(row))).toBe(false);
  });

  it("come from a body that is one, have safe names, and differ", () => {
    expect(isObject(read({ name: "valid", body: (valid) => valid, effort: "smoke" }))).toBe(true);
    const rows = wrongBodies();
    expect(rows.filter(({ name }) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(new Set(rows.map(({ body }) => Buffer.from(body(VALID)).toString("hex"))).size).toBe(rows.length);
  });

  it("tell values that are not objects from text that is no JSON", () => {
    const json = wrongBodies().filter((row) => read(row) !== undefined);
    expect(json.map(({ name }) => name)).toEqual([
      "array",
      "array-of-empty",
      "array-of-request",
      "string",
      "request-in-string",
      "null",
      "number",
      "true",
      "deep",
    ]);
  });
});

describe("extended bodies", () => {
  it.each(extendedBodies().map((row) => [row.name, row] as const))("%s is no JSON", (_, row) => {
    const [body, valid] = [row.body(VALID), Buffer.from(VALID)];
    expect(read(row)).toBeUndefined();
    expect(Buffer.from(body).filter((byte) => byte !== 0).length).toBeGreaterThanOrEqual(valid.length - 6);
  });
});

describe("oversized bodies", () => {
  it("are between 11 MB and 12 MB", () => {
    const sizes = oversizedBodies().map(({ body }) => Buffer.from(body(VALID)).length / 1_000_000);
    expect(sizes.filter((size) => size < 11 || size > 12)).toEqual([]);
  });

  it("are the valid request where they are padded", () => {
    const padded = oversizedBodies().find(({ name }) => name === "padded");
    expect(padded === undefined ? undefined : read(padded)).toEqual(JSON.parse(VALID));
  });
});

describe("unknown members", () => {
  it.each(unknownMemberBodies().map((row) => [row.name, row] as const))(
    "%s adds one to the valid request",
    (_, row) => {
      const names = Object.keys(JSON.parse(String(row.body(VALID))));
      expect(names).toEqual(["KeyId", "KeySpec", "__proto__"]);
    },
  );
});
