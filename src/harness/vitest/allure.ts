import { attachment, LabelName, labels, parameter } from "allure-js-commons";
import type { Verdict } from "../../model/verdict.ts";

const severities = {
  MUST: "critical",
  SHOULD: "normal",
  MAY: "trivial",
} as const;

/** Tells Allure what a verdict is about: epic, chapter, requirement, severity by level, redacted evidence. */
export async function annotate(verdict: Verdict): Promise<void> {
  await labels(
    { name: LabelName.EPIC, value: "GenerateDataKey" },
    { name: LabelName.FEATURE, value: verdict.chapter },
    { name: LabelName.SEVERITY, value: severities[verdict.level] },
    { name: "requirement", value: verdict.requirement },
  );
  await parameter("check", verdict.check);
  await parameter("level", verdict.level);
  await parameter("basis", verdict.basis);
  if (verdict.outcome !== "violates") return;
  const { reason, counterexample, evidence, reproduce } = verdict;
  const found = JSON.stringify({ reason, counterexample, evidence, reproduce }, null, 2);
  await attachment("violation", found, "application/json");
}
