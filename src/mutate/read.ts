import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { UsageError } from "../model/errors.ts";
import type { Mutation, Reason } from "./account.ts";

const mutated = "src/emulator/";

/** What is read of the report, whose form is mutation-testing-report-schema. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly location: { readonly start: { readonly line: number } };
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
}

/**
 * Reads the JSON report of Stryker.
 *
 * @throws UsageError where it cannot be read.
 */
export function readMutations(file: string): readonly Mutation[] {
  const { files } = readReport(file);
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.map(({ location, status, mutatorName, replacement = "" }) => ({
      file: path.replace(mutated, ""),
      line: lines[location.start.line - 1]?.trim() ?? "",
      status,
      mutator: mutatorName,
      replacement,
    }));
  });
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is no report of Stryker: ${why}. Run \`npm run mutate\` first.`);
  }
}

interface Table {
  readonly file: string;
  readonly lines: readonly Omit<Reason, "file">[];
}

/** Reads the table of reasons. */
export function readReasons(file: URL): readonly Reason[] {
  const tables = parse(readFileSync(file, "utf8")) as readonly Table[];
  return tables.flatMap((table) => table.lines.map((reason) => ({ file: table.file, ...reason })));
}
