import { counted } from "../../quantity.ts";
import { jsonBlock } from "../../visible-json.ts";
import { mark } from "../look/icons.ts";
import { type Content, type Html, html } from "../markup.ts";
import { renderPage } from "../page.ts";
import { headline } from "../report/head.ts";
import { dataTable } from "../tables.ts";
import { durationOf, momentOf, numberOf } from "../wording.ts";
import type { Regression } from "./history.ts";
import { plot } from "./plot.ts";
import type { Trend, TrendRun } from "./trend.ts";

/** The trend as one HTML file: regressions with the run in which each began, numbers over time, every run. */
export function renderTrendHtml(trend: Trend): string {
  const sentence = trendSentence(trend);
  const open = trend.regressions.some(({ mended }) => mended === undefined);
  return renderPage({
    title: sentence,
    tool: trend.runs.at(-1)?.tool ?? "",
    body: html`<header class="head mood-${open ? "bad" : "good"}">
<p class="kicker">Conformance to the document of GenerateDataKey over time</p>
${headline(sentence)}
${spanOf(trend)}
</header>
${regressions(trend)}
${plots(trend)}
${violated(trend)}
${allRuns(trend)}`,
  });
}

/** The trend as JSON with two spaces of indentation and a final newline, for other programs. */
export function renderTrendJson(trend: Trend): string {
  return `${jsonBlock(trend)}\n`;
}

function trendSentence({ runs, regressions: all }: Trend): string {
  const open = new Set(all.filter(({ mended }) => mended === undefined).map(({ requirement }) => requirement))
    .size;
  const mended = all.filter((regression) => regression.mended !== undefined).length;
  const over = `${counted(runs.length, "run")}`;
  const after = mended > 0 ? `, ${counted(mended, "regression")} mended` : "";
  if (runs.length === 0) return "No run to follow.";
  return open > 0
    ? `Regressed: ${counted(open, "requirement")} kept before and violated now, over ${over}${after}.`
    : `No regression: ${over}${after}.`;
}

function spanOf({ runs }: Trend): Content {
  const [first] = runs;
  const last = runs.at(-1);
  if (!first || !last) return undefined;
  const profiles = [...new Set(runs.map(({ profile }) => profile))];
  const hosts = [...new Set(runs.map(({ endpoint }) => hostOf(endpoint)))];
  const mixed =
    hosts.length > 1 &&
    ` The endpoint was at ${hosts.join(", ")}: what looks like a change over time may be another endpoint.`;
  return html`<p class="aside">${momentOf(first.startedAt)} to ${momentOf(last.startedAt)}: ${profiles.join(", ")}.${mixed}</p>
<p class="aside">The latest run: ${last.result.sentence}</p>`;
}

/** The host of an address: emulators are at another port in every run. */
function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint;
}

function regressions({ regressions: all }: Trend): Content {
  if (all.length === 0) return undefined;
  const lasting = all.filter(({ mended }) => mended === undefined);
  const over = all.filter(({ mended }) => mended !== undefined);
  const rows = [...lasting, ...over].map((regression) => [
    html`<b class="id">${regression.requirement}</b>`,
    regression.statement,
    referenceOf(regression.keptIn),
    referenceOf(regression.began),
    regression.mended ? mended(regression.mended) : mark("violates", "Lasts"),
  ]);
  return html`<section class="part" aria-labelledby="regressions">
<h2 id="regressions">What got worse, and when</h2>
${dataTable(["Requirement", "Statement", "Kept until", "Violated from", "Mended"], rows)}
</section>`;
}

function mended(run: NonNullable<Regression["mended"]>): Html {
  return html`${mark("conforms", "Mended")}<br>${referenceOf(run)}`;
}

function referenceOf({ file, startedAt }: Regression["began"]): Html {
  return html`${momentOf(startedAt)}<br><span class="place mono">${file}</span>`;
}

function plots({ runs }: Trend): Content {
  if (runs.length === 0) return undefined;
  const series = [
    {
      name: "Violated",
      values: runs.map(({ requirements }) => requirements.violates),
      unit: "",
      alarm: "bad",
    },
    {
      name: "Not judged",
      values: runs.map(({ requirements }) => requirements.inconclusive),
      unit: "",
      alarm: "unsure",
    },
    { name: "Kept", values: runs.map(({ requirements }) => requirements.conforms), unit: "" },
    { name: "Requests", values: runs.map(({ requests }) => requests), unit: "" },
    { name: "Duration", values: runs.map(({ seconds }) => seconds), unit: " s" },
    { name: "Requests per second", values: runs.map(({ perSecond }) => perSecond), unit: "" },
  ] as const;
  return html`<section class="part" aria-labelledby="numbers">
<h2 id="numbers">From run to run</h2>
<p class="lead">Each line starts at zero; runs are spaced evenly.</p>
<div class="figures">${series.map(plot)}</div>
</section>`;
}

function violated({ runs, violated: requirements }: Trend): Content {
  if (requirements.length === 0) return undefined;
  const head = runs.map(
    ({ startedAt }, index) =>
      html`<th scope="col" class="cell"><abbr title="${momentOf(startedAt)}">${index + 1}</abbr></th>`,
  );
  const body = requirements.map(
    ({ requirement, statement, outcomes }) => html`
<tr><th scope="row"><b class="id">${requirement}</b> ${statement}</th>${outcomes.map((outcome) => html`<td class="cell">${mark(outcome)}</td>`)}</tr>`,
  );
  return html`<section class="part" aria-labelledby="violated">
<h2 id="violated">Requirements that some run violated</h2>
<div class="wide" tabindex="0" role="region" aria-label="Requirements and runs"><table class="matrix runs"><thead><tr><th scope="col">Statement</th>${head}</tr></thead><tbody>${body}</tbody></table></div>
</section>`;
}

function allRuns({ runs }: Trend): Content {
  if (runs.length === 0) return undefined;
  const rows = runs.map((run, index) => [
    index + 1,
    momentOf(run.startedAt),
    ...numbersOf(run),
    run.result.sentence,
    html`<span class="mono file">${run.file}</span>`,
  ]);
  const headings = ["Run", "Started", "Requests", "Took", "Violated", "Kept", "Result", "File"];
  return html`<section class="part" aria-labelledby="runs">
<h2 id="runs">All runs</h2>
${dataTable(headings, rows, [2, 3, 4, 5])}
</section>`;
}

function numbersOf({ requests, seconds, requirements }: TrendRun): readonly string[] {
  return [
    numberOf(requests),
    durationOf(seconds),
    numberOf(requirements.violates),
    numberOf(requirements.conforms),
  ];
}
