import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file whole or not at all, its folder too where that is missing; a device or a pipe is written to as it is.
 *
 * @throws the system's error where it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  // A rename would put a file where a device or a pipe was.
  if (present !== undefined && !present.isFile()) writeFileSync(path, text);
  else replace(path, text);
}

function replace(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
