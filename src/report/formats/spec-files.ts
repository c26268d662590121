/** Where a requirement is written down: a file of the repository and its line, counted from 1. */
export interface SpecPlace {
  /** Path from the top of the repository with forward slashes, e.g. `specs/generate-data-key/requirements.yaml`. */
  readonly file: string;
  readonly line: number;
}

/** Places by requirement id; what is not in it has no place that a reader of the repository could open. */
export type SpecFiles = Readonly<Record<string, SpecPlace>>;

/** The place of a requirement; undefined for an id that the record does not hold itself. */
export function placeIn(specFiles: SpecFiles, requirement: string): SpecPlace | undefined {
  return Object.hasOwn(specFiles, requirement) ? specFiles[requirement] : undefined;
}
