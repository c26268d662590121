import { UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { validateReport } from "../../spec/index.ts";
import { readTextFile } from "../text-file.ts";

const toolName = "kms-conformance";
const schemaVersion = "1";

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
  return value;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = text.trim() === "" ? "it is empty" : error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} is not JSON, or cut short: ${why}`, { cause: error });
  }
}

/** Why a value was not meant as a report for this program, or undefined when it was. */
function foreignness(value: unknown): string | undefined {
  const version = member(value, "schemaVersion");
  const tool = member(member(member(value, "run"), "tool"), "name");
  if (tool === undefined) return "is no report.json of a run; name one that `run` has written";
  if (tool !== toolName) return `was written by ${JSON.stringify(tool)}, not by ${toolName}`;
  if (version === schemaVersion) return undefined;
  const found = `has schema version ${JSON.stringify(version) ?? "none"}`;
  return `${found}, and this program reads ${schemaVersion}; write it again by \`run\` of this version`;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isReport(value: unknown): value is Report {
  return validateReport(value) === undefined;
}
