import type { Rules } from "../rules.ts";

/** The reference with one named vice. */
export interface Mutant {
  /** In kebab-case, names the vice: `maximum-1023`. */
  readonly name: string;
  /** Ids of the requirements that it breaks, first the one it is about. */
  readonly breaks: readonly string[];
  /** One sentence: what is wrong. */
  readonly vice: string;
  /** Called once for each endpoint: what a closure made inside remembers is that endpoint's own. */
  readonly rules: (reference: Rules) => Rules;
  /** How seldom the vice shows, where it does not always: `one answer in 256`. */
  readonly rare?: string;
}

/** Names a vice. `breaks` are requirement ids, first the one that it is about. */
export function mutant(
  name: string,
  breaks: readonly string[],
  vice: string,
  rules: Mutant["rules"],
  rare?: string,
): Mutant {
  return rare === undefined ? { name, breaks, vice, rules } : { name, breaks, vice, rules, rare };
}
