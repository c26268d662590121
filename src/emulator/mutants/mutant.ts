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
