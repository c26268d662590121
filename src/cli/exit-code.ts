import { ExitCode } from "../model/errors.ts";

/** A number as one of the exit codes; what is none of them is a failure of the harness. */
export function exitCodeOf(code: number): ExitCode {
  return Object.values(ExitCode).find((known) => known === code) ?? ExitCode.harness;
}
