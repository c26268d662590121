import { mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../model/errors.ts";
import { type ReporterChoice, reporterNamed } from "../../report/index.ts";
import { makeFolder } from "../make-folder.ts";

/** One format of the report and where it goes: a path, or `-` for standard output. */
export interface PlannedReport {
  readonly name: string;
  readonly target: string;
}

/** What a run leaves beside report.json when no reporter was chosen. */
const usual: readonly ReporterChoice[] = ["junit", "html"].map((name) => ({ reporter: reporterNamed(name) }));

/**
 * Which formats a run writes and where: report.json in the report folder first, then those that were chosen, each
 * once.
 *
 * @throws UsageError where two would go to one place.
 */
export function planReports(
  choices: readonly ReporterChoice[],
  reportDir: string,
): readonly [PlannedReport, ...PlannedReport[]] {
  const first: PlannedReport = { name: "json", target: join(reportDir, "report.json") };
  const takers = new Map([[placeOf(first.target), first.name]]);
  const others = (choices.length === 0 ? usual : choices)
    .map(({ reporter: { name, fileName }, target }) => ({
      name,
      target: target ?? join(reportDir, fileName),
    }))
    .filter(({ name, target }) => {
      const taker = takers.get(placeOf(target));
      if (taker !== undefined && taker !== name) throw clash(taker, name, target);
      takers.set(placeOf(target), name);
      return taker === undefined;
    });
  return [first, ...others];
}

/** Whether one of the formats goes to standard output, which then carries nothing else. */
export function takesStdout(plan: readonly PlannedReport[]): boolean {
  return plan.some(({ target }) => target === "-");
}

function placeOf(target: string): string {
  return target === "-" ? target : resolve(target);
}

function clash(taker: string, name: string, target: string): UsageError {
  const where = target === "-" ? "standard output" : target;
  return new UsageError(
    `The reporters ${taker} and ${name} both go to ${where}; give one of them another file.`,
  );
}

/**
 * Tries whether a report can be written where it is to go, and makes the folder for it: a run that cost many requests
 * must not end without its report.
 *
 * @throws UsageError when it cannot.
 */
export function tryTarget({ name, target }: PlannedReport): void {
  if (target === "-") return;
  try {
    const present = statSync(target, { throwIfNoEntry: false });
    if (present?.isDirectory()) throw new Error("it is a folder");
    // Nothing can be tried beside a device or a pipe, as in /dev.
    if (present !== undefined && !present.isFile()) return;
    makeFolder(dirname(target));
    rmdirSync(mkdtempSync(join(dirname(target), ".writable-")));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = `The ${name} report cannot be written to ${target}: ${why}.`;
    throw new UsageError(`${what} Name another file with --reporter ${name}=FILE.`, { cause: error });
  }
}
