import { UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { renderHtml } from "../html/report/render-html.ts";
import { renderJson } from "../json.ts";
import { renderJunit } from "../junit.ts";
import { renderSummaryMarkdown } from "../summary-markdown.ts";
import { renderAnnotations } from "./annotations.ts";
import { renderBadgeJson } from "./badge.ts";
import { renderBadgeSvg } from "./badge-svg.ts";
import { renderCodeQuality } from "./code-quality.ts";
import { renderCtrf } from "./ctrf.ts";
import { nearestName } from "./nearest-name.ts";
import { renderOpenMetrics } from "./openmetrics.ts";
import { renderSarif } from "./sarif.ts";
import type { SpecFiles } from "./spec-files.ts";
import { renderTap } from "./tap.ts";

/** A format of the report, chosen by `--reporter NAME[=FILE]`. */
export interface Reporter {
  readonly name: string;
  /** What its file is called in the report directory unless the choice names another. */
  readonly fileName: string;
  /** The whole text of the file; `specFiles` matters to the formats that point at a line of the repository. */
  readonly render: (report: Report, specFiles?: SpecFiles) => string;
}

/** Every reporter, in the order in which help lists them. */
export const reporters: readonly Reporter[] = [
  { name: "json", fileName: "report.json", render: renderJson },
  { name: "junit", fileName: "junit.xml", render: renderJunit },
  { name: "html", fileName: "index.html", render: renderHtml },
  { name: "ctrf", fileName: "ctrf-report.json", render: renderCtrf },
  { name: "sarif", fileName: "report.sarif", render: renderSarif },
  { name: "tap", fileName: "report.tap", render: renderTap },
  { name: "openmetrics", fileName: "kms-conformance.prom", render: renderOpenMetrics },
  { name: "badge", fileName: "badge.json", render: renderBadgeJson },
  { name: "badge-svg", fileName: "badge.svg", render: renderBadgeSvg },
  { name: "codequality", fileName: "gl-code-quality-report.json", render: renderCodeQuality },
  { name: "markdown", fileName: "summary.md", render: renderSummaryMarkdown },
  { name: "annotations", fileName: "annotations.txt", render: renderAnnotations },
];

/**
 * The reporter of that name.
 * @throws UsageError with the nearest name and all names, where there is none.
 */
export function reporterNamed(name: string): Reporter {
  const found = reporters.find((reporter) => reporter.name === name);
  if (found !== undefined) return found;
  const names = reporters.map((reporter) => reporter.name);
  const nearest = nearestName(name, names);
  const guess = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  throw new UsageError(
    `There is no reporter ${JSON.stringify(name)}.${guess} Known are ${names.join(", ")}.`,
  );
}

/** A reporter and where its text goes: a path, `-` for standard output, or nothing for its own file name. */
export interface ReporterChoice {
  readonly reporter: Reporter;
  readonly target?: string;
}

/**
 * Reads `NAME` or `NAME=FILE`.
 * @throws UsageError where the name is unknown or the file is left empty.
 */
export function parseReporterChoice(text: string): ReporterChoice {
  const end = text.indexOf("=");
  if (end < 0) return { reporter: reporterNamed(text) };
  const reporter = reporterNamed(text.slice(0, end));
  const target = text.slice(end + 1);
  if (target !== "") return { reporter, target };
  const example = `${reporter.name}=${reporter.fileName}`;
  throw new UsageError(`The reporter ${text} names no file. Write ${example}, or ${reporter.name} alone.`);
}
