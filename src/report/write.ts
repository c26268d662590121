import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";

interface ReportFile {
  readonly path: string;
  readonly temporary: string;
  readonly text: string;
}

/**
 * Writes report.json and junit.xml into `directory`, which it makes where it is missing, and returns their paths.
 * Each is written under another name first and renamed when whole, so nobody reads half a report.
 * Throws {@link UsageError} when the directory cannot be written to.
 */
export function writeReports(report: Report, directory: string): readonly string[] {
  const files = [
    fileIn(directory, "report.json", renderJson(report)),
    fileIn(directory, "junit.xml", renderJunit(report)),
  ];
  try {
    mkdirSync(directory, { recursive: true });
    for (const { temporary, text } of files) writeFileSync(temporary, text, { flag: "wx" });
    for (const { temporary, path } of files) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of files) rmQuietly(temporary);
    throw unwritable(directory, error);
  }
  return files.map(({ path }) => path);
}

function fileIn(directory: string, name: string, text: string): ReportFile {
  return { path: join(directory, name), temporary: join(directory, `.${name}.${randomUUID()}`), text };
}

function rmQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The first error tells why nothing can be written here; a second one would hide it.
  }
}

function unwritable(directory: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  const what = `The reports cannot be written to ${directory}: ${why}.`;
  return new UsageError(`${what} Name a folder that you may write to with --report-dir.`, { cause: error });
}
