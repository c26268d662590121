import { describe, expect, test } from "vitest";
import type { CheckDefinition } from "../../harness/index.ts";
import { loadSpecs } from "../../spec/index.ts";
import { perform } from "../testing/stage.ts";
import { catalogueOf, unexplained } from "./catalogue.ts";
import { indented } from "./indented.ts";
import { renderCatalogue } from "./render.ts";

const { requirements } = loadSpecs();

function check(id: string, effort: CheckDefinition["effort"] = "standard", claim?: string): CheckDefinition {
  const [requirement = ""] = id.split("/");
  const identity = {
    requirement,
    level: "MUST",
    basis: "documented",
    chapter: "lengths",
    title: "t",
  } as const;
  const body = { kind: "throughout" } as const;
  const plain = { identity: { ...identity, check: id }, effort, body };
  return claim === undefined ? plain : { ...plain, claim };
}

describe("the catalogue", () => {
  test("puts the rows of a table into one line, with the least effort and the claim", () => {
    const checks = [
      check("GDK-15/a[1]"),
      check("GDK-15/a[2]", "smoke"),
      check("GDK-15/b", "thorough", "Decrypt"),
    ];
    const lines = renderCatalogue(catalogueOf(requirements, checks)).split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "lengths",
      expect.stringMatching(/^ {2}GDK-15 {2}MUST \(documented\): \S/),
      "          GDK-15/a[*] (2 rows, from smoke)",
      "          GDK-15/b (from thorough, where Decrypt is claimed)",
    ]);
    expect(lines.at(-2)).toBe("Requirements with a check: 1. Checks: 3; --json names every row.");
  });

  test("finds the requirements that have neither a check nor a reason", () => {
    const all = requirements.filter(({ excluded }) => excluded === undefined).map(({ id }) => id);
    expect(unexplained(requirements, [])).toEqual(all);
    expect(
      unexplained(
        requirements,
        all.slice(1).map((id) => check(`${id}/x`)),
      ),
    ).toEqual(all.slice(0, 1));
  });
});

describe("list", () => {
  test("keeps to 100 columns and explains every requirement", async () => {
    const { exitCode, stdout, stderr } = await perform(["list"]);
    // An id may be longer than a line, and is never cut.
    const long = stdout.split("\n").filter((line) => line.length > 100 && line.trim().includes(" "));
    expect(long).toEqual([]);
    expect(requirements.map(({ id }) => id).filter((id) => !stdout.includes(`\n  ${id}`))).toEqual([]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("takes fewer checks at a smaller effort, and names them all as JSON", async () => {
    const counts: number[] = [];
    for (const effort of ["smoke", "standard", "thorough"]) {
      const { stdout } = await perform(["list", "--json", "--effort", effort]);
      const {
        checks,
        excluded,
      }: { readonly checks: readonly unknown[]; readonly excluded: readonly unknown[] } = JSON.parse(stdout);
      expect(checks[0]).toMatchObject({
        check: expect.any(String),
        level: "MUST",
        statement: expect.any(String),
      });
      expect(excluded.length).toBeGreaterThan(0);
      counts.push(checks.length);
    }
    expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
  });
});

test("words are not cut", () => {
  expect(indented("one two three", 2, 4, 9)).toEqual(["  one two", "    three"]);
  expect(indented("abcdefghijkl m", 0, 2, 5)).toEqual(["abcdefghijkl", "  m"]);
});
