import { describe, expect, test } from "vitest";
import type { Verdict } from "../model/verdict.ts";
import { buildReport, type ReportInput } from "./build.ts";
import {
  conformantInput,
  conforms,
  inconclusive,
  inputOf,
  mixedInput,
  verdictOf,
  violation,
} from "./testing/samples.ts";

const exitCodeOf = (parts: Partial<ReportInput>) => buildReport(inputOf(parts)).run.exitCode;
const kept = verdictOf("GDK-09/refuse-it", conforms);
const inapplicable = verdictOf("GDK-09/refuse-it", { outcome: "inapplicable", reason: "not claimed" });
const broken: Verdict = verdictOf("GDK-09/refuse-it", {
  outcome: "inconclusive",
  culprit: "harness",
  reason: "the check itself failed",
});
const deviation = { check: "GDK-11/*", because: "known" };

describe("order and counts", () => {
  test("verdicts follow the documents, then their ids with numbers as numbers", () => {
    const { verdicts } = buildReport(mixedInput);
    expect(verdicts.map(({ check }) => check)).toEqual([
      "GDK-09/refuse-it",
      "GDK-11/refuse-it[9]",
      "GDK-11/refuse-it[16]",
      "GDK-11/refuse-it[AES_192]",
      "GDK-11/refuse-it[aes_256]",
      "GDK-11/refuse-it[AES_512]",
      "GDK-30/refuse-it[empty]",
      "GDK-30/refuse-it[long]",
    ]);
  });

  test("a requirement that the documents do not list comes last and is not lost", () => {
    const report = buildReport(inputOf({ verdicts: [violation("ZZZ-01/odd"), kept] }));
    expect(report.verdicts.at(-1)?.check).toBe("ZZZ-01/odd");
    expect(report.run.exitCode).toBe(1);
  });

  test("equal findings in another order give an equal report", () => {
    const reversed = { ...mixedInput, verdicts: [...mixedInput.verdicts].reverse() };
    expect(buildReport(reversed)).toEqual(buildReport(mixedInput));
  });

  test("outcomes are counted over the run and over each chapter", () => {
    const report = buildReport(mixedInput);
    expect(report.summary).toEqual({ conforms: 1, violates: 5, inconclusive: 1, inapplicable: 1 });
    expect(report.chapters).toEqual([
      { name: "errors", conforms: 0, violates: 0, inconclusive: 1, inapplicable: 1, requests: 2 },
      { name: "key-spec", conforms: 1, violates: 5, inconclusive: 0, inapplicable: 0, requests: 6 },
    ]);
  });

  test("requests per second come from the whole run, and are 0 for a run of no length", () => {
    expect(buildReport(conformantInput).requests).toEqual({ total: 512, retried: 3, perSecond: 81.9 });
    const instant = buildReport(inputOf({ run: { ...conformantInput.run, seconds: 0 } }));
    expect(instant.requests.perSecond).toBe(0);
  });

  test("what a conforming check saw becomes an observation", () => {
    expect(buildReport(conformantInput).observations).toEqual([
      { check: "GDK-09/refuse-it", requirement: "GDK-09", seen: { prefix: "none" } },
    ]);
  });
});

describe("requirements", () => {
  const outcomes = (verdicts: readonly Verdict[]) =>
    buildReport(inputOf({ verdicts })).requirements.map(({ outcome }) => outcome);

  test("a requirement has the gravest outcome of its checks", () => {
    const [, , mixed] = buildReport(mixedInput).requirements;
    expect(mixed?.outcome).toBe("violates");
    expect(mixed?.checks).toHaveLength(5);
    const open = [verdictOf("GDK-09/a", inconclusive("x")), verdictOf("GDK-09/b", conforms)];
    expect(outcomes([...open, violation("GDK-09/c")])[1]).toBe("violates");
    expect(outcomes(open)[1]).toBe("inconclusive");
    expect(outcomes([inapplicable, verdictOf("GDK-09/b", conforms)])[1]).toBe("conforms");
    expect(outcomes([inapplicable])[1]).toBe("inapplicable");
  });

  test("without a check it is excluded where it says why, else untried", () => {
    expect(outcomes([])).toEqual(["excluded", "untried", "untried", "untried"]);
  });

  test("an exclusion cannot hide a violation", () => {
    expect(outcomes([violation("GDK-01/host")])[0]).toBe("violates");
  });
});

