import type { Report } from "../../model/report.ts";
import { baselineSection } from "./baseline.ts";
import { chapterTable } from "./chapter-table.ts";
import { closingSection } from "./closing.ts";
import { deviationsSection } from "./deviations.ts";
import { flakySection } from "./flaky.ts";
import { pageOf, type Section } from "./page.ts";
import { inapplicableSection, inconclusiveSections } from "./unjudged.ts";
import { violationsSection } from "./violations.ts";

/** How the console output looks. */
export interface ConsoleOptions {
  readonly color: boolean;
  /** Columns of the terminal: below 40 counts as 40. Only what is to be copied, a command or a path, may be wider. */
  readonly width: number;
  /** Every violation with its evidence, and every reason in full. */
  readonly verbose?: boolean;
  /** Paths of the reports that were written. */
  readonly reports: readonly string[];
}

/**
 * The report for people, ending with a newline: violations first, then what was not judged and what does not
 * apply, the table of chapters and last the result in one sentence. Nothing from the endpoint reaches the
 * terminal as a control character.
 */
export function renderConsole(report: Report, options: ConsoleOptions): string {
  const page = pageOf(options);
  const sections = [
    violationsSection(report, page),
    ...inconclusiveSections(report, page),
    inapplicableSection(report, page),
    deviationsSection(report, page),
    flakySection(report, page),
    baselineSection(report, page),
    chapterTable(report, page),
    closingSection(report, page, options.reports),
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(textOf)
    .join("\n");
}

function textOf({ heading, lines }: Section): string {
  const all = heading === undefined ? lines : [heading, ...lines];
  return all.map((line) => `${line.trimEnd()}\n`).join("");
}
