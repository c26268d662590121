import { describe, expect, it, test } from "vitest";
import type { RequirementOutcome } from "../../../model/report.ts";
import { hostileReport } from "../testing/hostile.ts";
import { comparedReports, goodReport, reportOf } from "../testing/samples.ts";
import { verdictOf } from "../testing/verdicts.ts";
import { agreementOf, sentenceOfAgreement } from "./agreement.ts";
import { compareReports } from "./comparison.ts";
import { renderComparisonJson, renderComparisonMarkdown } from "./render-text.ts";
import { comparisonAside, comparisonSentence } from "./sentence.ts";

const endpoints = [
  { letter: "A", isService: true },
  { letter: "B", isService: false },
  { letter: "C", isService: false },
];
const [kept, broken, open, silent] = ["conforms", "violates", "inconclusive", "untried"] as const;

describe("the witnesses of a statement", () => {
  it.each<[outcomes: readonly RequirementOutcome[], kind: string, says: string]>([
    [[kept, kept, kept], "agree", "All that were judged keep it"],
    [[silent, kept, open], "agree", "All that were judged keep it"],
    [[kept, broken, kept], "deviate", "B deviates from the document"],
    [[kept, broken, broken], "deviate", "B and C deviate from the document"],
    [[silent, broken, open], "deviate", "B deviates from the document"],
    [[broken, kept, kept], "service-deviates", "The service deviates from its own document (A)"],
    [[broken, broken, broken], "service-deviates", "The service deviates from its own document (A, B, C)"],
    [[silent, broken, broken], "document-alone", "Nobody keeps it (B, C): the document stands alone"],
    [[silent, open, "excluded"], "not-judged", "Nobody was judged on it"],
    [[silent, silent, "inapplicable"], "not-judged", "Nobody was judged on it"],
  ])("%s: %s", (outcomes, kind, says) => {
    const agreement = agreementOf(outcomes, endpoints);
    expect(agreement.kind).toBe(kind);
    expect(sentenceOfAgreement(agreement)).toBe(says);
  });
});

describe("five endpoints", () => {
  const comparison = compareReports(comparedReports);

  it("are lettered in the order given, and the service is known by its address", () => {
    expect(comparison.endpoints.map(({ letter, isService }) => `${letter}${isService ? "!" : ""}`)).toEqual([
      ...["A", "B!", "C", "D", "E"],
    ]);
  });

  it("have a row for each requirement of any report, in the order of the document", () => {
    const ids = comparison.requirements.map(({ id }) => id);
    expect(ids).toEqual(goodReport.requirements.map(({ id }) => id));
    const blob = comparison.requirements.find(({ id }) => id === "GDK-52");
    expect(blob?.outcomes).toEqual([kept, kept, broken, kept, silent]);
    expect(blob?.agreement).toEqual({ kind: "deviate", deviating: ["C"] });
  });

  it("have what each that deviates did, with the command that shows it", () => {
    const blob = comparison.requirements.find(({ id }) => id === "GDK-52");
    expect(blob?.findings).toMatchObject([
      { letter: "C", check: "GDK-52/repeat-no-blob", reason: "two answers carry the same CiphertextBlob" },
    ]);
    expect(blob?.findings[0]?.reproduce).toMatch(/^kms-conformance call /);
    const late = comparison.requirements.find(({ id }) => id === "TC3-09");
    expect(late?.findings.map(({ letter }) => letter)).toEqual(["A", "B", "C", "D"]);
    expect(comparison.requirements.find(({ id }) => id === "GDK-09")?.findings).toEqual([]);
  });

  it("have what they chose side by side, differences first", () => {
    const [first, ...others] = comparison.observations;
    expect(first).toEqual({
      requirement: "GDK-24",
      sentence: "accept or refuse",
      rows: ["words"],
      seen: ["granted", "InvalidParameter", "granted", "granted", "granted"],
      differs: true,
    });
    expect(others.map(({ differs }) => differs)).not.toContain(true);
    expect(others.map(({ rows }) => rows.length)).toEqual([4, 1]);
  });

  it("come to one sentence", () => {
    expect(comparisonSentence(comparison)).toBe("They differ: on 6 of 17 requirements.");
    expect(comparisonAside(comparison)).toContain(
      "1 requirement where the service deviates from its own document",
    );
  });
});

test("an address that only looks like the vendor's is not the service", () => {
  const addresses = [
    "https://kms.tencentcloudapi.com",
    "https://kms.intl.tencentcloudapi.com:443/",
    "https://kms.tencentcloudapi.com.example.org",
    "https://eviltencentcloudapi.com",
    "no address",
  ];
  const reports = addresses.map((endpoint) => ({ ...goodReport, run: { ...goodReport.run, endpoint } }));
  expect(compareReports(reports).endpoints.map(({ isService }) => isService)).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test("an observation of one endpoint alone is no difference", () => {
  const seen = { outcome: "conforms", evidence: { prefix: "04" } } as const;
  const reports = [reportOf({ verdicts: [verdictOf("GDK-32/record", seen)] }), reportOf({})];
  expect(compareReports(reports).observations).toEqual([
    { requirement: "GDK-32", sentence: "record", rows: [], seen: [{ prefix: "04" }, null], differs: false },
  ]);
});

test.each([
  ["All agree: on 17 requirements.", [goodReport, goodReport]],
  ["Nothing to compare: no requirement was judged.", []],
])("%s", (sentence, reports) => {
  expect(comparisonSentence(compareReports(reports))).toBe(sentence);
});

test("after the letters come numbers", () => {
  const comparison = compareReports(Array.from({ length: 27 }, () => goodReport));
  expect(comparison.endpoints.map(({ letter }) => letter).slice(24)).toEqual(["Y", "Z", "27"]);
});

describe("as text", () => {
  const comparison = compareReports(comparedReports);

  it("JSON holds the whole comparison", () => {
    expect(JSON.parse(renderComparisonJson(comparison))).toEqual(JSON.parse(JSON.stringify(comparison)));
    expect(renderComparisonJson(comparison)).toMatch(/[^\n]\n$/);
  });

  it("Markdown has the endpoints, where they differ, and nothing that they agree on", () => {
    const lines = renderComparisonMarkdown(comparison).split("\n");
    expect(lines[0]).toBe("### They differ: on 6 of 17 requirements.");
    expect(lines).toContain(
      "| GDK-52 | MUST | No two data keys share a CiphertextBlob. | Kept | Kept | Violated | Kept | Untried | C deviates from the document |",
    );
    expect(lines).toContain(
      "| GDK-24 | accept or refuse: words | granted | InvalidParameter | granted | granted | granted |",
    );
    expect(lines.filter((line) => line.startsWith("| GDK-09"))).toEqual([]);
  });

  it("Markdown stays a table whatever an endpoint writes into it", () => {
    const text = renderComparisonMarkdown(compareReports([hostileReport, goodReport]));
    expect(text).not.toMatch(/<|(?<!\\)`|[^\P{C}\n]/u);
    const widths = text.split("\n").map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
    expect(new Set(widths)).toEqual(new Set([0, 5, 7, 5]));
  });
});
