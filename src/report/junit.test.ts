import { describe, expect, test } from "vitest";
import { buildReport } from "./build.ts";
import { renderJunit } from "./junit.ts";
import { hostileText, hugeText } from "./testing/hostile.ts";
import { illegalInXml, junitDocument } from "./testing/junit-grammar.ts";
import {
  conformantInput,
  inconclusive,
  inputOf,
  mixedInput,
  verdictOf,
  violation,
} from "./testing/samples.ts";

const mixed = renderJunit(buildReport(mixedInput));

describe("the grammar that these tests lean on", () => {
  test.each([
    ["an open tag", mixed.replace("</testcase>", "")],
    ["a bare ampersand", mixed.replace("my emulator", "my & emulator")],
    ["a case without a class", mixed.replace(' classname="GDK-09"', "")],
    ["two ends of a section", mixed.replace("]]></failure>", "]]>]]></failure>")],
  ])("refuses %s", (_name, text) => {
    expect(text).not.toBe(mixed);
    expect(text).not.toMatch(junitDocument);
  });
});

describe("what is written keeps to the schema", () => {
  test.each([
    ["a conformant run", conformantInput],
    ["a mixed run", mixedInput],
    ["an empty run", inputOf({})],
  ])("of %s", (_name, input) => {
    expect(renderJunit(buildReport(input))).toMatch(junitDocument);
  });

  test.each([
    ["a violation", violation("GDK-11/refuse-it", hostileText)],
    ["an inconclusive check", verdictOf("GDK-11/refuse-it", inconclusive(hostileText))],
    [
      "an inapplicable check",
      verdictOf("GDK-11/refuse-it", { outcome: "inapplicable", reason: hostileText }),
    ],
    ["a hostile title", { ...violation("GDK-11/refuse-it"), title: hostileText, chapter: hostileText }],
    ["a huge reason", violation("GDK-11/refuse-it", hugeText)],
  ])("of hostile text in %s", (_name, verdict) => {
    const text = renderJunit(buildReport(inputOf({ verdicts: [verdict] })));
    expect(text).toMatch(junitDocument);
    expect(text).not.toMatch(illegalInXml);
    expect(text.length).toBeLessThan(100_000);
  });
});

test("chapters are suites with their counts", () => {
  expect(mixed).toContain(
    '<testsuites name="kms-conformance" tests="8" failures="5" errors="1" skipped="1">',
  );
  expect(mixed).toContain(
    '<testsuite name="key-spec" time="0" tests="6" failures="5" errors="0" skipped="0">',
  );
});

test("a check is a case of its requirement, with what it is in properties", () => {
  const start = mixed.indexOf('<testcase name="refuse it [9]" classname="GDK-11" time="0">');
  expect(start).toBeGreaterThan(0);
  const found = mixed.slice(start, mixed.indexOf("</testcase>", start));
  const facts = { requirement: "GDK-11", level: "MUST", basis: "documented", culprit: "endpoint" };
  for (const [name, value] of Object.entries({ ...facts, check: "GDK-11/refuse-it[9]" })) {
    expect(found).toContain(`<property name="${name}" value="${value}"/>`);
  }
});

test("a failure says what came, what was sent and how to see it again", () => {
  expect(mixed).toContain(
    '<failure message="expected InvalidParameter, but a data key was granted" type="MUST">',
  );
  expect(mixed).toContain('"KeySpec": "AES_192"');
  expect(mixed).toContain(`again: kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`);
});

test("what was not judged is an error, what does not apply is skipped with its reason", () => {
  expect(mixed).toContain(
    '<error message="no key for enabledKey: add fixtures.enabledKey to the profile" type="environment">',
  );
  expect(mixed).toContain('<skipped message="the profile does not claim messages"/>');
});

test("a declared deviation is marked on its checks", () => {
  expect(mixed).toContain('<property name="deviation" value="as-declared: spelling is not looked at"/>');
});

test("nothing in it depends on the time", () => {
  const later = {
    ...mixedInput,
    run: { ...mixedInput.run, startedAt: "2027-01-01T00:00:00.000Z", seconds: 99 },
  };
  expect(renderJunit(buildReport(later))).toBe(mixed);
});
