import {
  attachment,
  description,
  historyId,
  LabelName,
  labels,
  link,
  parameter,
  testCaseId,
} from "allure-js-commons";
import { md5 } from "allure-js-commons/sdk/reporter";
import type { Requirement } from "../../model/requirement.ts";
import type { Json, Verdict } from "../../model/verdict.ts";
import type { Specs } from "../../spec/index.ts";

const severities = {
  MUST: "critical",
  SHOULD: "normal",
  MAY: "trivial",
} as const;

/** What a result is told apart by, in Allure's labels. */
export const outcomeLabel = "outcome";
export const checkLabel = "check";

/** Carries the reason of a verdict to its result: Allure's own way leaves it out of skipped ones. */
export const reasonLabel = "reason";

/**
 * Tells Allure what a verdict is about: the page as epic, the chapter as feature, the requirement as story and, on the
 * page at `reportUrl`, as link, severity by level, and of a violation the redacted request, answer and the command that
 * repeats it.
 */
export async function annotate(
  verdict: Verdict,
  specs: Pick<Specs, "requirements" | "sources">,
  reportUrl: string | undefined,
): Promise<void> {
  const requirement = specs.requirements.find(({ id }) => id === verdict.requirement);
  await identify(verdict);
  await labels(
    { name: LabelName.EPIC, value: epicOf(requirement, specs) },
    { name: LabelName.FEATURE, value: verdict.chapter },
    { name: LabelName.STORY, value: storyOf(verdict, requirement) },
    { name: LabelName.SEVERITY, value: severities[verdict.level] },
    { name: "requirement", value: verdict.requirement },
    { name: outcomeLabel, value: verdict.outcome },
    ...("reason" in verdict ? [{ name: reasonLabel, value: verdict.reason }] : []),
    ...("culprit" in verdict ? [{ name: "culprit", value: verdict.culprit }] : []),
  );
  await parameter("level", verdict.level);
  await parameter("basis", verdict.basis);
  await refer(verdict, requirement, reportUrl);
  await prove(verdict);
}

/** A check is the same one in every run, whatever it is called and wherever this program is installed. */
async function identify({ check }: Verdict): Promise<void> {
  await labels({ name: checkLabel, value: check });
  await testCaseId(md5(check));
  await historyId(md5(check));
}

/** The page that says it, by the first words of its title: `GenerateDataKey`, `API 3.0`. */
function epicOf(requirement: Requirement | undefined, { sources }: Pick<Specs, "sources">): string {
  const source = sources.find(({ id }) => id === requirement?.locator.source);
  return source?.title.split(/[,:]/)[0] ?? "GenerateDataKey";
}

function storyOf(verdict: Verdict, requirement: Requirement | undefined): string {
  return requirement ? `${requirement.id} ${requirement.statement}` : verdict.requirement;
}

/**
 * Statement and place, and a link to the requirement on the published page of the run. Allure follows absolute addresses
 * only: where nobody said where that page will be, the label of the requirement has to do.
 */
async function refer(
  verdict: Verdict,
  requirement: Requirement | undefined,
  reportUrl: string | undefined,
): Promise<void> {
  const id = verdict.requirement;
  if (reportUrl !== undefined) await link(`${reportUrl}#${encodeURIComponent(id)}`, id, "requirement");
  if (!requirement) return;
  const { level, basis, statement, locator } = requirement;
  const row = locator.row === undefined ? "" : `, row ${locator.row}`;
  await description(
    `${statement}\n\n${level}, ${basis}: ${locator.section}${row} (${locator.source})\n\nCheck \`${verdict.check}\``,
  );
}

async function prove(verdict: Verdict): Promise<void> {
  if (verdict.outcome === "violates") {
    await attach("request", verdict.counterexample);
    await attach("answer", verdict.evidence);
    if (verdict.reproduce !== undefined) await attachment("command", verdict.reproduce, "text/plain");
  }
  if (verdict.outcome === "inconclusive") await attach("evidence", verdict.evidence);
}

async function attach(name: string, value: Json | undefined): Promise<void> {
  if (value !== undefined) await attachment(name, JSON.stringify(value, null, 2), "application/json");
}
