import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createEndpoint, type Endpoint } from "../endpoint.ts";
import { referenceRules } from "../rules.ts";
import { signed } from "../testing/caller.ts";
import { type Mutant, mutants } from "./index.ts";

/** The ids of the specs, and of them those of MUST statements that a check can try. */
function readRequirements(): { readonly all: ReadonlySet<string>; readonly owed: readonly string[] } {
  const specs = new URL("../../../specs/", import.meta.url);
  const files = readdirSync(specs, { recursive: true, encoding: "utf8" });
  const rows = files
    .filter((name) => name.endsWith("requirements.yaml"))
    .flatMap((name) =>
      readFileSync(new URL(name, specs), "utf8")
        .split(/^ {2}- id: /m)
        .slice(1),
    );
  const idOf = (row: string): string => /^\S+/.exec(row)?.[0] ?? "";
  const owed = rows.filter((row) => row.includes("level: MUST") && !/^ {4}excluded:/m.test(row));
  return { all: new Set(rows.map(idOf)), owed: owed.map(idOf) };
}

const requirements = readRequirements();
const byName = mutants.map((mutant): [string, Mutant] => [mutant.name, mutant]);

describe("what mutants say of themselves", () => {
  test("no two have one name", () => {
    const names = mutants.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(byName)("%s", (name, { breaks, vice, rare }) => {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(breaks).not.toEqual([]);
    expect(breaks.filter((id) => !requirements.all.has(id))).toEqual([]);
    expect(new Set(breaks).size).toBe(breaks.length);
    expect(vice).toMatch(/^\S.*\S$/);
    expect(rare).not.toBe("");
  });

  test("every requirement that a check can try is broken by one of them", () => {
    const broken = new Set(mutants.flatMap(({ breaks }) => breaks));
    expect(requirements.owed.filter((id) => !broken.has(id))).toEqual([]);
  });
});

/** Requests of several kinds, each with a word that the answer to it should have in it. */
function questions({ facts }: Endpoint): readonly (readonly [Parameters<typeof signed>[1], string])[] {
  const { enabledKey: KeyId, disabledKey, absentKey } = facts.fixtures;
  return [
    [{ parameters: { KeyId, KeySpec: "AES_256" } }, "Plaintext"],
    [{ parameters: { KeyId, NumberOfBytes: 24 } }, "Plaintext"],
    [{ parameters: { KeyId, NumberOfBytes: 24, EncryptionContext: '{"a":"b"}' } }, "Plaintext"],
    [{ parameters: { KeyId: absentKey, NumberOfBytes: 24 } }, "CmkNotFound"],
    [{ parameters: { KeyId: disabledKey, NumberOfBytes: 24 } }, "CmkDisabled"],
  ];
}

describe("a mutant is no dead endpoint", () => {
  test.each(byName)("%s answers some request sensibly", async (_name, { rules }) => {
    const endpoint = createEndpoint({ rules });
    const answers = questions(endpoint).map(async ([question, word]) => {
      const headers = { "x-tc-region": endpoint.facts.region };
      const request = signed(endpoint, { ...question, headers });
      const body = Buffer.from((await endpoint.handle(request)).body).toString("latin1");
      // Some write every character in two bytes; that alone does not make them dead.
      return body.replaceAll("\u0000", "").includes(word);
    });
    expect(await Promise.all(answers)).toContain(true);
  });
});

test.each(byName)("%s leaves the reference as it is and makes rules of its own", (_name, { rules }) => {
  const before = { ...referenceRules };
  expect(rules(referenceRules)).not.toEqual(before);
  expect(referenceRules).toEqual(before);
});
