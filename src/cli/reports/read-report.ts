import { isDeepStrictEqual } from "node:util";
import { UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { validateReport } from "../../spec/index.ts";
import { readTextFile } from "../text-file.ts";
import { foreignRequirements, foreignTool, foreignVersion, member } from "./foreign.ts";
import { isSameFile } from "./output.ts";

/**
 * Reads the report.json of an earlier run.
 *
 * @throws UsageError, naming the file, when it cannot be read or is no report that this program understands.
 */
export function readReport(path: string): Report {
  const value = parse(readTextFile(path, "The report"), path);
  const foreign = foreignness(value);
  if (foreign !== undefined) throw new UsageError(`${path} ${foreign}`);
  if (!isReport(value)) throw new UsageError(`${path} is a damaged report: ${validateReport(value)}`);
  const confusion = confusionIn(value);
  if (confusion !== undefined) throw new UsageError(`${path} ${confusion}`);
  return value;
}

/**
 * Reads the report.json of several runs.
 *
 * @throws UsageError as {@link readReport} does, and when a run is among them twice: as one file by two names, or as a
 * copy.
 */
export function readReports(paths: readonly string[]): readonly Report[] {
  const reports = paths.map((path) => readReport(path));
  paths.forEach((path, index) => {
    const earlier = paths.slice(0, index);
    if (earlier.some((other) => isSameFile(other, path)))
      throw new UsageError(`${path} is named twice; name each report once.`);
    const original = earlier.find((_, other) => isDeepStrictEqual(reports[other], reports[index]));
    if (original !== undefined) throw new UsageError(`${path} is a copy of ${original}; give each run once.`);
  });
  return reports;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = text.trim() === "" ? "it is empty" : error instanceof Error ? error.message : String(error);
    // The message quotes the text, line ends included.
    const line = why.replace(/\s+/g, " ");
    throw new UsageError(`${path} is not JSON, or cut short: ${line}`, { cause: error });
  }
}

/** Why a value was not meant as a report for this program, or undefined when it was. */
function foreignness(value: unknown): string | undefined {
  const tool = member(member(member(value, "run"), "tool"), "name");
  if (tool === undefined) return "is no report.json of a run; name one that `run` has written";
  return foreignTool(tool) ?? foreignVersion(member(value, "schemaVersion"));
}

/** What no schema can say of a report: that it is two in one, or about another document. */
function confusionIn({ verdicts, requirements }: Report): string | undefined {
  const checks = verdicts.map(({ check }) => check);
  const ids = requirements.map(({ id }) => id);
  const twice = repeated(checks) ?? repeated(ids);
  if (twice !== undefined) return `holds ${twice} twice, as if merged twice; write it again`;
  return foreignRequirements(ids);
}

function repeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function isReport(value: unknown): value is Report {
  return validateReport(value) === undefined;
}
