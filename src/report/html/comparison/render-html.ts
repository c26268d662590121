import { counted } from "../../quantity.ts";
import { command } from "../excerpt.ts";
import { filterBar } from "../filter-bar.ts";
import { mark } from "../look/icons.ts";
import { type Content, type Html, html } from "../markup.ts";
import { renderPage } from "../page.ts";
import { headline } from "../report/head.ts";
import { breakable, casesOf, seenLine } from "../seen.ts";
import { momentOf } from "../wording.ts";
import { agreementKinds, agreementWords, sentenceOfAgreement } from "./agreement.ts";
import type { ComparedEndpoint, ComparedRequirement, Comparison } from "./comparison.ts";
import type { ComparedObservation } from "./observations.ts";
import { comparisonAside, comparisonSentence } from "./sentence.ts";

/** The comparison as one HTML file: a row for each statement, a column for each endpoint, the document as a witness. */
export function renderComparisonHtml(comparison: Comparison): string {
  const sentence = comparisonSentence(comparison);
  const differing = comparison.requirements.some(
    ({ agreement: { kind } }) => kind !== "agree" && kind !== "not-judged",
  );
  return renderPage({
    title: sentence,
    tool: comparison.tool,
    body: html`<header class="head mood-${differing ? "bad" : "good"}">
<p class="kicker">Endpoints of GenerateDataKey beside each other, the document as one more witness</p>
${headline(sentence)}
<p class="aside">${comparisonAside(comparison)}</p>
<ul class="witnesses">${comparison.endpoints.map(witness)}</ul>
</header>
${matrix(comparison)}
${observed(comparison)}`,
  });
}

function witness({ letter, profile, endpoint, startedAt, result, isService }: ComparedEndpoint): Html {
  return html`<li><h2>${letterOf(letter)}${profile}</h2><p>${endpoint}${isService && ": the service itself"}</p><p>${momentOf(startedAt)}</p><p class="verdict">${result.sentence}</p></li>`;
}

function letterOf(letter: string): Html {
  return html`<span class="letter">${letter}</span>`;
}

/** So many columns fit a window that is not narrow: the table then need not be moved sideways, and its head stays. */
const mostInSight = 6;

function matrix({ endpoints, requirements }: Comparison): Html {
  const head = endpoints.map(
    ({ letter, profile }) =>
      html`<th scope="col" class="cell">${letterOf(letter)}<span class="unseen">${profile}</span></th>`,
  );
  const kinds = agreementKinds.map((kind) => ({
    value: kind,
    word: agreementWords[kind],
    count: requirements.filter(({ agreement }) => agreement.kind === kind).length,
  }));
  return html`<section class="part" aria-labelledby="document">
<h2 id="document">The document, endpoint by endpoint</h2>
${filterBar({ rows: "requirements", choice: { filter: "agreement", legend: "Agreement", total: requirements.length, values: kinds }, selects: [] })}
<div class="wide${endpoints.length <= mostInSight && " fits"}" tabindex="0" role="region" aria-label="Requirements and endpoints"><table class="matrix"><thead><tr><th scope="col">Statement</th><th scope="col">Level</th>${head}<th scope="col">Who says what</th></tr></thead>
<tbody>${requirements.map((requirement) => matrixRow(requirement, endpoints))}</tbody></table></div>
</section>`;
}

function matrixRow(requirement: ComparedRequirement, endpoints: readonly ComparedEndpoint[]): Html {
  const { id, level, statement, outcomes, agreement } = requirement;
  const cells = endpoints.map(
    (_, index) => html`<td class="cell">${mark(outcomes[index] ?? "untried")}</td>`,
  );
  return html`
<tr id="${id}" data-row data-agreement="${agreement.kind}"><th scope="row"><b class="id">${id}</b> ${statement}${findingsOf(requirement)}</th><td class="level level-${level}">${level}</td>${cells}<td class="said ${lookOf(agreement.kind)}">${sentenceOfAgreement(agreement)}</td></tr>`;
}

/** The first violation of each endpoint that deviates: what came, and the command that shows it. */
function findingsOf({ findings }: ComparedRequirement): Content {
  if (findings.length === 0) return undefined;
  const lines = findings.map(
    ({ letter, reason, reproduce }) =>
      html`<li>${letterOf(letter)}${reason}${reproduce !== undefined && command(reproduce)}</li>`,
  );
  return html`<details class="more"><summary>What came instead</summary><ul class="deviants">${lines}</ul></details>`;
}

function lookOf(kind: ComparedRequirement["agreement"]["kind"]): string {
  switch (kind) {
    case "deviate":
      return "differs";
    case "service-deviates":
    case "document-alone":
      return "service";
    case "agree":
    case "not-judged":
      return "place";
    default:
      return kind satisfies never;
  }
}

function observed({ endpoints, observations }: Comparison): Content {
  if (observations.length === 0) return undefined;
  const differing = observations.filter(({ differs }) => differs);
  const same = observations.filter(({ differs }) => !differs);
  return html`<section class="part" aria-labelledby="observed">
<h2 id="observed">Where the document leaves a choice</h2>
<p class="lead">${counted(differing.length, "choice")} made differently. None of them is judged.</p>
${observationTable("Choices made differently", differing, endpoints)}
${same.length > 0 && html`<details class="more"><summary>${counted(same.length, "choice")} made alike, or by one endpoint alone</summary>${observationTable("Choices made alike", same, endpoints)}</details>`}
</section>`;
}

function observationTable(
  label: string,
  observations: readonly ComparedObservation[],
  endpoints: readonly ComparedEndpoint[],
): Content {
  if (observations.length === 0) return undefined;
  const head = endpoints.map(
    ({ letter, profile }) => html`<th scope="col">${letterOf(letter)}${profile}</th>`,
  );
  const body = observations.map(
    ({ requirement, sentence, rows, seen }) => html`
<tr><th scope="row"><a href="#${requirement}">${requirement}</a> ${sentence}${casesOf(rows)}</th>${seen.map(
      (value) =>
        html`<td class="seen">${value === null ? "nothing recorded" : breakable(seenLine(value))}</td>`,
    )}</tr>`,
  );
  const look = endpoints.length <= mostInSight ? "matrix choices" : "matrix";
  return html`<div class="wide" tabindex="0" role="region" aria-label="${label}"><table class="${look}"><thead><tr><th scope="col">Tried</th>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
