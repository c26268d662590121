import { describe, expect, it } from "vitest";
import {
  disguisedContexts,
  otherContexts,
  respellings,
  sampleContext,
  subtleContexts,
  validContexts,
} from "../index.ts";
import { schema } from "../testing/specs.ts";
import { type Pairs, readPairs, samePairs } from "./context-pairs.ts";

/** The pairs of a context as a sorted list, which is how two contexts are compared here. */
function canonical(context: string): string {
  return JSON.stringify(Object.entries(JSON.parse(context)).sort());
}

function isJson(context: string): boolean {
  try {
    JSON.parse(context);
    return true;
  } catch {
    return false;
  }
}

describe.each(validContexts.map(({ name, context }) => [name, context] as const))(
  "context %s",
  (_, context) => {
    it("is an object of strings below 1,000 characters", () => {
      expect(Object.values(JSON.parse(context)).filter((value) => typeof value !== "string")).toEqual([]);
      expect(context.length).toBeLessThan(1000);
    });

    it("has other contexts, none of which has the same pairs, and no two of which are alike", () => {
      const others = otherContexts(context).map((other) => other.context);
      expect(others.length).toBeGreaterThan(1);
      expect(new Set(others).size).toBe(others.length);
      const same = others.filter(
        (each) => each !== undefined && isJson(each) && canonical(each) === canonical(context),
      );
      expect(same).toEqual([]);
    });

    it("has respellings with the same pairs in other characters", () => {
      const spelled = respellings(context).map((each) => each.context ?? "");
      expect(spelled.length).toBeGreaterThan(0);
      expect(spelled).not.toContain(context);
      expect(spelled.map(canonical)).toEqual(spelled.map(() => canonical(context)));
    });
  },
);

describe("other contexts", () => {
  it("are these for two pairs", () => {
    const found = otherContexts('{"Ab":"case","cd":"oak"}').map(({ name, context }) => [name, context]);
    expect(Object.fromEntries(found)).toEqual({
      absent: undefined,
      "no-pairs": "{}",
      "extra-pair": '{"Ab":"case","cd":"oak","extra":"x"}',
      "last-pair-missing": '{"Ab":"case"}',
      "first-pair-missing": '{"cd":"oak"}',
      "value-changed": '{"Ab":"casy","cd":"oak"}',
      "last-value-changed": '{"cd":"oay","Ab":"case"}',
      "key-changed": '{"Ay":"case","cd":"oak"}',
      "value-case": '{"Ab":"CASE","cd":"OAK"}',
      "key-case": '{"ab":"case","CD":"oak"}',
      "values-swapped": '{"Ab":"oak","cd":"case"}',
      "value-extended": '{"Ab":"casex","cd":"oak"}',
      "value-prefixed": '{"Ab":"xcase","cd":"oak"}',
      "value-cut": '{"Ab":"cas","cd":"oak"}',
      "value-padded": '{"Ab":"case ","cd":"oak"}',
      "value-emptied": '{"Ab":"","cd":"oak"}',
      "keys-and-values-swapped": '{"case":"Ab","oak":"cd"}',
      "key-and-value-swapped": '{"case":"Ab","cd":"oak"}',
      "border-moved": '{"Abc":"ase","cd":"oak"}',
      "value-moved": '{"extra":"case","cd":"oak"}',
      "value-look-alike": '{"Ab":"\u0441ase","cd":"oak"}',
      "text-cut": '{"Ab":"case","cd":"oak"',
      "text-end": `{"Ab":"case","cd":"oak'x`,
      "text-extended": '{"Ab":"case","cd":"oak"}x',
    });
  });

  it("leave out the absence of a context without pairs, which may count as none", () => {
    expect(otherContexts("{}").map(({ name }) => name)).toEqual([
      "extra-pair",
      "text-cut",
      "text-end",
      "text-extended",
    ]);
  });

  it("take a composed character and its parts for two contexts", () => {
    const decomposed = otherContexts('{"caf\u00e9":"x"}').find(({ name }) => name === "decomposed");
    expect(decomposed?.context).toBe('{"cafe\u0301":"x"}');
  });

  it("do not collide with a key that is taken", () => {
    const extra = otherContexts('{"extra":"a","extra0":"b"}').find(({ name }) => name === "extra-pair");
    expect(Object.keys(JSON.parse(extra?.context ?? "{}"))).toEqual(["extra", "extra0", "extra1"]);
  });

  it.each(["not JSON", "[]", "null", '{"a":1}'])("cannot be made of %s", (context) => {
    expect(() => otherContexts(context)).toThrow(/key-value pairs/);
    expect(() => respellings(context)).toThrow(/key-value pairs/);
    expect(readPairs(context)).toBeUndefined();
  });
});

it("disguised contexts are these", () => {
  expect(disguisedContexts('{"Ab":"case","cd":"oak"}')).toEqual([
    { name: "value-and-zero-width", context: '{"Ab":"case\u200b","cd":"oak"}' },
    { name: "value-and-control", context: '{"Ab":"case\\u0001","cd":"oak"}' },
    { name: "value-percent-encoded", context: '{"Ab":"cas%65","cd":"oak"}' },
    { name: "value-as-entity", context: '{"Ab":"cas&#101;","cd":"oak"}' },
  ]);
});

describe("the sample context", () => {
  it("admits every change of words and every respelling", () => {
    expect(otherContexts(sampleContext).length).toBe(25);
    expect(respellings(sampleContext).map(({ name }) => name)).toEqual([
      "white-space",
      "reversed",
      "escapes",
    ]);
  });
});

describe("subtle contexts", () => {
  it.each(subtleContexts(schema))("$name: the two differ, and only those of pairs must be granted", (row) => {
    const made = String(row.parameters["EncryptionContext"]);
    const [pairs, others] = [readPairs(made), readPairs(row.given)];
    expect(row.given).not.toBe(made);
    expect(pairs !== undefined && others !== undefined && samePairs(pairs, others)).toBe(false);
    expect(row.faults).toEqual(isPairs(pairs) ? [] : ["EncryptionContext.json"]);
  });
});

function isPairs(pairs: Pairs | undefined): boolean {
  return pairs?.flat().every((text) => text !== "") ?? false;
}
