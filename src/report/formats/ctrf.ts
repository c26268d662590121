import type { CTRFReport, Summary, Test, TestStatus } from "ctrf";
import type { Report, RunFacts } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { resultOf } from "../result.ts";
import { jsonBlock } from "../visible-json.ts";
import { boundedLine } from "./bounded-text.ts";
import { type Point, pointsOf } from "./points.ts";
import { proofOf } from "./proof.ts";

/**
 * The report as CTRF, specification 0.0.0: a test per check. Red is `failed`, what a declared deviation or a mere
 * recommendation excuses is `other`, what does not apply `skipped`; `rawStatus` keeps the outcome's own name.
 * Durations of single tests are 0 because a run does not measure them; start and stop are milliseconds since the epoch.
 */
export function renderCtrf(report: Report): string {
  const tests = pointsOf(report).map(testOf);
  const { run } = report;
  const { start, stop } = spanOf(run);
  const document: CTRFReport = {
    reportFormat: "CTRF",
    specVersion: "0.0.0",
    timestamp: new Date(stop).toISOString(),
    generatedBy: boundedLine(run.tool.name),
    results: {
      tool: { name: boundedLine(run.tool.name, "tool"), version: boundedLine(run.tool.version) },
      summary: summaryOf(tests, start, stop),
      tests,
      environment: {
        reportName: "conformance",
        testEnvironment: boundedLine(run.endpoint),
        extra: { profile: boundedLine(run.profile), seed: run.seed, effort: run.effort },
      },
      extra: { exitCode: run.exitCode, result: boundedLine(resultOf(report).sentence) },
    },
  };
  return `${jsonBlock(document)}\n`;
}

function spanOf({ startedAt, seconds }: RunFacts): { readonly start: number; readonly stop: number } {
  const start = Date.parse(startedAt);
  return { start, stop: start + Math.round(seconds * 1000) };
}

function summaryOf(tests: readonly Test[], start: number, stop: number): Summary {
  const count = (status: TestStatus) => tests.filter((test) => test.status === status).length;
  return {
    tests: tests.length,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    pending: 0,
    other: count("other"),
    suites: new Set(tests.map(({ suite }) => suite?.[0])).size,
    start,
    stop,
    duration: stop - start,
  };
}

function testOf(point: Point): Test {
  const { id, name, chapter, verdict } = point;
  return {
    testId: id,
    name,
    status: statusOf(point),
    duration: 0,
    suite: [chapter],
    rawStatus: verdict?.outcome ?? point.status,
    type: "conformance",
    ...messageOf(point),
    ...(verdict === undefined ? {} : describe(verdict)),
  };
}

function statusOf({ status }: Point): TestStatus {
  switch (status) {
    case "kept":
      return "passed";
    case "excused":
      return "other";
    case "inapplicable":
      return "skipped";
    case "violated":
    case "unjudged":
      return "failed";
    default:
      return status satisfies never;
  }
}

function messageOf(point: Point): Pick<Test, "message"> {
  if (point.status === "kept") return {};
  return { message: point.status === "excused" ? `${point.reason} (${point.because})` : point.reason };
}

function describe(verdict: Verdict): Pick<Test, "tags" | "labels" | "trace"> {
  const requirement = boundedLine(verdict.requirement);
  const culprit = "culprit" in verdict ? { culprit: verdict.culprit } : {};
  const labels = { requirement, level: verdict.level, basis: verdict.basis, ...culprit };
  const proof = Object.entries(proofOf(verdict)).map(([name, text]) => `${name}: ${text}`);
  const trace = proof.length === 0 ? {} : { trace: proof.join("\n") };
  return { tags: [requirement, verdict.level], labels, ...trace };
}
