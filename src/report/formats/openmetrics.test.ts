import readPrometheus from "parse-prometheus-text-format";
import { expect, test } from "vitest";
import { boundedLine } from "./bounded-text.ts";
import { renderOpenMetrics } from "./openmetrics.ts";
import { familiesOf, samplesOf } from "./testing/metrics-grammar.ts";
import { everyKind, kinds } from "./testing/reports.ts";

const run = 'endpoint="http://127.0.0.1:8080",profile="my emulator"';
const mixed = samplesOf(renderOpenMetrics(kinds.mixed));
const sampleOf = (name: string, labels = "") => mixed.get(`kms_conformance_${name}{${run}${labels}}`);

test.each(everyKind)("%s keeps to the grammar of both text formats", (_name, report) => {
  const families = familiesOf(renderOpenMetrics(report));
  expect(families).toHaveLength(9);
  expect(new Set(families).size).toBe(9);
});

test.each([
  ["a quote in a label", (text: string) => text.replace('"my emulator"', '"my "emulator"')],
  ["no end", (text: string) => text.replace("# EOF\n", "")],
  ["a line after the end", (text: string) => `${text}\n`],
  ["a sample of another family", (text: string) => text.replace("kms_conformance_exit_code{", "other{")],
  ["a number with a comma", (text: string) => text.replace("6.25", "6,25")],
])("the grammar refuses %s", (_name, spoil) => {
  expect(familiesOf(spoil(renderOpenMetrics(kinds.mixed)))).toBeUndefined();
});

test.each(everyKind)("%s has no sample twice, which would bring a collector down", (_name, report) => {
  const lines = renderOpenMetrics(report)
    .split("\n")
    .filter((line) => line.startsWith("kms_"));
  expect(samplesOf(renderOpenMetrics(report)).size).toBe(lines.length);
});

test.each(everyKind)("%s: a reader of Prometheus finds every sample, labels as they are", (_name, report) => {
  const families = readPrometheus(renderOpenMetrics(report));
  const samples = families.flatMap(({ metrics }) => metrics);
  expect(samples).toHaveLength(samplesOf(renderOpenMetrics(report)).size);
  expect(new Set(families.map(({ type }) => type))).toEqual(new Set(["GAUGE"]));
  const profile = boundedLine(report.run.profile);
  expect(samples.filter(({ labels }) => labels?.["profile"] !== profile)).toEqual([]);
  const checks = families.find(({ name }) => name === "kms_conformance_checks")?.metrics ?? [];
  const counts = checks.map(({ labels, value }) => [labels?.["outcome"], Number(value)] as const);
  expect(Object.fromEntries(counts)).toEqual(report.summary);
});

test("checks, requests and times are those of the run", () => {
  expect(sampleOf("exit_code")).toBe(1);
  expect(sampleOf("duration_seconds")).toBe(6.25);
  expect(sampleOf("start_time_seconds")).toBe(Date.UTC(2026, 10, 23, 19) / 1000);
  expect(sampleOf("requests")).toBe(512);
  expect(sampleOf("requests_retried")).toBe(3);
  expect(sampleOf("checks", ',outcome="violates"')).toBe(5);
  expect(sampleOf("requirements", ',outcome="excluded"')).toBe(1);
  expect(sampleOf("deviations", ',state="stale"')).toBe(1);
});

test("a requirement is 1, 0 or not a number; one that was not tried has no sample", () => {
  expect(sampleOf("requirement_kept", ',requirement="GDK-11",level="MUST"')).toBe(0);
  expect(sampleOf("requirement_kept", ',requirement="GDK-09",level="MUST"')).toBeNaN();
  expect(sampleOf("requirement_kept", ',requirement="GDK-01",level="MUST"')).toBeUndefined();
  expect(renderOpenMetrics(kinds.conformant)).toContain(
    `kms_conformance_requirement_kept{${run},requirement="GDK-11",level="MUST"} 1\n`,
  );
});

test("labels are escaped", () => {
  const { run: facts, ...rest } = kinds.conformant;
  const text = renderOpenMetrics({ ...rest, run: { ...facts, profile: 'a "b" \\ c\nd' } });
  expect(text).toContain('profile="a \\"b\\" \\\\ c d"');
});
