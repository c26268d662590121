import type { Observation, Report, RequirementResult } from "../../../model/report.ts";
import { rowOf, sentenceOf } from "../../check-name.ts";
import { counted } from "../../quantity.ts";
import { grouped } from "../grouped.ts";
import { type Content, html } from "../markup.ts";
import { breakable, casesOf, seenLine } from "../seen.ts";
import { dataTable, requirementLinks } from "../tables.ts";

/** What was seen where the documents leave a choice, equal sights of one sentence together. */
export function observations(report: Report): Content {
  if (report.observations.length === 0) return undefined;
  const sentences = new Map(report.verdicts.map((verdict) => [verdict.check, sentenceOf(verdict)]));
  const key = ({ check, requirement, seen }: Observation) =>
    JSON.stringify([requirement, sentences.get(check) ?? check, seen]);
  const rows = [...grouped(report.observations, key).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const cases = group.flatMap(({ check }) => rowOf(check) ?? []);
    const sentence = sentences.get(first.check) ?? first.check;
    return [
      [
        requirementLinks([first.requirement]),
        html`${sentence}${casesOf(cases)}`,
        html`<span class="seen">${breakable(seenLine(first.seen))}</span>`,
      ],
    ];
  });
  return html`<section class="part" aria-labelledby="observed">
<h2 id="observed">Recorded where the document leaves a choice</h2>
<p class="lead">Both answers are defensible, so these are kept for comparison and never judged.</p>
${dataTable(["Requirement", "Tried", "Seen"], rows)}
</section>`;
}

/** What became of the declared deviations. */
export function deviations({ deviations: declared }: Report): Content {
  if (declared.length === 0) return undefined;
  const states = {
    "as-declared": "Deviates as declared",
    stale: "Out of date: a check of it conforms now",
    unmatched: "Matches no check that ran",
    expired: "Expired",
  } as const;
  const rows = declared.map(({ check, because, link, until, state, checks, instead }) => [
    html`<code>${check}</code>`,
    html`<span class="${state === "as-declared" ? "is-excluded" : "is-violates"}">${instead === undefined ? states[state] : `Deviates in another way: ${instead}`}</span>`,
    html`${because}${linkTo(link)}`,
    until ?? "",
    checks.length,
  ]);
  return html`<section class="part" aria-labelledby="deviations">
<h2 id="deviations">Deviations that the profile declares</h2>
${dataTable(["Checks", "State", "Because", "Until", "Matched"], rows, [4])}
</section>`;
}

// Only an address of the web becomes a link: a profile may come from a stranger.
function linkTo(link: string | undefined): Content {
  if (link === undefined) return undefined;
  if (!/^https?:\/\//i.test(link)) return html`<br>${link}`;
  return html`<br><a href="${link}" rel="noreferrer noopener">${link}</a>`;
}

/** What does not apply, cannot be tried or was not selected, each with its reason. */
export function untried({ verdicts, requirements }: Report): Content {
  const inapplicable = verdicts.flatMap((verdict) => (verdict.outcome === "inapplicable" ? [verdict] : []));
  const byReason = [...grouped(inapplicable, ({ reason }) => reason)].map(([reason, group]) => [
    "Inapplicable",
    requirementLinks(group.map(({ requirement }) => requirement)),
    `${reason} (${counted(group.length, "check")})`,
  ]);
  const rows = [...byReason, ...requirements.flatMap(unreached)];
  if (rows.length === 0) return undefined;
  return html`<section class="part" aria-labelledby="untried">
<h2 id="untried">What was not tried, and why</h2>
${dataTable(["What", "Requirement", "Reason"], rows)}
</section>`;
}

function unreached({ id, outcome, excluded }: RequirementResult): readonly (readonly Content[])[] {
  if (outcome === "excluded") return [["Excluded", requirementLinks([id]), excluded]];
  if (outcome === "untried")
    return [["Untried", requirementLinks([id]), "No check of it was selected in this run."]];
  return [];
}
