/** Something that can be chosen at a price: the requests of a check. */
export interface Choice {
  readonly id: string;
  readonly cost: number;
}

/**
 * Chooses what shows the most for a budget: again and again the choice that newly shows the most for each request, until
 * none is left that fits. Of `shown`, each has the sets of ids that show it, any one set being enough. That is no more
 * than some percent from the best there is, which nobody can compute.
 */
export function cover(
  choices: readonly Choice[],
  shown: readonly (readonly (readonly string[])[])[],
  budget: number,
): readonly string[] {
  const chosen = new Set<string>();
  const isShown = (sets: readonly (readonly string[])[], also?: string): boolean =>
    sets.some((ids) => ids.length > 0 && ids.every((id) => id === also || chosen.has(id)));
  let left = budget;
  let open = shown;
  for (;;) {
    const worth = choices
      .filter(({ id, cost }) => cost <= left && !chosen.has(id))
      .map((choice) => ({ choice, gain: open.filter((sets) => isShown(sets, choice.id)).length }))
      .filter(({ gain }) => gain > 0)
      .toSorted((one, other) => other.gain / other.choice.cost - one.gain / one.choice.cost);
    const [best] = worth;
    if (best === undefined) return [...chosen].toSorted();
    chosen.add(best.choice.id);
    left -= best.choice.cost;
    open = open.filter((sets) => !isShown(sets));
  }
}

/**
 * How many of `shown` no choice for the budget can exceed: what shares an id with the chosen, and the most that others could
 * add to that one by one, as if any one id of a set were enough.
 */
export function bound(
  choices: readonly Choice[],
  shown: readonly (readonly (readonly string[])[])[],
  budget: number,
  chosen: readonly string[],
): number {
  const touches = (sets: readonly (readonly string[])[], ids: readonly string[]): boolean =>
    sets.some((set) => set.some((id) => ids.includes(id)));
  const open = shown.filter((sets) => !touches(sets, chosen));
  const gains = choices
    .map(({ id, cost }) => ({ cost, gain: open.filter((sets) => touches(sets, [id])).length }))
    .toSorted((one, other) => other.gain / other.cost - one.gain / one.cost);
  let left = budget;
  let most = shown.length - open.length;
  for (const { gain, cost } of gains) {
    most += gain * Math.min(1, left / cost);
    left = Math.max(0, left - cost);
  }
  return Math.min(shown.length, Math.floor(most));
}
