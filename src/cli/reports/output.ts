import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { writeWhole } from "../../report/formats/whole-file.ts";
import { makeFolder } from "../make-folder.ts";
import type { Output } from "../surroundings.ts";

/**
 * Writes a text to stdout, or as a whole into a file whose path it then says on stdout. `sources` are the files that the text
 * was made of.
 *
 * @throws UsageError when the file cannot be written, or is one of the sources.
 */
export function writeOutput(
  text: string,
  path: string | undefined,
  sources: readonly string[],
  stdout: Output,
): void {
  if (path === undefined || path === "-") {
    stdout.write(text);
    return;
  }
  if (sources.some((source) => isSameFile(source, path))) {
    throw new UsageError(`--output ${path} would replace one of the reports; name another file.`);
  }
  try {
    makeFolder(dirname(path));
    writeWhole(path, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--output ${path} cannot be written: ${why}`, { cause: error });
  }
  stdout.write(`wrote ${path}\n`);
}

/** Whether two paths lead to one file that exists. */
export function isSameFile(left: string, right: string): boolean {
  const place = realOf(left);
  return place !== undefined && place === realOf(right);
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
