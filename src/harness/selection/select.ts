import type { Effort } from "../../model/profile.ts";
import { type CheckDefinition, includes } from "../check/definition.ts";
import { toExpression } from "../pattern.ts";
import { type Shard, shareOf } from "./share.ts";

/** Which checks a run takes. */
export interface Selection {
  readonly effort: Effort;
  /** Patterns over check id, requirement id, chapter or claim, with `*` for any text; none takes every check. */
  readonly only: readonly string[];
  /** Takes one share of the checks, so that several machines take them all; absent takes every check. */
  readonly shard?: Shard;
  /** Takes exactly the checks with these ids, whatever the rest says. */
  readonly checks?: readonly string[];
}

/**
 * The checks of a selection, in their order. A pattern that names a check takes it whatever its effort. Shards are told
 * of all checks together, so that with one `checks` must be all that there are.
 */
export function select(checks: readonly CheckDefinition[], selection: Selection): readonly CheckDefinition[] {
  if (selection.checks) {
    const ids = new Set(selection.checks);
    return checks.filter(({ identity }) => ids.has(identity.check));
  }
  const { shard, effort } = selection;
  const patterns = selection.only.map(toExpression);
  const selected = checks.filter((definition) => {
    const { check, requirement, chapter } = definition.identity;
    if (selection.only.includes(check)) return true;
    if (!includes(selection.effort, definition.effort)) return false;
    const names = [
      check,
      requirement,
      chapter,
      ...(definition.claim === undefined ? [] : [definition.claim]),
    ];
    return patterns.length === 0 || patterns.some((pattern) => names.some((name) => pattern.test(name)));
  });
  return shard ? shareOf(selected, shard, effort) : selected;
}
