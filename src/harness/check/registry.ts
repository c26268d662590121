import { InternalHarnessError } from "../../model/errors.ts";
import type { CheckDefinition } from "./definition.ts";

const definitions = new Map<string, CheckDefinition>();

/** Adds the checks of a chapter. Two checks with one id are a mistake of the suites. */
export function register(checks: readonly CheckDefinition[]): void {
  for (const definition of checks) {
    const { check } = definition.identity;
    if (definitions.has(check)) throw new InternalHarnessError(`Two checks have the id ${check}.`);
    definitions.set(check, definition);
  }
}

/** The checks declared so far, in the order of their declaration. */
export function registered(): readonly CheckDefinition[] {
  return [...definitions.values()];
}
