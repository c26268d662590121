import type { Json, Verdict } from "../model/verdict.ts";
import { jsonLine } from "./visible-json.ts";

/**
 * Verdicts with those of each requirement by the length of the request that shows them, so that whoever looks at one
 * alone sees the plainest. Requirements keep their order; what no single request shows comes last.
 */
export function simplestFirst<V extends Verdict>(verdicts: readonly V[]): readonly V[] {
  const groups = new Map<string, V[]>();
  for (const verdict of verdicts) {
    const group = groups.get(verdict.requirement);
    if (group) group.push(verdict);
    else groups.set(verdict.requirement, [verdict]);
  }
  return [...groups.values()].flatMap((group) =>
    group
      .map((verdict) => ({ verdict, size: sizeOf(verdict) }))
      .sort((left, right) => left.size - right.size)
      .map(({ verdict }) => verdict),
  );
}

const unshown = Number.MAX_SAFE_INTEGER;

function sizeOf(verdict: Verdict): number {
  const shown: Json | undefined = verdict.outcome === "violates" ? verdict.counterexample : undefined;
  return shown === undefined ? unshown : jsonLine(shown).length;
}
