import type { Report } from "../../../model/report.ts";
import { counted } from "../../quantity.ts";
import { resultOf } from "../../result.ts";
import { icon, outcomeWords } from "../look/icons.ts";
import { type Content, type Html, html } from "../markup.ts";
import { durationOf, momentOf, numberOf } from "../wording.ts";
import type { Entry } from "./view.ts";

/** The sentence that matters, the facts of the run, and every requirement as one small square. */
export function reportHead(report: Report, entries: readonly Entry[]): Html {
  const { mood, sentence } = resultOf(report);
  const { run } = report;
  const reason = run.reason !== undefined && !sentence.includes(run.reason) && run.reason;
  return html`<header class="head mood-${mood}">
<p class="kicker">Conformance of an endpoint to the document of GenerateDataKey</p>
${headline(sentence)}
${reason && html`<p class="aside">${reason}</p>`}
${facts(report)}
${glance(entries)}
</header>`;
}

/** The first words of a result carry its mood; what follows the colon explains it. */
export function headline(sentence: string): Html {
  const end = sentence.indexOf(":") + 1;
  return html`<h1>${end > 0 && html`<b>${sentence.slice(0, end)}</b>`}${sentence.slice(end)}</h1>`;
}

function facts({ run, requests }: Report): Html {
  const retried = requests.retried > 0 ? `, ${numberOf(requests.retried)} sent again` : "";
  return html`<dl class="facts">
${fact("Endpoint", run.endpoint)}
${fact("Profile", run.profile)}
${fact("Started", html`<time datetime="${run.startedAt}">${momentOf(run.startedAt)}</time>`)}
${fact("Took", durationOf(run.seconds))}
${fact("Requests", `${numberOf(requests.total)}${retried}`)}
${fact("Effort", run.effort)}
${fact("Seed", run.seed)}
</dl>`;
}

function fact(name: string, value: Content): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

// The squares repeat what the rows say, so only a pointer needs them.
function glance(entries: readonly Entry[]): Html {
  const squares = entries.map(({ requirement: { id, outcome } }) => {
    const title = `${id}: ${outcomeWords[outcome].toLowerCase()}`;
    return html`<a class="is-${outcome}" href="#${id}" title="${title}" tabindex="-1">${icon(outcome)}</a>`;
  });
  const what = counted(entries.length, "requirement");
  return html`<div class="glance" aria-hidden="true" data-requirements="${what}">${squares}</div>`;
}
