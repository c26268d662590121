import { ExitCode } from "../model/errors.ts";
import { explain } from "./explain.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Makes a breakdown of this process as silent about secrets as its other ends: an error that nobody caught is one line,
 * redacted, and a diagnostic report of Node does not hold the environment. Where Node cannot leave that out, none is
 * written.
 */
export function keepBreakdownsSilent(debug: boolean, surroundings: Surroundings): void {
  process.on("uncaughtException", (error) => {
    explain(error, debug, surroundings);
    process.exit(ExitCode.harness);
  });
  const { report } = process;
  if ("excludeEnv" in report) Reflect.set(report, "excludeEnv", true);
  else {
    report.reportOnFatalError = false;
    report.reportOnSignal = false;
    report.reportOnUncaughtException = false;
  }
}
