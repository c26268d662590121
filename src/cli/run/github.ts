import { appendFileSync } from "node:fs";
import type { Report } from "../../model/report.ts";
import { renderSummaryMarkdown, reporterNamed, type SpecFiles } from "../../report/index.ts";
import { complain } from "../complain.ts";
import type { Surroundings } from "../surroundings.ts";

/**
 * In a job of GitHub Actions: the summary of the job, and annotations unless standard output is taken. Elsewhere
 * nothing. A summary that cannot be written is said on stderr and changes no result.
 */
export function tellGitHub(
  report: Report,
  specFiles: SpecFiles,
  stdoutTaken: boolean,
  { environment, stdout, stderr }: Surroundings,
): void {
  if (environment["GITHUB_ACTIONS"] !== "true") return;
  if (!stdoutTaken) stdout.write(reporterNamed("annotations").render(report, specFiles));
  const path = environment["GITHUB_STEP_SUMMARY"];
  if (!path) return;
  try {
    appendFileSync(path, renderSummaryMarkdown(report));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    complain(stderr, `GITHUB_STEP_SUMMARY ${path} cannot be written: ${why}`);
  }
}
