import type { Effort } from "../model/profile.ts";
import { type CheckDefinition, includes } from "./definition.ts";

/** Which checks a run takes. */
export interface Selection {
  readonly effort: Effort;
  /** Patterns over check id, requirement id or chapter, with `*` for any text; none takes every check. */
  readonly only: readonly string[];
}

/** The checks of a selection, in their order. A pattern that names a check takes it whatever its effort. */
export function select(checks: readonly CheckDefinition[], selection: Selection): readonly CheckDefinition[] {
  const patterns = selection.only.map(toExpression);
  return checks.filter((definition) => {
    const { check, requirement, chapter } = definition.identity;
    if (selection.only.includes(check)) return true;
    if (!includes(selection.effort, definition.effort)) return false;
    const names = [check, requirement, chapter];
    return patterns.length === 0 || patterns.some((pattern) => names.some((name) => pattern.test(name)));
  });
}

/** A pattern with `*` as a regular expression over the whole name. */
export function toExpression(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}
