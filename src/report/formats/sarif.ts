import type { Invocation, Log, Run } from "sarif";
import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { resultOf } from "../result.ts";
import { jsonBlock } from "../visible-json.ts";
import { boundedLine } from "./bounded-text.ts";
import { notificationsOf } from "./sarif-notifications.ts";
import { resultsOf } from "./sarif-results.ts";
import { rulesOf } from "./sarif-rules.ts";
import type { SpecFiles } from "./spec-files.ts";

/** Where OASIS keeps the schema of this version: it identifies the format, nothing is fetched from it. */
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * The report as SARIF 2.1.0: requirements are rules, violations are results at the row of their requirement, declared
 * ones suppressed. What could not be judged says nothing of the endpoint, so it is a notification of the tool.
 */
export function renderSarif(report: Report, specFiles: SpecFiles = {}): string {
  const { tool, profile, endpoint, seed, effort } = report.run;
  const rules = rulesOf(report);
  const run: Run = {
    tool: {
      driver: { name: boundedLine(tool.name, "tool"), version: boundedLine(tool.version, "0"), rules },
    },
    automationDetails: { id: `${boundedLine(tool.name)}/${boundedLine(profile).replaceAll("/", "_")}/` },
    invocations: [invocationOf(report)],
    columnKind: "utf16CodeUnits",
    results: resultsOf(report, specFiles),
    properties: { endpoint: boundedLine(endpoint), profile: boundedLine(profile), seed, effort },
  };
  const log: Log = { version: "2.1.0", $schema: schema, runs: [run] };
  return `${jsonBlock(log)}\n`;
}

function invocationOf(report: Report): Invocation {
  const { exitCode, startedAt, seconds } = report.run;
  const end = new Date(Date.parse(startedAt) + Math.round(seconds * 1000));
  return {
    executionSuccessful: exitCode === ExitCode.conforms || exitCode === ExitCode.violates,
    exitCode,
    exitCodeDescription: boundedLine(resultOf(report).sentence),
    startTimeUtc: new Date(startedAt).toISOString(),
    endTimeUtc: end.toISOString(),
    toolExecutionNotifications: [...notificationsOf(report)],
  };
}
