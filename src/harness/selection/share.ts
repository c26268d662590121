import type { Effort } from "../../model/profile.ts";
import type { CheckDefinition } from "../check/definition.ts";
import { plannedRequests } from "./planned-requests.ts";

/** Share `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The checks of one share of a selection, in their order. The shares are even by the requests that their checks send:
 * the costliest check goes first, each into the share that has the least by then. What holds for every answer costs
 * nothing and is judged in each share, over the answers that it has seen.
 */
export function shareOf(
  selected: readonly CheckDefinition[],
  { index, count }: Shard,
  effort: Effort,
): readonly CheckDefinition[] {
  const costs = selected
    .filter(({ body }) => body.kind === "act")
    .map((definition) => ({ id: definition.identity.check, cost: plannedRequests(definition, effort) }))
    .toSorted((one, other) => other.cost - one.cost || (one.id < other.id ? -1 : 1));
  const loads = Array.from({ length: count }, () => 0);
  const own = new Set<string>();
  for (const { id, cost } of costs) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + cost;
    if (lightest === index - 1) own.add(id);
  }
  return selected.filter(({ identity, body }) => body.kind === "throughout" || own.has(identity.check));
}
