import { expect, test } from "vitest";
import { validateReport } from "../../spec/validate-report.ts";
import { renderJson } from "../json.ts";
import { hostileReport } from "./testing/hostile.ts";
import { comparedReports, faultyReport, goodReport, measured, reportOf } from "./testing/samples.ts";

test.each([
  ["good", goodReport],
  ["faulty, with measurements", faultyReport],
  ["service", comparedReports[1] ?? hostileReport],
])("the sample report %s keeps to the contract of report.json", (_name, report) => {
  expect(validateReport(JSON.parse(renderJson(report)))).toBeUndefined();
});

test("the hostile sample keeps to no contract, so the contract is looked at", () => {
  expect(validateReport(JSON.parse(renderJson(hostileReport)))).toContain(
    "verdicts[3].requirement must be an id",
  );
});

test("measurements are the last part of report.json, and absent where nothing was measured", () => {
  expect(Object.keys(JSON.parse(renderJson(faultyReport))).at(-1)).toBe("measurements");
  expect(JSON.parse(renderJson(faultyReport)).measurements).toEqual(measured);
  expect(Object.keys(JSON.parse(renderJson(goodReport)))).not.toContain("measurements");
});

test("measurements without all 256 counts are refused", () => {
  const measurements = { ...measured, bytes: { total: 1, counts: [1] } };
  expect(validateReport(JSON.parse(renderJson(reportOf({ measurements }))))).toContain(
    "measurements.bytes.counts",
  );
});

test("a verdict's members keep their order, the number of the request next to the command", () => {
  const verdicts: readonly object[] = JSON.parse(renderJson(faultyReport)).verdicts;
  const violation = verdicts.find((verdict) => "request" in verdict) ?? {};
  expect(Object.keys(violation).slice(-4)).toEqual(["evidence", "reproduce", "request", "requests"]);
});
