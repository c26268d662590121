import type { OutcomeCounts, Report, RequirementOutcome } from "../../../model/report.ts";
import type { Requirement } from "../../../model/requirement.ts";
import { type Result, resultOf } from "../../result.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { type ComparedObservation, compareObservations } from "./observations.ts";

/** One endpoint among several, with the letter that stands for it. */
export interface ComparedEndpoint {
  /** `A`, `B`, … `Z`, `27`, … */
  readonly letter: string;
  readonly profile: string;
  readonly endpoint: string;
  /** Whether its address is one of the vendor's own. */
  readonly isService: boolean;
  readonly startedAt: string;
  readonly result: Result;
  readonly summary: OutcomeCounts;
}

/** One statement of the document and what each endpoint makes of it. */
export interface ComparedRequirement extends Requirement {
  /** In the order of the endpoints; `untried` also where a report does not list the requirement. */
  readonly outcomes: readonly RequirementOutcome[];
  readonly agreement: Agreement;
  /** The first violation of each endpoint that deviates. */
  readonly findings: readonly ComparedFinding[];
}

/** What one endpoint did against a statement. */
export interface ComparedFinding {
  readonly letter: string;
  readonly check: string;
  readonly reason: string;
  /** One command that shows it again. */
  readonly reproduce?: string;
}

/** Several endpoints and the document: who says what. */
export interface Comparison {
  readonly schemaVersion: "1";
  readonly tool: string;
  readonly endpoints: readonly ComparedEndpoint[];
  readonly requirements: readonly ComparedRequirement[];
  readonly observations: readonly ComparedObservation[];
}

/** Joins the reports of several endpoints, in the order given, by requirement and by recorded observation. */
export function compareReports(reports: readonly Report[]): Comparison {
  const endpoints = reports.map(endpointOf);
  const tools = new Set(reports.map(({ run }) => `${run.tool.name} ${run.tool.version}`));
  return {
    schemaVersion: "1",
    tool: [...tools].join(", "),
    endpoints,
    requirements: compareRequirements(reports, endpoints),
    observations: compareObservations(reports),
  };
}

function endpointOf(report: Report, index: number): ComparedEndpoint {
  const { profile, endpoint, startedAt } = report.run;
  return {
    letter: letterAt(index),
    profile,
    endpoint,
    isService: isVendors(endpoint),
    startedAt,
    result: resultOf(report),
    summary: report.summary,
  };
}

function letterAt(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

function isVendors(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  return /(^|\.)tencentcloudapi\.com$/.test(url?.hostname ?? "");
}

function compareRequirements(
  reports: readonly Report[],
  endpoints: readonly ComparedEndpoint[],
): readonly ComparedRequirement[] {
  const statements = new Map<string, Requirement>();
  for (const { checks: _checks, outcome: _outcome, ...requirement } of reports.flatMap(
    ({ requirements }) => requirements,
  )) {
    if (!statements.has(requirement.id)) statements.set(requirement.id, requirement);
  }
  const found = reports.map(
    ({ requirements }) => new Map(requirements.map(({ id, outcome }) => [id, outcome])),
  );
  const violations = reports.map((report, index) => firstViolations(report, letterAt(index)));
  return [...statements.values()].map((requirement) => {
    const outcomes = found.map((own) => own.get(requirement.id) ?? "untried");
    const findings = violations.flatMap((own) => own.get(requirement.id) ?? []);
    return { ...requirement, outcomes, agreement: agreementOf(outcomes, endpoints), findings };
  });
}

/** The first violation of each requirement in a report. */
function firstViolations({ verdicts }: Report, letter: string): ReadonlyMap<string, ComparedFinding> {
  const first = new Map<string, ComparedFinding>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== "violates" || first.has(verdict.requirement)) continue;
    const { check, reason, reproduce } = verdict;
    first.set(verdict.requirement, {
      letter,
      check,
      reason,
      ...(reproduce === undefined ? {} : { reproduce }),
    });
  }
  return first;
}
