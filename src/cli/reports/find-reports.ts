import { type Dirent, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { UsageError } from "../../model/errors.ts";

/** How many folders below the one that was named are looked into. */
export const deepest = 6;

/**
 * Paths of every report.json below a folder, sorted by their place in it. Links, hidden folders and node_modules are
 * left out: what they lead to is listed elsewhere or is not meant.
 *
 * @throws UsageError when a folder cannot be read, or there is no report.
 */
export function findReports(folder: string): readonly { readonly path: string; readonly file: string }[] {
  const found = below(folder, 0)
    .map((path) => ({ path, file: relative(folder, path).split(sep).join("/") }))
    .sort((left, right) => (left.file < right.file ? -1 : 1));
  if (found.length > 0) return found;
  throw new UsageError(`There is no report.json in ${folder}, nor up to ${deepest} folders below it.`);
}

function below(folder: string, depth: number): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name === "report.json" ? [path] : [];
    return depth < deepest && isMeant(entry) ? below(path, depth + 1) : [];
  });
}

function isMeant(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules";
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The folder ${folder} cannot be read: ${why}`, { cause: error });
  }
}
