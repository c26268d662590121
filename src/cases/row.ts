import type { Parameters } from "../model/exchange.ts";
import type { Effort } from "../model/profile.ts";
import type { Way } from "./way.ts";

/** Parameters with what is wrong with them, without regard to how they are tried. */
export interface Case {
  /** KeyId is left out unless the case is about KeyId itself. */
  readonly parameters: Parameters;
  /** `PARAMETER.what` or `unknown`, as in predictions.yaml; empty means valid. */
  readonly faults: readonly string[];
}

/** A case with a name of its own: one line of a table. */
export interface Row extends Case {
  /** Stable, of letters, digits, `.`, `_` and `-`: part of a frozen check id. */
  readonly name: string;
  /** The least effort at which it is sent. */
  readonly effort: Effort;
  /** The way in which it is asked, where that is not the plain one. */
  readonly way?: Way;
}
