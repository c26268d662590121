import type { Report } from "../../model/report.ts";
import { labelled, type Page, paragraph, type Section } from "./page.ts";

/** How the run stands against its baseline: the counts, then every check that moved; `verbose` names the others too. */
export function baselineSection({ baseline }: Report, page: Page): Section {
  if (baseline === undefined) return { lines: [] };
  const { regressed, fixed, unjudged, stillFailing, gone, new: added, run } = baseline;
  const counts = [
    `${regressed.length} regressed`,
    `${fixed.length} fixed`,
    `${stillFailing.length} still failing`,
    `${added.length} new`,
    `${gone.length} gone`,
    ...(unjudged.length > 0 ? [`${unjudged.length} no longer judged`] : []),
  ];
  const named = (label: string, checks: readonly string[]): readonly string[] =>
    checks.flatMap((check) => labelled(page, label, check));
  return {
    heading: page.colors.bold("Against the baseline"),
    lines: [
      ...paragraph(page, `run of ${run.startedAt}: ${counts.join(", ")}`, 2),
      ...named("regressed", regressed).map((line) => page.colors.red(line)),
      ...named("fixed", fixed),
      ...named("unjudged", unjudged),
      ...named("failing", stillFailing),
      ...(page.verbose ? [...named("new", added), ...named("gone", gone)] : []),
    ],
  };
}
