import { readFileSync } from "node:fs";
import { UsageError } from "../model/errors.ts";

/** The text of a file that somebody named. Throws UsageError, in which `what` says what it should have been. */
export function readTextFile(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${what} ${path} cannot be read: ${why}`, {
      cause: error,
    });
  }
}
