import type { Command } from "commander";
import { ExitCode, UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import {
  type Comparison,
  compareReports,
  renderComparisonHtml,
  renderComparisonJson,
  renderComparisonMarkdown,
} from "../../report/index.ts";
import { formatOption } from "../option-values.ts";
import { writeOutput } from "../reports/output.ts";
import { readReports } from "../reports/read-report.ts";
import type { Finish, Surroundings } from "../surroundings.ts";

interface CompareFlags {
  readonly format: keyof typeof formats;
  readonly output?: string;
  readonly requireEqual: boolean;
}

const formats = {
  html: renderComparisonHtml,
  markdown: renderComparisonMarkdown,
  json: renderComparisonJson,
} as const satisfies Readonly<Record<string, (comparison: Comparison) => string>>;

const help = `
Example:
  kms-conformance compare mine/report.json theirs/report.json --format html --output comparison.html
`;

/** `compare`: sets the reports of several endpoints side by side, statement by statement. */
export function addCompare(program: Command, { stdout, stderr }: Surroundings, finish: Finish): void {
  program
    .command("compare")
    .description("set the reports of several endpoints side by side")
    .argument("<reports...>", "two or more report.json")
    .addOption(formatOption(Object.keys(formats), "markdown"))
    .option("--output <file>", "where it goes instead of stdout")
    .option("--require-equal", "exit 1 when the outcome of a requirement differs, untried included", false)
    .addHelpText("after", help)
    .action((paths: readonly string[], { format, output, requireEqual }: CompareFlags) => {
      const comparison = compareReports(readAll(paths));
      writeOutput(formats[format](comparison), output, paths, stdout);
      const differing = requireEqual ? differingIn(comparison) : [];
      if (differing.length > 0) stderr.write(`kms-conformance: ${sentenceOf(differing)}\n`);
      finish(differing.length > 0 ? ExitCode.violates : ExitCode.conforms);
    });
}

function readAll(paths: readonly string[]): readonly Report[] {
  if (paths.length < 2) throw new UsageError("A comparison takes two reports or more; name another.");
  return readReports(paths);
}

function differingIn({ requirements }: Comparison): readonly string[] {
  return requirements
    .filter(({ outcomes }) => new Set(outcomes).size > 1)
    .map(({ id, outcomes }) => `${id} (${outcomes.join(", ")})`);
}

/** Runs at two efforts differ in a hundred requirements, of which one line can name a few. */
const mostNamed = 10;

function sentenceOf(differing: readonly string[]): string {
  const more = differing.length - mostNamed;
  const named = differing.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return differing.length === 1
    ? `The outcome of ${named} differs.`
    : `The outcomes of ${differing.length} requirements differ: ${named}.`;
}
