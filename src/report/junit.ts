import { create, type XMLElement } from "xmlbuilder";
import type { Report } from "../model/report.ts";
import type { Json, Verdict } from "../model/verdict.ts";
import { nameOf } from "./check-name.ts";
import { shorten } from "./columns.ts";
import { countOutcomes } from "./counts.ts";
import { type JunitGroup, junitGroups } from "./junit-groups.ts";
import { plainBlock, plainLine } from "./plain-text.ts";
import { jsonBlock } from "./visible-json.ts";

/** The longest message of a failure, in columns: the body below it says the rest. */
const longestMessage = 1000;

/**
 * The text of junit.xml. A violation is a failure, what is inconclusive an error, what is inapplicable skipped. All
 * times are 0, so equal findings give equal files.
 *
 *   testsuites
 *     testsuite chapter              properties: endpoint, profile, seed, effort
 *       testsuite requirement        properties: requirement, level, basis, culprit, deviation, flaky, url
 *         testcase check
 *
 * The inner suites are there for their properties: the schema that Jenkins holds files to allows none in a test case,
 * so checks of one requirement that differ in them are suites of their own.
 */
export function renderJunit(report: Report): string {
  const { tests, failures, errors } = countsOf(report.verdicts);
  const root = create("testsuites", { encoding: "UTF-8" });
  root.att({ name: attribute(report.run.tool.name), tests, failures, errors });
  for (const { name } of report.chapters) {
    const own = report.verdicts.filter(({ chapter }) => chapter === name);
    addChapter(root, name, own, report);
  }
  return `${root.end({ pretty: true })}\n`;
}

function addChapter(root: XMLElement, name: string, verdicts: readonly Verdict[], report: Report): void {
  const { endpoint, profile, seed, effort } = report.run;
  const suite = addSuite(root, name, verdicts, { endpoint, profile, seed: `${seed}`, effort });
  for (const group of junitGroups(verdicts, report)) addGroup(suite, group);
}

function addGroup(suite: XMLElement, { name, properties, verdicts }: JunitGroup): void {
  const inner = addSuite(suite, name, verdicts, properties);
  for (const verdict of verdicts) addCase(inner, verdict);
}

function addSuite(
  parent: XMLElement,
  name: string,
  verdicts: readonly Verdict[],
  properties: Readonly<Record<string, string>>,
): XMLElement {
  const suite = parent.ele("testsuite", { name: attribute(name), ...countsOf(verdicts), time: 0 });
  const list = suite.ele("properties");
  for (const [fact, value] of Object.entries(properties)) {
    list.ele("property", { name: fact, value: attribute(value) });
  }
  return suite;
}

function countsOf(verdicts: readonly Verdict[]) {
  const { violates, inconclusive, inapplicable } = countOutcomes(verdicts);
  return { tests: verdicts.length, failures: violates, errors: inconclusive, skipped: inapplicable };
}

function addCase(suite: XMLElement, verdict: Verdict): void {
  const { requirement } = verdict;
  const name = attribute(nameOf(verdict));
  const testCase = suite.ele("testcase", { name, classname: attribute(requirement), time: 0 });
  switch (verdict.outcome) {
    case "conforms":
      return;
    case "violates":
      testCase.ele("failure", { message: attribute(verdict.reason), type: verdict.level }, body(verdict));
      return;
    case "inconclusive":
      testCase.ele("error", { message: attribute(verdict.reason), type: verdict.culprit }, body(verdict));
      return;
    case "inapplicable":
      testCase.ele("skipped", { message: attribute(verdict.reason) });
      return;
    default:
      verdict satisfies never;
  }
}

interface Shown {
  readonly check: string;
  readonly reason: string;
  readonly counterexample?: Json;
  readonly evidence?: Json;
  readonly reproduce?: string;
}

function body({ check, reason, counterexample, evidence, reproduce }: Shown): string {
  const parts = [
    plainBlock(reason),
    `check: ${plainLine(check)}`,
    ...(counterexample === undefined ? [] : [`sent: ${plainBlock(jsonBlock(counterexample))}`]),
    ...(evidence === undefined ? [] : [`seen: ${plainBlock(jsonBlock(evidence))}`]),
    ...(reproduce === undefined ? [] : [`again: ${plainBlock(reproduce)}`]),
  ];
  return parts.join("\n");
}

function attribute(text: string): string {
  return shorten(plainLine(text), longestMessage);
}
