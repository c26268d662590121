import type { Effort } from "../model/profile.ts";
import { type CheckDefinition, includes } from "./definition.ts";

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

/** Share `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The checks of a selection, in their order. A pattern that names a check takes it whatever its effort. */
export function select(checks: readonly CheckDefinition[], selection: Selection): readonly CheckDefinition[] {
  if (selection.checks) {
    const ids = new Set(selection.checks);
    return checks.filter(({ identity }) => ids.has(identity.check));
  }
  const patterns = selection.only.map(toExpression);
  return checks.filter((definition) => {
    const { check, requirement, chapter } = definition.identity;
    if (selection.shard && !isInShard(definition, selection.shard)) return false;
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
}

/**
 * Whether a check belongs to a shard: by a hash (FNV-1a) of its id, so that the shares stay the same whatever else is
 * selected. What holds for every answer costs nothing and is judged in each shard, over the answers that it has seen.
 */
function isInShard({ identity, body }: CheckDefinition, { index, count }: Shard): boolean {
  if (body.kind === "throughout") return true;
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(identity.check)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % count === index - 1;
}

/** A pattern with `*` as a regular expression over the whole name. */
export function toExpression(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}