describe("deviations", () => {
  const stateOf = (verdicts: readonly Verdict[], until?: string) => {
    const declared = until === undefined ? deviation : { ...deviation, until };
    return buildReport(inputOf({ verdicts, deviations: [declared] })).deviations[0]?.state;
  };
  const violated = violation("GDK-11/refuse-it[a]");

  test("as declared while every matched check that ran violates", () => {
    expect(stateOf([violated, violation("GDK-11/refuse-it[b]")])).toBe("as-declared");
    expect(stateOf([violated, verdictOf("GDK-11/b", { outcome: "inapplicable", reason: "x" })])).toBe(
      "as-declared",
    );
    expect(stateOf([violated, verdictOf("GDK-11/b", inconclusive("x"))])).toBe("as-declared");
  });

  test("stale as soon as one matched check conforms", () => {
    expect(stateOf([violated, verdictOf("GDK-11/b", conforms)])).toBe("stale");
  });

  test("unmatched when no check that ran fits", () => {
    expect(stateOf([violation("GDK-09/refuse-it")])).toBe("unmatched");
    expect(stateOf([verdictOf("GDK-11/b", { outcome: "inapplicable", reason: "x" })])).toBe("unmatched");
  });

  test("expired on the day after the last", () => {
    expect(stateOf([violated], "2026-11-22")).toBe("expired");
    expect(stateOf([violated], "2026-11-23")).toBe("as-declared");
  });

  test("the result lists the checks that the pattern matches", () => {
    const verdicts = [violation("GDK-11/refuse-it[16]"), violation("GDK-11/refuse-it[9]"), kept];
    const [result] = buildReport(inputOf({ verdicts, deviations: [deviation] })).deviations;
    expect(result?.checks).toEqual(["GDK-11/refuse-it[9]", "GDK-11/refuse-it[16]"]);
  });
});

describe("exit code", () => {
  const must = violation("GDK-11/refuse-it");
  const should = violation("GDK-30/refuse-it");

  test.each<[string, Partial<ReportInput>, number]>([
    ["everything kept", { verdicts: [kept, inapplicable] }, 0],
    ["a violated MUST", { verdicts: [kept, must] }, 1],
    ["a violated SHOULD", { verdicts: [kept, should] }, 0],
    ["a violated SHOULD of a strict run", { verdicts: [kept, should], strict: true }, 1],
    ["a violated MUST that is declared", { verdicts: [kept, must], deviations: [deviation] }, 0],
    [
      "one whose declaration has expired",
      { verdicts: [must], deviations: [{ ...deviation, until: "2026-01-01" }] },
      1,
    ],
    ["a stale deviation", { verdicts: [verdictOf("GDK-11/a", conforms)], deviations: [deviation] }, 1],
    ["a deviation that matches nothing", { verdicts: [kept], deviations: [deviation] }, 1],
    [
      "a reason not to judge",
      { verdicts: [kept], run: { ...conformantInput.run, reason: "The cap is reached." } },
      3,
    ],
    ["an inconclusive MUST", { verdicts: [kept, verdictOf("GDK-11/a", inconclusive("x"))] }, 3],
    ["an inconclusive SHOULD", { verdicts: [kept, verdictOf("GDK-30/a", inconclusive("x"))] }, 0],
    ["that of a strict run", { verdicts: [kept, verdictOf("GDK-30/a", inconclusive("x"))], strict: true }, 3],
    ["no verdicts", {}, 3],
    ["nothing but inapplicable", { verdicts: [inapplicable] }, 3],
    [
      "a violation beside an inconclusive MUST",
      { verdicts: [must, verdictOf("GDK-09/a", inconclusive("x"))] },
      1,
    ],
    ["a fault of the harness beside a violation", { verdicts: [must, broken] }, 4],
    ["an interruption", { verdicts: [must, broken], interrupted: true }, 130],
  ])("%s", (_name, parts, expected) => {
    expect(exitCodeOf(parts)).toBe(expected);
  });

  test("a chapter of which nothing was tried is named, unless the profile or the selection says so", () => {
    const untried = verdictOf("GDK-30/refuse-it", { outcome: "inapplicable", reason: "no GET" });
    const declared = verdictOf("GDK-30/refuse-it", {
      outcome: "inapplicable",
      reason: "not claimed",
      declared: true,
    });
    const elsewhere = { ...kept, chapter: "another" };
    const ending = (parts: Partial<ReportInput>) => buildReport(inputOf(parts)).run;
    expect(ending({ verdicts: [elsewhere, untried] })).toMatchObject({
      exitCode: 3,
      reason: `Nothing of the chapter ${untried.chapter} was tried, and no claim says that it does not apply: no GET.`,
    });
    expect(ending({ verdicts: [elsewhere, declared] }).exitCode).toBe(0);
    expect(ending({ verdicts: [elsewhere, untried], partial: true }).exitCode).toBe(0);
    expect(ending({ verdicts: [{ ...kept, chapter: untried.chapter }, untried] }).exitCode).toBe(0);
  });

  test("a run that could not be judged says why", () => {
    expect(buildReport(inputOf({})).run.reason).toBe("No check was executed.");
    const open = buildReport(inputOf({ verdicts: [verdictOf("GDK-11/a", inconclusive("x"))] }));
    expect(open.run.reason).toBe("1 check could not be judged: x");
    const several = ["gone", "x", "gone"].map((why, row) => verdictOf(`GDK-11/a[${row}]`, inconclusive(why)));
    expect(buildReport(inputOf({ verdicts: several })).run.reason).toBe(
      "3 checks could not be judged, 2 of them for this reason: gone",
    );
    expect(buildReport(conformantInput).run).not.toHaveProperty("reason");
  });
});
