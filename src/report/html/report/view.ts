import type { DeviationResult, DocumentSource, Report, RequirementResult } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { sentenceOf } from "../../check-name.ts";
import { excusesOf } from "../../excuses.ts";
import { judgeRequirements } from "../../requirement-results.ts";
import { grouped } from "../grouped.ts";

/** One requirement with everything that was found about it. */
export interface Entry {
  readonly requirement: RequirementResult;
  readonly verdicts: readonly Verdict[];
  /** The page that the requirement is taken from, where the report tells of it. */
  readonly source: DocumentSource | undefined;
  /** Declared deviations that match one of its checks. */
  readonly deviations: readonly DeviationResult[];
  /** It is violated, and every violation of it is excused. */
  readonly declared: boolean;
  /** Why its violations do not fail the run, as far as no deviation says it. */
  readonly excuses: readonly string[];
}

/** Where requirements that a report judges but does not list are shown. */
const unlisted = "Checks of requirements that this report does not list";

/** The requirements of a report in the order of the documents, each joined with its verdicts and deviations. */
export function entriesOf(report: Report): readonly Entry[] {
  const own = grouped(report.verdicts, ({ requirement }) => requirement);
  const covered = excusesOf(report);
  return [...report.requirements, ...unlistedOf(report)].map((requirement) => {
    const verdicts = own.get(requirement.id) ?? [];
    const violated = verdicts.filter(({ outcome }) => outcome === "violates");
    const checks = new Set(requirement.checks);
    return {
      requirement,
      verdicts,
      source: report.sources?.find(({ id }) => id === requirement.locator.source),
      deviations: report.deviations.filter((deviation) =>
        deviation.checks.some((check) => checks.has(check)),
      ),
      declared: violated.length > 0 && violated.every(({ check }) => covered.has(check)),
      excuses: excusesBeside(violated.flatMap(({ check }) => covered.get(check) ?? [])),
    };
  });
}

function excusesBeside(excuses: readonly string[]): readonly string[] {
  return [...new Set(excuses)].filter((excuse) => !excuse.startsWith("declared deviation"));
}

function unlistedOf({ requirements, verdicts }: Report): readonly RequirementResult[] {
  const listed = new Set(requirements.map(({ id }) => id));
  const others = new Map(
    verdicts
      .filter(({ requirement }) => !listed.has(requirement))
      .map((verdict) => [verdict.requirement, verdict]),
  );
  const rows = [...others.values()].map((verdict) => {
    const { requirement: id, level, basis } = verdict;
    return { id, level, basis, statement: sentenceOf(verdict), locator: { source: "", section: unlisted } };
  });
  return judgeRequirements(rows, verdicts);
}
