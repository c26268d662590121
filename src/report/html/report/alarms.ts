import type { Report } from "../../../model/report.ts";
import { counted } from "../../quantity.ts";
import { openViolations, type Violation } from "../../tally.ts";
import { grouped } from "../grouped.ts";
import { type Html, html } from "../markup.ts";
import { requirementLinks } from "../tables.ts";
import { placeOf } from "./place.ts";
import type { Entry } from "./view.ts";

/** The violations that count, one line for each requirement, so that nobody has to look for them. */
export function alarms(report: Report, entries: readonly Entry[]): Html | undefined {
  const open = grouped(openViolations(report), ({ requirement }) => requirement);
  if (open.size === 0) return undefined;
  const known = new Map(entries.map((entry) => [entry.requirement.id, entry]));
  const lines = [...open].map(([id, violations]) => alarm(id, known.get(id), violations));
  return html`<section class="part" aria-labelledby="violated">
<h2 id="violated">What is violated</h2>
<p class="lead">Each opens to what was sent, what came, and the command that shows it again.</p>
<ul class="alarms">${lines}</ul>
</section>`;
}

function alarm(id: string, entry: Entry | undefined, violations: readonly Violation[]): Html {
  const [first] = violations;
  if (!first) return html``;
  const more = violations.length - 1;
  const level = first.level === "MUST" ? "" : `${first.level}: `;
  return html`<li><a href="#${id}">${id}</a><span>${level}${entry?.requirement.statement}</span>
<span class="reason">${first.reason}${more > 0 && ` (and ${counted(more, "more case")})`}</span>
<span class="where">${entry && placeOf(entry)}</span></li>`;
}

/** What could not be judged, by reason: many checks tend to wait for one thing, which the reason names. */
export function unjudged({ verdicts }: Report): Html | undefined {
  const open = verdicts.flatMap((verdict) => (verdict.outcome === "inconclusive" ? [verdict] : []));
  if (open.length === 0) return undefined;
  const lines = [...grouped(open, ({ reason, culprit }) => `${culprit}\n${reason}`).values()].map((group) => {
    const [first] = group;
    const own = first?.culprit === "harness" && "A fault of the harness, not of the endpoint: ";
    return html`<li><span class="count">${counted(group.length, "check")}</span><span>${own}${first?.reason}</span>
<span class="where">${requirementLinks(group.map(({ requirement }) => requirement))}</span></li>`;
  });
  return html`<section class="part" aria-labelledby="unjudged">
<h2 id="unjudged">What could not be judged</h2>
<p class="lead">Whether these are kept is not known.</p>
<ul class="alarms">${lines}</ul>
</section>`;
}
