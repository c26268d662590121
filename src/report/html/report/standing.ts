import type { BaselineResult, FlakyResult, Report } from "../../../model/report.ts";
import { type Content, html } from "../markup.ts";
import { dataTable, requirementLinks } from "../tables.ts";
import { momentOf } from "../wording.ts";

const changes = [
  ["regressed", "Regressed: kept before, violated now"],
  ["unjudged", "Kept before, not judged now"],
  ["fixed", "Fixed: kept now"],
  ["stillFailing", "Failing as before"],
  ["new", "Not in the earlier run"],
  ["gone", "In the earlier run only"],
] as const satisfies readonly (readonly [keyof BaselineResult, string])[];

/** How the run stands against the earlier one that it is held to. */
export function baseline({ baseline: found }: Report): Content {
  if (found === undefined) return undefined;
  const rows = changes.flatMap(([name, words]) => {
    const checks = found[name];
    return checks.length === 0 ? [] : [[words, requirementLinks(checks.map(requirementOf)), checks.length]];
  });
  const { startedAt, effort, seed } = found.run;
  const only = found.onlyRegressions ? " Nothing but a regression fails this run." : "";
  const none = rows.length === 0 && " Nothing has changed, and nothing failed.";
  return html`<section class="part" aria-labelledby="baseline">
<h2 id="baseline">Against the earlier run</h2>
<p class="lead">That of ${momentOf(startedAt)}, effort ${effort}, seed ${seed}.${only}${none}</p>
${rows.length > 0 && dataTable(["Checks", "Requirements", "How many"], rows, [2])}
</section>`;
}

/** Requirement of a check id: what stands before the slash. */
function requirementOf(check: string): string {
  return check.split("/")[0] ?? check;
}

const flakyStates = {
  kept: "Kept this time",
  failed: "Failed this time",
  unmatched: "Matches no check that ran",
  expired: "Expired",
} as const satisfies Readonly<Record<FlakyResult["state"], string>>;

/** What became of the checks that the profile calls flaky. */
export function flaky({ flaky: listed = [] }: Report): Content {
  if (listed.length === 0) return undefined;
  const rows = listed.map(({ check, because, until, state, checks }) => [
    html`<code>${check}</code>`,
    html`<span class="${state === "kept" || state === "failed" ? "is-excluded" : "is-violates"}">${flakyStates[state]}</span>`,
    because,
    until,
    checks.length,
  ]);
  return html`<section class="part" aria-labelledby="flaky">
<h2 id="flaky">Checks that the profile calls flaky</h2>
<p class="lead">Until the day is over a failure of such a check fails no run.</p>
${dataTable(["Checks", "State", "Because", "Until", "Failed"], rows, [4])}
</section>`;
}
