import { describe, expect, it } from "vitest";
import type { Requirement } from "../model/requirement.ts";
import { buildMatrix, faultsOf, type Matrix } from "./matrix.ts";
import { isAmiss, progressLine, renderMatrix, renderMatrixMarkdown } from "./render.ts";
import { byStatement } from "./statements.ts";
import type { Subject, SubjectResult } from "./subject.ts";

const subject = (kind: Subject["kind"], name: string, breaks: readonly string[], rare?: string): Subject => ({
  kind,
  name,
  says: `${name} says`,
  breaks,
  ...(rare === undefined ? {} : { rare }),
  rules: (reference) => reference,
  profile: (own) => own,
});
const result = (
  of: Subject,
  violated: readonly string[],
  unjudged: readonly string[] = [],
): SubjectResult => ({
  name: of.name,
  kind: of.kind,
  violated: violated.map((check) => ({ check, requirement: check.split("/")[0] ?? "" })),
  unjudged: unjudged.map((check) => ({ check, reason: "no answer" })),
  shownBy: violated.map((check) => [check]),
  ...(violated.length === 0 ? {} : { firstRequest: 7 }),
  requests: 900,
});
const run = { effort: "standard", seed: 1, share: 100, every: 1, toothless: [], checks: 50 } as const;

const mutant = subject("mutant", "short-key", ["GDK-14"]);
const seldom = subject("mutant", "seldom-short", ["GDK-14"], "one answer in 256");
const variant = subject("variant", "other-order", []);

const matrixOf = (results: readonly SubjectResult[], more: Partial<typeof run> | object = {}): Matrix => {
  const all = [mutant, seldom, variant];
  const given = all.filter(({ name }) => results.some((one) => one.name === name));
  return buildMatrix(given, results, { ...run, ...more });
};

describe("the gate of the kill matrix", () => {
  it("is open when every mutant is caught by what it breaks and every variant is quiet", () => {
    const matrix = matrixOf([result(mutant, ["GDK-14/length"]), result(variant, [])]);
    expect(faultsOf(matrix)).toEqual([]);
    expect(renderMatrix(matrix)).toContain("The teeth hold.");
  });

  it("is shut by a survivor", () => {
    const matrix = matrixOf([result(mutant, [])]);
    expect(matrix.mutants[0]?.outcome).toBe("survivor");
    expect(faultsOf(matrix)).toEqual([
      "survivor: short-key breaks GDK-14, caught by nothing",
      "0 of 1 mutants are caught, 100 % are owed at standard",
    ]);
    expect(renderMatrix(matrix)).toContain("The teeth do not hold:");
  });

  it("is shut by a mutant that is caught only by what it does not break", () => {
    const [fault] = faultsOf(matrixOf([result(mutant, ["GDK-09/other"])]));
    expect(fault).toBe("misattributed: short-key breaks GDK-14, caught by GDK-09");
  });

  it.each([
    [result(variant, ["GDK-14/length"]), "false alarm on other-order: GDK-14/length"],
    [result(variant, [], ["GDK-14/length"]), "GDK-14/length (not judged: no answer)"],
  ])("is shut by a false alarm", (alarm, told) => {
    expect(faultsOf(matrixOf([alarm])).join()).toContain(told);
  });

  it("is shut by a check that no mutant makes fail", () => {
    expect(faultsOf(matrixOf([], { toothless: ["GDK-14/length"] }))).toEqual([
      "no mutant makes this check fail: GDK-14/length",
    ]);
  });

  it("takes a share of the checks where that is what is owed", () => {
    const one = { share: 98, toothless: ["GDK-14/length"] };
    expect(faultsOf(matrixOf([], one))).toEqual([]);
    expect(faultsOf(matrixOf([], { ...one, toothless: ["GDK-14/a", "GDK-14/b"] }))).toHaveLength(2);
  });

  it("lets a rare vice survive at standard, not at thorough", () => {
    const results = [result(seldom, [])];
    expect(faultsOf(matrixOf(results))).toEqual([]);
    expect(faultsOf(matrixOf(results, { effort: "thorough" }))).not.toEqual([]);
  });

  it("takes a share of the mutants where that is what is owed", () => {
    const results = [result(mutant, ["GDK-14/length"]), result(seldom, [])];
    expect(faultsOf(matrixOf(results, { effort: "thorough", share: 50 }))).toEqual([]);
    expect(faultsOf(matrixOf(results, { effort: "thorough", share: 51 }))).toHaveLength(1);
  });

  it("does not take a lost result for a survivor", () => {
    expect(() => buildMatrix([mutant], [], run)).toThrow("short-key gave no result");
  });
});

describe("a result while the matrix is under way", () => {
  it.each([
    [result(mutant, []), true, "mutant short-key: nothing"],
    [result(mutant, ["GDK-14/length"]), false, "mutant short-key: 1 checks"],
    [result(variant, []), false, "variant other-order: nothing"],
    [result(variant, ["GDK-14/length"]), true, "variant other-order: 1 checks"],
    [result(variant, [], ["GDK-14/length"]), true, "variant other-order: nothing, 1 not judged"],
  ])("is told at once where it is amiss (%#)", (one, amiss, line) => {
    expect(isAmiss(one)).toBe(amiss);
    expect(progressLine(one)).toBe(line);
  });
});

describe("the counts by place of the documents", () => {
  const requirement = (id: string, section: string, row?: string): Requirement => ({
    id,
    level: "MUST",
    basis: "documented",
    statement: "x",
    locator: { source: "page", section, ...(row === undefined ? {} : { row }) },
  });
  const requirements = [
    requirement("GDK-14", "2. Input Parameters", "NumberOfBytes"),
    requirement("GDK-60", "6. Error Code", "InternalError"),
    requirement("GDK-61", "6. Error Code"),
  ];

  it("name the row of a parameter and the section of all else", () => {
    const others = [subject("mutant", "a", ["GDK-60"]), subject("mutant", "b", ["GDK-61", "GDK-14"])];
    const results = [result(mutant, ["GDK-14/length"]), ...others.map((one) => result(one, []))];
    const matrix = buildMatrix([mutant, ...others], results, run);
    expect(byStatement(matrix.mutants, requirements)).toEqual([
      { place: "NumberOfBytes", mutants: 1, caught: 1, firstRequest: 7 },
      { place: "6. Error Code", mutants: 2, caught: 0 },
    ]);
    const text = renderMatrixMarkdown(matrix, requirements);
    expect(text).toContain("| NumberOfBytes | 1 | 1 | 7 |");
    expect(text).toContain("| 6. Error Code | 2 | 0 |  |");
  });
});
