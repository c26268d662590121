import loader, { type LegacyHighs } from "highs";
import { InternalHarnessError } from "../model/errors.ts";

/** Something that can be chosen at a price: the requests of a check. */
export interface Choice {
  readonly id: string;
  readonly cost: number;
  /** What it takes besides, for one request, however many choices need it. */
  readonly needs?: string;
}

/** What was chosen, and how much it shows: no other choice for the budget shows more. */
export interface Cover {
  readonly chosen: readonly string[];
  readonly shows: number;
}

/**
 * Chooses what shows the most for a budget. Of `shown`, each has the sets of ids that show it, any one set being enough.
 * It is solved as a mixed integer program:
 *
 * ```text
 * maximise    Σ s        s: 1 for each that is shown, 0 for what is not
 * where       s ≤ Σ t    t: 1 for each set that is there as a whole
 *             t ≤ x      x: 1 for each choice that is taken, for every x of the set
 *             x ≤ n      n: 1 for what a choice needs besides
 *             Σ cost x + Σ n ≤ budget
 * ```
 */
export async function cover(
  choices: readonly Choice[],
  shown: readonly (readonly (readonly string[])[])[],
  budget: number,
): Promise<Cover> {
  const model = new Model(choices, budget);
  for (const sets of shown) model.add(sets);
  const { Columns: columns } = (await solver()).solve(model.text());
  const taken = choices.filter((_, at) => isTaken(columns[`x${at}`]));
  // What shows nothing may be taken for free where the budget is not used up.
  const chosen = taken.filter(({ id }) => shown.some((sets) => sets.some((ids) => ids.includes(id))));
  const ids = new Set(chosen.map(({ id }) => id));
  const shows = shown.filter((sets) => sets.some((set) => set.length > 0 && set.every((id) => ids.has(id))));
  return { chosen: [...ids].toSorted(), shows: shows.length };
}

async function solver(): Promise<LegacyHighs> {
  // The types of the package are those of its CommonJS half, in which the function is a member.
  const load: unknown = loader;
  if (typeof load !== "function") throw new InternalHarnessError("highs cannot be loaded as a function");
  return load();
}

/** Whether a choice is 1 in the solution, which is reckoned with fractions. */
function isTaken(column: object | undefined): boolean {
  return column !== undefined && "Primal" in column && Number(column.Primal) > 0.5;
}

/** The program in the text form of CPLEX, which has a term a line, for its lines must not be long. */
class Model {
  readonly #budget: number;
  readonly #costs: string[];
  readonly #rules: string[] = [];
  readonly #places: ReadonlyMap<string, string>;
  readonly #needed: ReadonlyMap<string, string>;
  readonly #sets = new Map<string, string>();
  #shown = 0;

  constructor(choices: readonly Choice[], budget: number) {
    this.#budget = budget;
    this.#places = new Map(choices.map(({ id }, at) => [id, `x${at}`]));
    const needed = [...new Set(choices.flatMap(({ needs }) => needs ?? []))];
    this.#needed = new Map(needed.map((name, at) => [name, `n${at}`]));
    this.#costs = [...choices.map(({ cost }, at) => `${cost} x${at}`), ...needed.map((_, at) => `1 n${at}`)];
    for (const { id, needs } of choices)
      if (needs !== undefined) this.#atMost(this.#places.get(id), [this.#needed.get(needs)]);
  }

  /** Adds something with the sets of choices that show it; what is in none is not shown by any choice. */
  add(sets: readonly (readonly string[])[]): void {
    const possible = sets.filter((ids) => ids.length > 0 && ids.every((id) => this.#places.has(id)));
    this.#atMost(`s${this.#shown}`, [...new Set(possible.map((ids) => this.#whole(ids)))]);
    this.#shown += 1;
  }

  #whole(ids: readonly string[]): string {
    const places = [...new Set(ids.map((id) => this.#places.get(id) ?? ""))].toSorted();
    const [only = "", ...others] = places;
    if (others.length === 0) return only;
    const key = places.join(" ");
    const known = this.#sets.get(key) ?? `t${this.#sets.size}`;
    if (!this.#sets.has(key)) for (const place of places) this.#atMost(known, [place]);
    this.#sets.set(key, known);
    return known;
  }

  #atMost(one = "", others: readonly (string | undefined)[]): void {
    this.#rules.push([one, ...others.map((other) => `- ${other}`), "<= 0"].join("\n"));
  }

  text(): string {
    const shown = Array.from({ length: this.#shown }, (_, at) => `s${at}`);
    const whole = [...shown, ...this.#sets.values()];
    return [
      ...["Maximize", shown.join("\n+ ")],
      ...["Subject To", ...this.#rules, `${this.#costs.join("\n+ ")}\n<= ${this.#budget}`],
      ...["Bounds", ...whole.map((name) => `0 <= ${name} <= 1`)],
      ...["Binary", ...this.#places.values(), ...this.#needed.values()],
      "End",
    ].join("\n");
  }
}
