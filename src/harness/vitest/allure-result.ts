import { type Label, LabelName, Status, type TestResult } from "allure-js-commons";
import type { OutcomeName } from "../../model/verdict.ts";
import { checkLabel, outcomeLabel, reasonLabel } from "./allure.ts";

const statuses: Readonly<Record<OutcomeName, Status>> = {
  conforms: Status.PASSED,
  violates: Status.FAILED,
  inconclusive: Status.BROKEN,
  inapplicable: Status.SKIPPED,
};

/** Labels that tell of this machine and of files of this program, or that stand elsewhere in the result. */
const technical: ReadonlySet<string> = new Set([
  LabelName.HOST,
  LabelName.THREAD,
  LabelName.PACKAGE,
  "_fallbackTestCaseId",
  reasonLabel,
]);

/**
 * A result as vitest's reporter makes it, told in the words of a verdict: filed by page, chapter and requirement
 * instead of by suite file, with the status of its outcome instead of one guessed from the error.
 */
export function asCheck(result: TestResult): TestResult {
  const labelled = (name: string): string | undefined =>
    result.labels.find((label) => label.name === name)?.value;
  const place = [LabelName.EPIC, LabelName.FEATURE, LabelName.STORY].flatMap((name) => labelled(name) ?? []);
  return {
    ...result,
    fullName: labelled(checkLabel) ?? result.name ?? "",
    titlePath: place,
    labels: result.labels.filter((label) => !technical.has(label.name)).map(named),
    status: statusOf(labelled(outcomeLabel)) ?? result.status ?? Status.BROKEN,
    statusDetails: detailsOf(result, labelled(reasonLabel)),
  };
}

function statusOf(outcome: string | undefined): Status | undefined {
  const found = Object.entries(statuses).find(([name]) => name === outcome);
  return found?.[1];
}

/** The suite of a result is its chapter, also for readers that file by suites. */
function named(label: Label): Label {
  return label.name === LabelName.PARENT_SUITE ? { ...label, name: LabelName.SUITE } : label;
}

/** The trace would be the message once more. */
function detailsOf(result: TestResult, reason: string | undefined): TestResult["statusDetails"] {
  const { trace: _, ...details } = result.statusDetails;
  return reason === undefined ? details : { ...details, message: reason };
}
