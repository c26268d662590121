/** MUST fails a run, SHOULD fails it under `--strict` only, MAY is recorded and never judged. */
export type Level = "MUST" | "SHOULD" | "MAY";

/**
 * Where a requirement comes from: `documented` (the action's page says it), `common` (the API 3.0 pages say it),
 * `implied` (no data key service could do otherwise), `inferred` (likely, not said).
 */
export type Basis = "documented" | "common" | "implied" | "inferred";

/** The place in a source where a statement stands. */
export interface Locator {
  /** Id of a source in sources.yaml. */
  readonly source: string;
  /** Section heading or number as the page has it. */
  readonly section: string;
  /** Row of a table in that section, where it has one. */
  readonly row?: string;
}

/** One normative statement of a document, in our own words. */
export interface Requirement {
  readonly id: string;
  readonly level: Level;
  readonly basis: Basis;
  readonly statement: string;
  readonly locator: Locator;
  /** What is meant and why, where the page errs or leaves a choice. */
  readonly note?: string;
  /** Why no check can try it; a requirement has checks or a reason, never neither. */
  readonly excluded?: string;
}
