import type { Report } from "../../../model/report.ts";
import { resultOf } from "../../result.ts";
import { html } from "../markup.ts";
import { renderPage } from "../page.ts";
import { alarms, unjudged } from "./alarms.ts";
import { deviations, observations, untried } from "./beside.ts";
import { documentTable } from "./document.ts";
import { reportHead } from "./head.ts";
import { measurements } from "./measurements.ts";
import { baseline, flaky } from "./standing.ts";
import { entriesOf } from "./view.ts";

/**
 * The report as one HTML file that opens from a disk and fetches nothing: the result, what is violated, the document
 * statement by statement, and what was seen beside it. Equal reports give equal pages.
 */
export function renderHtml(report: Report): string {
  const entries = entriesOf(report);
  const { tool, profile } = report.run;
  return renderPage({
    title: `${resultOf(report).sentence} ${profile}`,
    tool: `${tool.name} ${tool.version}`,
    body: html`${reportHead(report, entries)}
${alarms(report, entries)}
${unjudged(report)}
${baseline(report)}
${documentTable(report, entries)}
${observations(report)}
${deviations(report)}
${flaky(report)}
${untried(report)}
${report.measurements && measurements(report.measurements)}`,
  });
}
