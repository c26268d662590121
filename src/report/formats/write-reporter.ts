import { UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { reporterNamed } from "./reporters.ts";
import type { SpecFiles } from "./spec-files.ts";
import { writeWhole } from "./whole-file.ts";

/** What writing takes besides the report; both have a sensible default. */
export interface WriteReporterOptions {
  readonly specFiles?: SpecFiles;
  /** Where the target `-` goes, standard output unless told otherwise. */
  readonly stdout?: { write(text: string): unknown };
}

/**
 * Writes the report in the format of that name. A path is written whole or not at all and its folder made where it is
 * missing; a device or a pipe is written to as it is; `-` is standard output.
 * @returns the path written, or undefined for standard output.
 * @throws UsageError where the name is unknown or the path cannot be written to.
 */
export function writeReporter(
  report: Report,
  name: string,
  target: string,
  { specFiles = {}, stdout = process.stdout }: WriteReporterOptions = {},
): string | undefined {
  const text = reporterNamed(name).render(report, specFiles);
  if (target === "-") {
    stdout.write(text);
    return undefined;
  }
  try {
    writeWhole(target, text);
  } catch (error) {
    throw unwritable(name, target, error);
  }
  return target;
}

function unwritable(name: string, target: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  const what = `The ${name} report cannot be written to ${target}: ${why}.`;
  return new UsageError(`${what} Name another file with --reporter ${name}=FILE.`, { cause: error });
}
