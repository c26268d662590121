import { join } from "node:path";
import type { Report } from "../../model/report.ts";
import { renderConsole, reporterNamed } from "../../report/index.ts";
import { packageRoot } from "../../spec/index.ts";

/** Where the committed sample of the embedded run lies. */
export function sampleFolder(): string {
  return join(packageRoot(), "reports/sample");
}

/** Members that differ from run to run: when and where it ran, how fast it was, and what it measured. */
const passing: ReadonlySet<string> = new Set([
  "startedAt",
  "seconds",
  "endpoint",
  "perSecond",
  "measurements",
]);

/** A report, or any part of one, without what differs from run to run. */
export function lasting(report: unknown): unknown {
  return JSON.parse(JSON.stringify(report), (name, value) => (passing.has(name) ? undefined : value));
}

/** The other files of the sample, each made of report.json alone. */
export function renderingsOf(report: Report): readonly (readonly [name: string, text: string])[] {
  return [
    ["index.html", reporterNamed("html").render(report)],
    ["junit.xml", reporterNamed("junit").render(report)],
  ];
}

/** What the README shows of a run, in the block that begins with the command: everything that `npm start` prints. */
export function shownIn(readme: string): string {
  return readme.match(shown)?.[2] ?? "";
}

/** The README with what `npm start` prints of that report. */
export function showing(report: Report, readme: string): string {
  return readme.replace(shown, (_block, command: string) => `${command}${printed(report)}\`\`\``);
}

const shown = /^(```console\n\$ npm ci && npm start\n\n)(.*?)^```/ms;

/** The summary of a run into a pipe. */
export function printed(report: Report): string {
  const reports = ["report.json", "junit.xml", "index.html", "allure-results"].map(
    (name) => `reports/${name}`,
  );
  return renderConsole(report, { color: false, width: 100, verbose: false, reports });
}
