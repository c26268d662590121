import type { Report } from "../../model/report.ts";
import { plainLine } from "../plain-text.ts";
import { counted } from "../quantity.ts";
import { type Result, resultOf } from "../result.ts";
import { labelled, labelledWhole, type Page, paragraph, type Section } from "./page.ts";

/** The last words: the result in one sentence, what was judged and how, and where the reports are. */
export function closingSection(report: Report, page: Page, reports: readonly string[]): Section {
  const result = resultOf(report);
  return {
    lines: [
      ...paragraph(page, result.sentence, 0).map((line) => paintOf(result, page)(line)),
      ...aside(report, result, page),
      ...labelled(page, "endpoint", `${report.run.endpoint} (${report.run.profile})`),
      ...labelled(page, "run", effortOf(report)),
      ...reports.map((path, index) => labelledWhole(page, index === 0 ? "reports" : "", plainLine(path))),
    ],
  };
}

function paintOf({ mood }: Result, { colors }: Page): (text: string) => string {
  switch (mood) {
    case "good":
      return (text) => colors.bold(colors.green(text));
    case "bad":
      return (text) => colors.bold(colors.red(text));
    case "open":
      return (text) => colors.bold(colors.yellow(text));
    default:
      return mood satisfies never;
  }
}

// A violation outweighs a run that broke off, but the reader must still learn that it broke off.
function aside({ run }: Report, { sentence }: Result, page: Page): readonly string[] {
  const reason = plainLine(run.reason ?? "");
  return sentence.includes(reason) ? [] : labelled(page, "but", reason);
}

function effortOf({ run, requests }: Report): string {
  const retried = requests.retried > 0 ? ` (${requests.retried} retried)` : "";
  const sent = `${counted(requests.total, "request")}${retried}`;
  return `seed ${run.seed}, effort ${run.effort}, ${sent} in ${seconds(run.seconds)}, ${Math.round(requests.perSecond)}/s`;
}

function seconds(value: number): string {
  return `${value < 100 ? Math.round(value * 10) / 10 : Math.round(value)} s`;
}
