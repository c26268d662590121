/** What the profile declares of a violation: why it does not fail the run. */
export interface Declaration {
  readonly kind: "deviation" | "flaky";
  readonly because: string;
  /** Where it is tracked. */
  readonly link?: string;
}

/** Declarations in force, by the id of the check that they excuse. */
export type Declarations = ReadonlyMap<string, Declaration>;
