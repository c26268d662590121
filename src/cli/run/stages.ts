import { loadSuites, preflight, runSuites } from "../../harness/index.ts";

/** What a run consists of: a test brings stages of its own. */
export interface Stages {
  readonly preflight: typeof preflight;
  readonly runSuites: typeof runSuites;
  /** Ids of all checks there are, whether selected or not. */
  readonly allChecks: () => Promise<readonly string[]>;
}

export const realStages: Stages = {
  preflight,
  runSuites,
  allChecks: async () => (await loadSuites()).map(({ identity }) => identity.check),
};
