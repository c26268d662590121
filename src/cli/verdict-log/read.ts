import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { validateVerdictLine } from "../../spec/index.ts";
import { readTextFile } from "../text-file.ts";
import { type EndLine, type Line, logName, type RunLine, type VerdictLine } from "./lines.ts";

/** One process's part of a run. */
export interface Part {
  readonly run: RunLine;
  readonly verdicts: readonly VerdictLine[];
  /** Absent where the process was killed. */
  readonly end?: EndLine;
}

/** The log of a run: its parts, of which all but the first were resumed. */
export interface WrittenLog {
  readonly path: string;
  readonly parts: readonly [Part, ...Part[]];
  /** The last line was cut short, and is left out. */
  readonly torn: boolean;
}

/**
 * Reads the log in a report folder.
 *
 * @throws UsageError when there is none, or it is none of a run of this program.
 */
export function readVerdictLog(folder: string): WrittenLog {
  const path = join(folder, logName);
  if (!existsSync(path))
    throw new UsageError(`There is no ${logName} in ${folder}; name the report folder of a run.`);
  const text = readTextFile(path, "The log");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = whole.split("\n").slice(0, -1);
  const parts = partsOf(lines.map((line, index) => readLine(line, `${path}:${index + 1}`)));
  const [first, ...others] = parts;
  if (first === undefined) throw new UsageError(`${path} holds no run; it was killed before it began.`);
  return { path, parts: [first, ...others], torn: whole.length < text.length };
}

function readLine(text: string, place: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${place} is damaged: it is not JSON`, { cause: error });
  }
  if (!isLine(value)) throw new UsageError(`${place} is damaged: ${validateVerdictLine(value)}`);
  return value;
}

function isLine(value: unknown): value is Line {
  return validateVerdictLine(value) === undefined;
}

function partsOf(lines: readonly Line[]): readonly Part[] {
  const starts = lines.flatMap((line, index) => (line.kind === "run" ? [{ run: line, index }] : []));
  return starts.map(({ run, index }, at) => {
    const own = lines.slice(index + 1, starts[at + 1]?.index);
    const end = own.find((line) => line.kind === "end");
    const verdicts = own.filter((line) => line.kind === "verdict");
    return end === undefined ? { run, verdicts } : { run, verdicts, end };
  });
}

/** Says, in one line for people, that the end of a log is missing. */
export function tornNote({ path }: WrittenLog): string {
  return `the last line of ${path} was cut short; it is left out`;
}
