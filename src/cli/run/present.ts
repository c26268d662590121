import { ExitCode, UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { renderConsole, type SpecFiles, writeReporter } from "../../report/index.ts";
import { resultOf } from "../../report/result.ts";
import { complain } from "../complain.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Surroundings } from "../surroundings.ts";
import { isColored, widthOf } from "../terminal.ts";
import { tellGitHub } from "./github.ts";
import { leftAllureResults } from "./report-folder.ts";
import { type PlannedReport, takesStdout } from "./reporter-plan.ts";
import { specFilesOf } from "./spec-files.ts";

/** How a run is presented. */
export interface Presentation {
  readonly plan: readonly PlannedReport[];
  /** The folder of Allure's results. */
  readonly allureResults: string;
  /** The result in one sentence instead of the summary. */
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/**
 * Writes the reports and the summary for people, and gives the code that the run ends with. The summary goes to
 * stdout, or to stderr where stdout carries a format. A report that cannot be written keeps no other back.
 */
export function presentRun(report: Report, how: Presentation, surroundings: Surroundings): ExitCode {
  const specFiles = specFilesOf();
  const { paths, complete } = writeAll(report, how.plan, specFiles, surroundings);
  const stdoutTaken = takesStdout(how.plan);
  const people = stdoutTaken ? surroundings.stderr : surroundings.stdout;
  const options = {
    color: isColored({ ...surroundings, stdout: people }),
    width: widthOf(people),
    verbose: how.verbose,
    reports: [...paths, ...(leftAllureResults(how.allureResults) ? [how.allureResults] : [])],
  };
  people.write(how.quiet ? `${resultOf(report).sentence}\n` : renderConsole(report, options));
  tellGitHub(report, specFiles, stdoutTaken, surroundings);
  return endOf(exitCodeOf(report.run.exitCode), complete);
}

function writeAll(
  report: Report,
  plan: readonly PlannedReport[],
  specFiles: SpecFiles,
  { stdout, stderr }: Surroundings,
): { readonly paths: readonly string[]; readonly complete: boolean } {
  const paths: string[] = [];
  let complete = true;
  for (const { name, target } of plan) {
    try {
      const path = writeReporter(report, name, target, { specFiles, stdout });
      if (path !== undefined) paths.push(path);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      complete = false;
      complain(stderr, error.message);
    }
  }
  return { paths, complete };
}

/** A run whose report is missing has failed its caller, whatever it found. */
function endOf(exitCode: ExitCode, complete: boolean): ExitCode {
  const graver = exitCode === ExitCode.harness || exitCode === ExitCode.interrupted;
  return complete || graver ? exitCode : ExitCode.usage;
}
