import type { Command } from "commander";
import { ExitCode, UsageError } from "../../model/errors.ts";
import { nearestName } from "../../report/formats/nearest-name.ts";
import { renderTrendHtml, renderTrendJson, type Trend, trendOf } from "../../report/index.ts";
import { formatOption } from "../option-values.ts";
import { deepest, findReports } from "../reports/find-reports.ts";
import { writeOutput } from "../reports/output.ts";
import { readReports } from "../reports/read-report.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

interface TrendFlags {
  readonly format: keyof typeof formats;
  readonly output?: string;
  /** The name of the profile whose runs are followed. */
  readonly profile?: string;
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
    .option("--profile <name>", "follow the runs of this profile, where there are runs of several")
    .addHelpText("after", help)
    .action((folder: string, { format, output, profile }: TrendFlags) => {
      const found = findReports(folder);
      const sources = found.map(({ path }) => path);
      const reports = readReports(sources);
      const runs = found.flatMap(({ file }, index) => {
        const report = reports[index];
        return report ? [{ file, report }] : [];
      });
      const trend = trendOf(ofOneProfile(runs, folder, profile));
      writeOutput(formats[format](trend), output, sources, stdout);
      finish(ExitCode.conforms);
    });
}

type Runs = Parameters<typeof trendOf>[0];

/**
 * The runs of one profile: what differs between two is no change over time.
 *
 * @throws UsageError where there are several and none was named, or none of that name.
 */
function ofOneProfile(runs: Runs, folder: string, name: string | undefined): Runs {
  const profiles = [...new Set(runs.map(({ report }) => report.run.profile))].toSorted();
  const listed = profiles.map((profile) => JSON.stringify(profile)).join(", ");
  if (name === undefined) {
    if (profiles.length === 1) return runs;
    throw new UsageError(`${folder} holds runs of several profiles; name one of ${listed} with --profile.`);
  }
  const own = runs.filter(({ report }) => report.run.profile === name);
  if (own.length > 0) return own;
  const near = nearestName(name, profiles);
  const hint = near === undefined ? `there are ${listed}` : `did you mean ${JSON.stringify(near)}?`;
  throw new UsageError(`${folder} holds no run of the profile ${JSON.stringify(name)}; ${hint}`);
}
