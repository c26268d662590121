import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VerdictContext } from "../../harness/index.ts";
import type { Verdict } from "../../model/verdict.ts";
import { type EndLine, type Line, logName, type RunLine } from "./lines.ts";

/** The log of a run while it goes on: every line is in the file before the next verdict falls. */
export interface VerdictLog {
  readonly heard: (verdict: Verdict, context: VerdictContext) => void;
  readonly ended: (end: Omit<EndLine, "kind">) => void;
  /** Why the file could not be written to, once that has happened; the run goes on without it. */
  readonly fault: () => string | undefined;
}

/** Begins the log of a run in its report folder, in place of that of an earlier run; `resumed` goes on with that one. */
export function openVerdictLog(folder: string, run: RunLine, resumed: boolean): VerdictLog {
  const path = join(folder, logName);
  const begun = performance.now();
  let fault: string | undefined;
  const attempt = (write: () => void): void => {
    if (fault !== undefined) return;
    try {
      write();
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
  };
  const append = (line: Line): void => attempt(() => appendFileSync(path, `${JSON.stringify(line)}\n`));
  attempt(() => (resumed ? dropTornLine(path) : writeFileSync(path, "")));
  append(run);
  return {
    heard: (verdict, { sightings, totals, traces }) => {
      const seconds = Math.round(performance.now() - begun) / 1000;
      const kept = traces === undefined ? {} : { traces };
      append({ kind: "verdict", verdict, sightings, requests: totals, seconds, ...kept });
    },
    ended: (end) => append({ kind: "end", ...end }),
    fault: () => fault,
  };
}

/** What a kill has left of a line would spoil the next one. */
function dropTornLine(path: string): void {
  const bytes = readFileSync(path);
  truncateSync(path, bytes.lastIndexOf("\n") + 1);
}
