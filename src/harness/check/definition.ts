import type { Effort } from "../../model/profile.ts";
import type { CheckIdentity, Json } from "../../model/verdict.ts";
import type { Act } from "../act/act.ts";

/** How many cases of a property a run tries, by effort; smoke has no properties. */
export type Runs = Readonly<Record<Exclude<Effort, "smoke">, number>>;

/** One check before it runs. */
export interface CheckDefinition {
  readonly identity: CheckIdentity;
  /** The least effort at which it runs. */
  readonly effort: Effort;
  /** What the endpoint must claim for it to apply. */
  readonly claim?: string;
  /** Nothing else is under way while it runs. */
  readonly alone?: true;
  readonly body: CheckBody;
  /** Parts of its way of asking, by name: each is tried once in a run with a plain good request. */
  readonly leansOn?: readonly string[];
  /** A request that is sent once in a run for all checks that name it. */
  readonly lent?: string;
}

/**
 * What a check does: one act, whose result (if any) is recorded as what was seen; or nothing of its own, because it
 * holds for every answer of the run (`throughout`) and is judged at the end.
 */
export type CheckBody =
  | {
      readonly kind: "act";
      readonly act: (act: Act) => Promise<Json | undefined>;
      /** How many cases it tries, where it is a property. */
      readonly cases?: Runs;
    }
  | { readonly kind: "throughout" };

const ranks: Readonly<Record<Effort, number>> = {
  smoke: 0,
  standard: 1,
  thorough: 2,
};

/** The higher of two efforts. */
export function later(one: Effort, other: Effort): Effort {
  return ranks[one] < ranks[other] ? other : one;
}

/** Whether something that needs `least` is done in a run at `effort`. */
export function includes(effort: Effort, least: Effort): boolean {
  return ranks[least] <= ranks[effort];
}
