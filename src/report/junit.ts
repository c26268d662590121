import { createRequire } from "node:module";
import type { Builder, TestCase } from "junit-report-builder";
import type { Report } from "../model/report.ts";
import type { Json, Verdict } from "../model/verdict.ts";
import { nameOf } from "./check-name.ts";
import { shorten } from "./columns.ts";
import { plainBlock, plainLine } from "./plain-text.ts";
import { jsonBlock } from "./visible-json.ts";

// The package's types put the builder one `default` deeper than an import finds it; require finds it either way.
const junit: Builder = createRequire(import.meta.url)("junit-report-builder");

/** The longest message of a failure, in columns: the body below it says the rest. */
const longestMessage = 1000;

/**
 * The text of junit.xml: a test suite per chapter, a test case per check. A violation is a failure, what is
 * inconclusive an error, what is inapplicable skipped. All times are 0, so equal findings give equal files.
 */
export function renderJunit(report: Report): string {
  const builder = junit.newBuilder().name(attribute(report.run.tool.name));
  const { endpoint, profile, seed, effort } = report.run;
  for (const { name } of report.chapters) {
    const suite = builder.testSuite().name(attribute(name)).time(0);
    for (const [fact, value] of Object.entries({ endpoint, profile, seed: `${seed}`, effort })) {
      suite.property(fact, attribute(value));
    }
    for (const verdict of report.verdicts) {
      if (verdict.chapter === name) fill(suite.testCase(), verdict, report);
    }
  }
  return `${builder.build()}\n`;
}

function fill(testCase: TestCase, verdict: Verdict, report: Report): void {
  testCase
    .name(attribute(nameOf(verdict)))
    .className(attribute(verdict.requirement))
    .time(0);
  for (const name of ["requirement", "level", "basis", "check"] as const) {
    testCase.property(name, attribute(verdict[name]));
  }
  if ("culprit" in verdict) testCase.property("culprit", verdict.culprit);
  const { deviations, flaky = [] } = report;
  const deviation = deviations.find(({ checks }) => checks.includes(verdict.check));
  if (deviation) testCase.property("deviation", attribute(`${deviation.state}: ${deviation.because}`));
  const listed = flaky.find(({ checks }) => checks.includes(verdict.check));
  if (listed) testCase.property("flaky", attribute(`until ${listed.until}: ${listed.because}`));
  addFinding(testCase, verdict);
}

function addFinding(testCase: TestCase, verdict: Verdict): void {
  switch (verdict.outcome) {
    case "conforms":
      return;
    case "violates":
      testCase.failure(attribute(verdict.reason), verdict.level).stacktrace(body(verdict));
      return;
    case "inconclusive":
      testCase.error(attribute(verdict.reason), verdict.culprit, body(verdict));
      return;
    case "inapplicable":
      skip(testCase, verdict.reason);
      return;
    default:
      verdict satisfies never;
  }
}

// The library's own skipped element carries no message, and without one nobody sees why a check was skipped.
function skip(testCase: TestCase, reason: string): void {
  const build = testCase.build.bind(testCase);
  testCase.getSkippedCount = () => 1;
  testCase.build = (parent) => {
    const element = build(parent);
    element.ele("skipped", { message: attribute(reason) });
    return element;
  };
}

interface Shown {
  readonly reason: string;
  readonly counterexample?: Json;
  readonly evidence?: Json;
  readonly reproduce?: string;
}

// The library escapes only the first end of a CDATA section, so none may be left in the text.
function body({ reason, counterexample, evidence, reproduce }: Shown): string {
  const parts = [
    plainBlock(reason),
    ...(counterexample === undefined ? [] : [`sent: ${plainBlock(jsonBlock(counterexample))}`]),
    ...(evidence === undefined ? [] : [`seen: ${plainBlock(jsonBlock(evidence))}`]),
    ...(reproduce === undefined ? [] : [`again: ${plainBlock(reproduce)}`]),
  ];
  return parts.join("\n").replaceAll("]]>", "]] >");
}

function attribute(text: string): string {
  return shorten(plainLine(text), longestMessage);
}
