import {
  type CheckDefinition,
  loadSuites,
  preflight,
  runSuites,
  type Selection,
  select,
} from "../../harness/index.ts";

/** What a run consists of: a test brings stages of its own. */
export interface Stages {
  readonly preflight: typeof preflight;
  readonly runSuites: typeof runSuites;
  /** Ids of all checks there are, whether selected or not. */
  readonly allChecks: () => Promise<readonly string[]>;
  /** The checks of a selection. */
  readonly select: (selection: Selection) => Promise<readonly CheckDefinition[]>;
}

export const realStages: Stages = {
  preflight,
  runSuites,
  allChecks: async () => (await loadSuites()).map(({ identity }) => identity.check),
  select: async (selection) => select(await loadSuites(), selection),
};
