import type { Verdict } from "../../model/verdict.ts";
import { renderProgress } from "../../report/index.ts";
import type { Surroundings } from "../surroundings.ts";

/** One line that is written over and over while a run goes on. */
export interface Progress {
  readonly planned: (checks: number) => void;
  readonly heard: (verdict: Verdict) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

const eraseLine = "\r\u001b[2K";
const silent: Progress = {
  planned: () => {},
  heard: () => {},
  clear: () => {},
};

/** Progress for somebody who watches: on a terminal and outside of continuous integration, else nothing at all. */
export function createProgress({ stderr, environment }: Surroundings, quiet: boolean): Progress {
  const automatic = !["", "0", "false"].includes(environment["CI"] ?? "");
  if (quiet || automatic || stderr.isTTY !== true) return silent;
  let total = 0;
  let done = 0;
  let violations = 0;
  const show = (): void => {
    stderr.write(eraseLine + renderProgress(done, total, violations, (stderr.columns ?? 80) - 1));
  };
  return {
    planned: (checks) => {
      total += checks;
      show();
    },
    heard: ({ outcome }) => {
      done += 1;
      if (outcome === "violates") violations += 1;
      show();
    },
    clear: () => {
      if (total > 0) stderr.write(eraseLine);
      total = 0;
    },
  };
}
