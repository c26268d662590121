import { describe, expect, test } from "vitest";
import { buildReport } from "./build.ts";
import { everyKind, published } from "./formats/testing/reports.ts";
import { renderJunit } from "./junit.ts";
import { hostileText, hugeText } from "./testing/hostile.ts";
import { faultsOfJunit, valuesIn } from "./testing/junit-schema.ts";
import { inconclusive, inputOf, mixedInput, verdictOf, violation } from "./testing/samples.ts";

const mixed = renderJunit(buildReport(mixedInput));

describe("the schema that these tests lean on", () => {
  test.each([
    ["a suite without its counts", mixed.replace(' failures="5"', "").replace(' failures="5"', "")],
    ["properties in a test case", mixed.replace(/(<testcase [^>]*)\/>/, "$1><properties/></testcase>")],
    [
      "an element that it does not know",
      mixed.replaceAll("failure>", "fault>").replaceAll("<failure", "<fault"),
    ],
    ["a count that it does not know", mixed.replace('<testsuites name="', '<testsuites skipped="1" name="')],
    ["a time that is none", mixed.replace('time="0"', 'time="soon"')],
  ])("refuses %s", (_name, text) => {
    expect(text).not.toBe(mixed);
    expect(faultsOfJunit(text)).not.toEqual([]);
  });
});

test.each(everyKind)("%s: what is written keeps to the schema", (_name, report) => {
  expect(faultsOfJunit(renderJunit(report))).toEqual([]);
});

test.each([
  ["a violation", violation("GDK-11/refuse-it", hostileText)],
  ["an inconclusive check", verdictOf("GDK-11/refuse-it", inconclusive(hostileText))],
  ["an inapplicable check", verdictOf("GDK-11/refuse-it", { outcome: "inapplicable", reason: hostileText })],
  ["a hostile title", { ...violation("GDK-11/refuse-it"), title: hostileText, chapter: hostileText }],
  ["a huge reason", violation("GDK-11/refuse-it", hugeText)],
])("hostile text in %s leaves the file whole, readable and small", (_name, verdict) => {
  const text = renderJunit(buildReport(inputOf({ verdicts: [verdict] })));
  expect(faultsOfJunit(text)).toEqual([]);
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(valuesIn(text, "//testcase")).toHaveLength(1);
  expect(text.length).toBeLessThan(100_000);
});

test.each(everyKind)("%s: every suite counts what is in it", (_name, report) => {
  const text = renderJunit(report);
  const [tests = "", failures = "", errors = ""] = ["tests", "failures", "errors"].map((name) =>
    valuesIn(text, `/testsuites/@${name}`).join(),
  );
  const { violates, inconclusive: open, inapplicable } = report.summary;
  expect([tests, failures, errors].map(Number)).toEqual([report.verdicts.length, violates, open]);
  expect(valuesIn(text, "//failure")).toHaveLength(violates);
  expect(valuesIn(text, "//error")).toHaveLength(open);
  expect(valuesIn(text, "//skipped")).toHaveLength(inapplicable);
  const wrong =
    "//testsuite[@tests != count(.//testcase) or @failures != count(.//failure) or @errors != count(.//error) or @skipped != count(.//skipped)]";
  expect(valuesIn(text, wrong)).toEqual([]);
});

test("chapters are suites with the facts of the run, requirements suites in them", () => {
  expect(valuesIn(mixed, "/testsuites/testsuite/@name")).toEqual(["errors", "key-spec"]);
  expect(valuesIn(mixed, "/testsuites/testsuite[1]/properties/property/@name")).toEqual([
    "endpoint",
    "profile",
    "seed",
    "effort",
  ]);
  expect(valuesIn(mixed, "/testsuites/testsuite[2]/testsuite/@name")).toEqual([
    "GDK-11 (endpoint)",
    "GDK-11 (endpoint, as-declared)",
    "GDK-11 (stale)",
    "GDK-30 (endpoint)",
  ]);
});

/** A property of the suite that a test case stands in. */
const propertyOf = (testCase: string, property: string) =>
  valuesIn(mixed, `//testcase[@name="${testCase}"]/../properties/property[@name="${property}"]/@value`);

test.each([
  ["refuse it [9]", "GDK-11", "MUST", "documented", ["endpoint"]],
  ["refuse it [long]", "GDK-30", "SHOULD", "documented", ["endpoint"]],
  ["refuse it", "GDK-09", "MUST", "documented", ["environment"]],
  ["refuse it [empty]", "GDK-30", "SHOULD", "documented", []],
])("properties say what %s is about, and who is to blame", (name, requirement, level, basis, culprit) => {
  expect(propertyOf(name, "requirement")).toEqual([requirement]);
  expect(propertyOf(name, "level")).toEqual([level]);
  expect(propertyOf(name, "basis")).toEqual([basis]);
  expect(propertyOf(name, "culprit")).toEqual(culprit);
});

test("a failure says what came, what was sent and how to see it again", () => {
  const failure = '//testcase[@name="refuse it [9]"]/failure';
  expect(valuesIn(mixed, `${failure}/@message`)).toEqual([
    "expected InvalidParameter, but a data key was granted",
  ]);
  expect(valuesIn(mixed, `${failure}/@type`)).toEqual(["MUST"]);
  const [text = ""] = valuesIn(mixed, failure);
  expect(text).toContain("\ncheck: GDK-11/refuse-it[9]\n");
  expect(text).toContain('"KeySpec": "AES_192"');
  expect(text).toContain(`\nagain: kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`);
});

test("what was not judged is an error, what does not apply is skipped with its reason", () => {
  expect(mixed).toContain(
    '<error message="no key for enabledKey: add fixtures.enabledKey to the profile" type="environment">',
  );
  expect(mixed).toContain('<skipped message="the profile does not claim messages"/>');
});

test("a declared deviation is marked on its checks", () => {
  expect(propertyOf("refuse it [aes_256]", "deviation")).toEqual(["as-declared: spelling is not looked at"]);
});

test("a check of the flaky list is marked with its date", () => {
  const flaky = [{ check: "GDK-11/*", because: "a race", until: "2027-03-01" }];
  const text = renderJunit(buildReport(inputOf({ verdicts: [violation("GDK-11/refuse-it")], flaky })));
  expect(valuesIn(text, '//property[@name="flaky"]/@value')).toEqual(["failed until 2027-03-01: a race"]);
  expect(faultsOfJunit(text)).toEqual([]);
});

test("nothing in it depends on the time", () => {
  const later = {
    ...mixedInput,
    run: { ...mixedInput.run, startedAt: "2027-01-01T00:00:00.000Z", seconds: 99 },
  };
  expect(renderJunit(buildReport(later))).toBe(mixed);
});

test("where the page is published, each requirement says where it stands there", () => {
  const text = renderJunit(published);
  expect(faultsOfJunit(text)).toEqual([]);
  expect(valuesIn(text, '//property[@name="url"]/@value')).toEqual(
    valuesIn(text, '//property[@name="requirement"]/@value').map(
      (id) => `https://ci.example.com/a_b/index.html#${id}`,
    ),
  );
  expect(mixed).not.toContain('name="url"');
});
