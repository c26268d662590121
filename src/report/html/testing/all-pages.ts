import { compareReports } from "../comparison/comparison.ts";
import { renderComparisonHtml } from "../comparison/render-html.ts";
import { renderHtml } from "../report/render-html.ts";
import { renderTrendHtml } from "../trend/render-html.ts";
import { trendOf } from "../trend/trend.ts";
import { hostileReport } from "./hostile.ts";
import {
  comparedReports,
  faultyReport,
  flakyReport,
  goodReport,
  heldReport,
  reportOf,
  trendReports,
} from "./samples.ts";

/** A name and what renders that page. */
export type NamedPage = readonly [name: string, render: () => string];

/** Every kind of page, of reports with everything, with nothing, and with hostile text. */
export const allPages: readonly NamedPage[] = [
  ["a faulty report", () => renderHtml(faultyReport)],
  ["a good report", () => renderHtml(goodReport)],
  ["a report held to an earlier one", () => renderHtml(heldReport)],
  ["a report with flaky checks", () => renderHtml(flakyReport)],
  ["an empty report", () => renderHtml(reportOf({ requirements: [] }))],
  ["a hostile report", () => renderHtml(hostileReport)],
  ["a comparison", () => renderComparisonHtml(compareReports(comparedReports))],
  ["a hostile comparison", () => renderComparisonHtml(compareReports([hostileReport, faultyReport]))],
  ["an empty comparison", () => renderComparisonHtml(compareReports([]))],
  ["a trend", () => renderTrendHtml(trendOf(trendReports))],
  ["a hostile trend", () => renderTrendHtml(trendOf([{ file: "</script>", report: hostileReport }]))],
  ["an empty trend", () => renderTrendHtml(trendOf([]))],
];
