import { InternalHarnessError } from "../model/errors.ts";
import type { CheckDefinition } from "./definition.ts";

const definitions = new Map<string, CheckDefinition>();

/** Hears of every chapter as it is declared. */
export type Listener = (chapter: string, checks: readonly CheckDefinition[]) => void;

let listener: Listener = () => {};

/** Adds the checks of a chapter. Two checks with one id are a mistake of the suites. */
export function register(chapter: string, checks: readonly CheckDefinition[]): void {
  for (const definition of checks) {
    const { check } = definition.identity;
    if (definitions.has(check)) throw new InternalHarnessError(`Two checks have the id ${check}.`);
    definitions.set(check, definition);
  }
  listener(chapter, checks);
}

/** Hands every chapter declared from now on to `hear`. */
export function onRegister(hear: Listener): void {
  listener = hear;
}

/** The checks declared so far, in the order of their declaration. */
export function registered(): readonly CheckDefinition[] {
  return [...definitions.values()];
}
