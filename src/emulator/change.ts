import type { Rules } from "./rules.ts";

/** Makes an endpoint's rules out of the reference's. */
export type Change = (reference: Rules) => Rules;

/** Puts other values or functions in the place of the reference's. */
export const replacing =
  (rules: Partial<Rules>): Change =>
  (reference) => ({ ...reference, ...rules });

/** Several changes as one, the first innermost. */
export const together =
  (...changes: readonly Change[]): Change =>
  (reference) =>
    changes.reduce((rules, change) => change(rules), reference);
