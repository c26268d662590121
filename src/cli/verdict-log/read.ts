import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { validateVerdictLine } from "../../spec/index.ts";
import { foreignRequirements, foreignTool, foreignVersion, member } from "../reports/foreign.ts";
import { readTextFile } from "../text-file.ts";
import { differenceOf } from "./difference.ts";
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
  if (!existsSync(path)) throw new UsageError(`There is no ${logName} in ${folder}; ${whatToName(folder)}.`);
  const text = readTextFile(path, "The log");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = whole.split("\n").slice(0, -1);
  const parts = partsOf(lines.map((line, index) => readLine(line, `${path}:${index + 1}`)));
  const [first, ...others] = parts;
  if (first === undefined) throw new UsageError(`${path} holds no run; it was killed before it began.`);
  const confusion = confusionIn([first, ...others]);
  if (confusion !== undefined) throw new UsageError(`${path} ${confusion}`);
  return { path, parts: [first, ...others], torn: whole.length < text.length };
}

function whatToName(folder: string): string {
  return existsSync(join(folder, "report.json"))
    ? "if its report.json was merged, name the folders that it was merged of"
    : "name the report folder of a run";
}

function readLine(text: string, place: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${place} is damaged: it is not JSON`, { cause: error });
  }
  const foreign = member(value, "kind") === "run" ? foreignness(value) : undefined;
  if (foreign !== undefined) throw new UsageError(`${place} ${foreign}`);
  if (!isLine(value)) throw new UsageError(`${place} is damaged: ${validateVerdictLine(value)}`);
  return value;
}

function isLine(value: unknown): value is Line {
  return validateVerdictLine(value) === undefined;
}

function foreignness(run: unknown): string | undefined {
  return foreignTool(member(member(run, "tool"), "name")) ?? foreignVersion(member(run, "schemaVersion"));
}

/** What the lines alone cannot say: that the log is of several runs, of one run twice, or about another document. */
function confusionIn(parts: readonly [Part, ...Part[]]): string | undefined {
  const [{ run: first }, ...others] = parts;
  for (const { run } of others) {
    const difference = differenceOf(run, first) ?? sharedOtherwise(run, first);
    if (difference !== undefined) return `holds two runs: of the later one, ${difference}; write it again`;
  }
  const starts = new Set(parts.map(({ run }) => run.startedAt));
  if (starts.size < parts.length) return "holds a run twice, as if merged twice; write it again";
  const verdicts = parts.flatMap((part) => part.verdicts);
  return foreignRequirements(verdicts.map(({ verdict }) => verdict.requirement));
}

function sharedOtherwise(one: RunLine, other: RunLine): string | undefined {
  const [mine, theirs] = [one, other].map(({ shard }) => (shard ? `${shard.index}/${shard.count}` : "none"));
  return mine === theirs ? undefined : `its shard is ${mine}, not ${theirs}`;
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
