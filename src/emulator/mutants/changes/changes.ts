import { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import type { WireRequest } from "../../message.ts";
import type { Mutant } from "../mutant.ts";

/** A mutant in the order in which one reads it. */
export function mutant(name: string, breaks: readonly string[], vice: string, rules: Change): Mutant {
  return { name, breaks, vice, rules };
}

/** A mutant whose vice shows in few answers; `rare` says in how many. */
export function rareMutant(
  name: string,
  breaks: readonly string[],
  vice: string,
  rare: string,
  rules: Change,
): Mutant {
  return { name, breaks, vice, rules, rare };
}

/** The same call as if another request had been sent; nothing that was read of the first is kept. */
export const resent = (call: Call, request: Partial<WireRequest>): Call =>
  new Call(call.rules, call.state, { ...call.request, ...request }, call.number);
