import { validate } from "ctrf";
import { expect, test } from "vitest";
import { renderCtrf } from "./ctrf.ts";
import { reading } from "./testing/reading.ts";
import { everyKind, kinds } from "./testing/reports.ts";

const mixed = reading(renderCtrf(kinds.mixed)).at("results");
const testOf = (id: string) => mixed.at("tests").all.find((found) => found.at("testId").value === id);

test.each(everyKind)("%s keeps to the schema of CTRF", (_name, report) => {
  expect(validate(JSON.parse(renderCtrf(report)))).toMatchObject({ valid: true });
});

test("the schema refuses what is wrong", () => {
  const text = renderCtrf(kinds.mixed).replace('"status": "failed"', '"status": "bad"');
  expect(validate(JSON.parse(text)).valid).toBe(false);
});

test.each(everyKind)(
  "%s: the summary counts its tests, which fail exactly when the run does",
  (_name, report) => {
    const results = reading(renderCtrf(report)).at("results");
    const tests = results.at("tests").all;
    const count = (status: string) => tests.filter((found) => found.at("status").value === status).length;
    for (const status of ["passed", "failed", "skipped", "pending", "other"]) {
      expect(results.at("summary", status).value).toBe(count(status));
    }
    expect(results.at("summary", "tests").value).toBe(tests.length);
    expect(count("failed") > 0).toBe(report.run.exitCode !== 0);
  },
);

test("a violation says what it is, what came, what was sent and how to see it again", () => {
  expect(testOf("GDK-11/refuse-it[AES_192]")?.value).toEqual({
    testId: "GDK-11/refuse-it[AES_192]",
    name: "refuse it [AES_192]",
    status: "failed",
    duration: 0,
    suite: ["key-spec"],
    rawStatus: "violates",
    type: "conformance",
    message: "expected InvalidParameter, but a data key was granted",
    tags: ["GDK-11", "MUST"],
    labels: { requirement: "GDK-11", level: "MUST", basis: "documented", culprit: "endpoint" },
    trace: [
      'sent: {"parameters":{"KeySpec":"AES_192"}}',
      'seen: {"answer":{"status":200,"body":"{}"}}',
      `again: kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`,
    ].join("\n"),
  });
});

test.each([
  ["GDK-11/refuse-it[aes_256]", "other", "violates"],
  ["GDK-09/refuse-it", "failed", "inconclusive"],
  ["GDK-30/refuse-it[empty]", "skipped", "inapplicable"],
  ["GDK-11/refuse-it[AES_512]", "passed", "conforms"],
])("%s is %s and keeps its own outcome %s", (id, status, rawStatus) => {
  expect(testOf(id)?.value).toMatchObject({ status, rawStatus });
});

test("start and stop are the run's own, in milliseconds", () => {
  const start = Date.UTC(2026, 10, 23, 19);
  expect(mixed.at("summary").value).toMatchObject({ start, stop: start + 6250, duration: 6250 });
});
