import type { Command } from "commander";
import { ExitCode } from "../../model/errors.ts";
import { renderTrendHtml, renderTrendJson, type Trend, trendOf } from "../../report/index.ts";
import { formatOption } from "../option-values.ts";
import type { Finish } from "../program.ts";
import { deepest, findReports } from "../reports/find-reports.ts";
import { writeOutput } from "../reports/output.ts";
import { readReports } from "../reports/read-report.ts";
import type { Surroundings } from "../surroundings.ts";

interface TrendFlags {
  readonly format: keyof typeof formats;
  readonly output?: string;
}

const formats = {
  html: renderTrendHtml,
  json: renderTrendJson,
} as const satisfies Readonly<Record<string, (trend: Trend) => string>>;

const help = `
Example:
  kms-conformance trend history --format html --output trend.html

Every report.json up to ${deepest} folders below counts. Links, hidden folders and node_modules are left out.
`;

/** `trend`: follows the runs whose reports lie below a folder, and says what got worse when. */
export function addTrend(program: Command, { stdout }: Surroundings, finish: Finish): void {
  program
    .command("trend")
    .description("follow the runs whose reports lie below a folder")
    .argument("<folder>", "where the report.json of each run is kept")
    .addOption(formatOption(Object.keys(formats), "json"))
    .option("--output <file>", "where it goes instead of stdout")
    .addHelpText("after", help)
    .action((folder: string, { format, output }: TrendFlags) => {
      const found = findReports(folder);
      const sources = found.map(({ path }) => path);
      const reports = readReports(sources);
      const runs = found.flatMap(({ file }, index) => {
        const report = reports[index];
        return report ? [{ file, report }] : [];
      });
      const trend = trendOf(runs);
      writeOutput(formats[format](trend), output, sources, stdout);
      finish(ExitCode.conforms);
    });
}
