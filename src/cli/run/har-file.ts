import { mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HarEntry } from "../../harness/index.ts";
import { UsageError } from "../../model/errors.ts";
import { writeWhole } from "../../report/formats/whole-file.ts";
import { makeFolder } from "../make-folder.ts";
import { version } from "../version.ts";

/** Gathers the exchanges of a run and writes them as HAR 1.2 when it is over. */
export interface HarFile {
  readonly add: (entries: readonly HarEntry[]) => void;
  /** Throws UsageError where the file cannot be written. */
  readonly write: () => void;
}

/** A HAR file at that path, tried before anything is sent. Throws UsageError where it could not be written. */
export function openHarFile(path: string): HarFile {
  attempt(path, () => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error("it is a folder");
    makeFolder(dirname(path));
    rmdirSync(mkdtempSync(join(dirname(path), ".writable-")));
  });
  const entries: HarEntry[] = [];
  return {
    add: (more) => void entries.push(...more),
    write: () => attempt(path, () => writeWhole(path, render(entries))),
  };
}

function render(entries: readonly HarEntry[]): string {
  const sorted = entries.toSorted((one, other) => (one.startedDateTime < other.startedDateTime ? -1 : 1));
  const creator = { name: "kms-conformance", version: version() };
  return `${JSON.stringify({ log: { version: "1.2", creator, pages: [], entries: sorted } }, null, 1)}\n`;
}

function attempt(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The HAR cannot be written to ${path}: ${why}. Name another file with --har.`, {
      cause: error,
    });
  }
}
