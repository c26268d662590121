import { UsageError } from "../../model/errors.ts";
import type { Baseline } from "../../report/index.ts";
import { readReport } from "../reports/read-report.ts";

/** How the command line names an earlier run. */
export interface BaselineFlags {
  /** report.json of an earlier run. */
  readonly baseline?: string;
  readonly onlyRegressions: boolean;
}

/**
 * The earlier run that the flags name, read.
 *
 * @throws UsageError where it is of no use.
 */
export function baselineOf({ baseline, onlyRegressions }: BaselineFlags): { readonly baseline?: Baseline } {
  if (baseline !== undefined) return { baseline: { report: readReport(baseline), onlyRegressions } };
  if (!onlyRegressions) return {};
  throw new UsageError("--only-regressions needs --baseline, the report.json of an earlier run.");
}
