import { type Label, LabelName, LinkType, Status, type TestResult } from "allure-js-commons";
import type { OutcomeName } from "../../model/verdict.ts";
import { checkLabel, outcomeLabel, reasonLabel } from "./allure.ts";
import type { Declarations } from "./declaration.ts";

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

/**
 * A violation that the profile declares, as one that Allure lists apart from those that are news: a deviation is known,
 * a check that fails now and then is flaky and muted. Its reason says so, and a link leads to where it is tracked.
 */
export function asDeclared(result: TestResult, declarations: () => Declarations): TestResult {
  if (result.status !== Status.FAILED) return result;
  const declared = declarations().get(result.fullName ?? "");
  if (declared === undefined) return result;
  const { kind, because, link } = declared;
  const known = kind === "deviation";
  const marks = known ? { known: true } : { flaky: true, muted: true };
  const message = `${result.statusDetails.message ?? ""}\n${known ? "Declared deviation" : "Flaky"}: ${because}`;
  const tracked = link === undefined ? [] : [{ url: link, name: because, type: LinkType.ISSUE }];
  return {
    ...result,
    statusDetails: { ...result.statusDetails, ...marks, message },
    links: [...result.links, ...tracked],
  };
}
