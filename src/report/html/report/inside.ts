import type { DeviationResult } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { rowOf, sentenceOf } from "../../check-name.ts";
import { counted } from "../../quantity.ts";
import { simplestFirst } from "../../simplest-first.ts";
import { grouped } from "../grouped.ts";
import { type Html, html } from "../markup.ts";
import { effortOf } from "./effort.ts";
import { finding, hasFinding } from "./finding.ts";
import { wholePlaceOf } from "./place.ts";
import type { Entry } from "./view.ts";

/** So many findings of one requirement are shown in full; the rest tends to say the same again. */
const mostFindings = 10;

/** What a row opens to: the place in the document, the findings in full, and the checks that found nothing wrong. */
export function inside(entry: Entry): Html {
  const { requirement, verdicts, deviations } = entry;
  const findings = simplestFirst(verdicts.filter(hasFinding));
  return html`<div class="inside">
${citation(entry)}
${requirement.excluded !== undefined && html`<p>No check tries it: ${requirement.excluded}</p>`}
${requirement.outcome === "untried" && html`<p>No check of it was selected in this run.</p>`}
${deviations.map(deviationLine)}
${entry.excuses.map((excuse) => html`<p>A violation of it does not fail this run: ${excuse}.</p>`)}
${findings.slice(0, mostFindings).map((verdict) => finding(verdict, requirement.statement))}
${checkList(`Not shown in full: ${counted(findings.length - mostFindings, "more finding")}`, findings.slice(mostFindings))}
${checkList(`Kept: ${effortOf(entry.verdicts.filter(isKept))}`, verdicts.filter(isKept))}
${inapplicable(verdicts)}
</div>`;
}

function isKept({ outcome }: Verdict): boolean {
  return outcome === "conforms";
}

function citation(entry: Entry): Html {
  const { id, level, note } = entry.requirement;
  return html`<div class="cite">
<p>${wholePlaceOf(entry)} · <a href="#${id}">link to ${id}</a></p>
${level === "MAY" && html`<p>What a MAY leaves open is recorded and never judged.</p>`}
${note !== undefined && html`<p class="note">Our reading: ${note}</p>`}
</div>`;
}

function deviationLine({ check, because, state }: DeviationResult): Html {
  return html`<p>Declared deviation <code>${check}</code> (${state}): ${because}</p>`;
}

function inapplicable(verdicts: readonly Verdict[]): readonly Html[] {
  const own = verdicts.flatMap((verdict) => (verdict.outcome === "inapplicable" ? [verdict] : []));
  return [...grouped(own, ({ reason }) => reason)].map(
    ([reason, group]) => html`<div><h4>Inapplicable: ${reason}</h4>${sentences(group)}</div>`,
  );
}

function checkList(title: string, verdicts: readonly Verdict[]): Html | undefined {
  if (verdicts.length === 0) return undefined;
  return html`<div><h4>${title}</h4>${sentences(verdicts)}</div>`;
}

// One line for all rows of a table: thousands of checks stay a few hundred elements.
function sentences(verdicts: readonly Verdict[]): Html {
  const lines = [...grouped(verdicts, sentenceOf)].map(([sentence, group]) => {
    const rows = group.flatMap(({ check }) => rowOf(check) ?? []);
    return html`<li>${sentence}${rows.length > 0 && html`, ${counted(group.length, "case")}: <span class="seen">${rows.join(" · ")}</span>`}</li>`;
  });
  return html`<ul class="plain">${lines}</ul>`;
}
