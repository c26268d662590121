import { existsSync, lstatSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { makeFolder } from "../make-folder.ts";

/** Names that Allure gives to its files: a random id and what the file is. */
const allureFile =
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-(result\.json|container\.json|attachment(\.\w+)?)$/;

/**
 * Makes the folder for reports and tries to write there, before anything is sent; takes away what a killed
 * run had half written, and empties `allure-results` in it of the files of an earlier run and of nothing else, unless that run is `resumed`. Gives the path of `allure-results`.
 *
 * @throws UsageError when a report could not be written there.
 */
export function prepareReportFolder(folder: string, resumed = false): string {
  const allureResults = join(folder, "allure-results");
  try {
    makeFolder(folder);
    rmdirSync(mkdtempSync(join(folder, ".writable-")));
    removeHalfWritten(folder);
    if (!resumed) emptyAllureResults(allureResults);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `Reports cannot be written to ${folder} (${why}); name another folder with --report-dir.`,
      {
        cause: error,
      },
    );
  }
  return allureResults;
}

/** What a killed run was about to put in place: a report under its temporary name. */
const halfWritten = /^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function removeHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (halfWritten.test(name)) rmSync(join(folder, name));
  }
}

function emptyAllureResults(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return;
  // Through a link it would be somebody else's folder that is emptied.
  if (!found.isDirectory()) throw new Error(`${folder} is no folder`);
  for (const name of readdirSync(folder)) {
    if (allureFile.test(name)) rmSync(join(folder, name));
  }
}

/** Whether a run has left something for Allure in that folder. */
export function leftAllureResults(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => allureFile.test(name));
}

/**
 * Takes away what an earlier run reported: where this one is killed, nothing must look as if it were its report. What
 * is no plain file is left alone.
 */
export function removeEarlierReports(paths: readonly string[]): void {
  for (const path of paths) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path);
  }
}
