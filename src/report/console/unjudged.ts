import type { Report } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { compareIds } from "../order.ts";
import { plainLine } from "../plain-text.ts";
import { counted } from "../quantity.ts";
import { type Page, paragraph, type Section } from "./page.ts";

type WithReason = Extract<Verdict, { outcome: "inconclusive" | "inapplicable" }>;

/** Checks that ended without a judgement, by reason; what failed inside the harness comes first. */
export function inconclusiveSections(report: Report, page: Page): readonly Section[] {
  const open = report.verdicts.filter((verdict) => verdict.outcome === "inconclusive");
  const { bold, red, yellow } = page.colors;
  const own = open.filter(({ culprit }) => culprit === "harness");
  const others = open.filter(({ culprit }) => culprit !== "harness");
  return [
    { heading: red(bold("Failed inside the harness")), lines: byReason(own, page) },
    { heading: yellow(bold("Could not be judged")), lines: byReason(others, page) },
  ];
}

/** Checks that do not apply to this endpoint, by reason. */
export function inapplicableSection(report: Report, page: Page): Section {
  const verdicts = report.verdicts.filter((verdict) => verdict.outcome === "inapplicable");
  return { heading: page.colors.bold("Does not apply"), lines: byReason(verdicts, page) };
}

function byReason(verdicts: readonly WithReason[], page: Page): readonly string[] {
  const groups = new Map<string, WithReason[]>();
  for (const verdict of verdicts) {
    const reason = plainLine(verdict.reason);
    const group = groups.get(reason);
    if (group) group.push(verdict);
    else groups.set(reason, [verdict]);
  }
  const commonest = [...groups].sort(([, left], [, right]) => right.length - left.length);
  return commonest.flatMap(([reason, group]) => entry(reason, group, page));
}

function entry(reason: string, group: readonly WithReason[], page: Page): readonly string[] {
  const most = page.verbose ? undefined : 2;
  const lines = paragraph(page, `${counted(group.length, "check")}: ${reason}`, 2, most);
  const ids = page.verbose ? group.map(({ check }) => check) : group.map(({ requirement }) => requirement);
  const listed = [...new Set(ids)].sort(compareIds).join(page.verbose ? " " : ", ");
  return [...lines, ...paragraph(page, listed, 6, most).map((line) => page.colors.dim(line))];
}
