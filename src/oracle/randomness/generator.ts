import { congruenceIn } from "./congruences.ts";
import { isLinear, isOfMathRandom } from "./linear.ts";
import { isTwisted } from "./twister.ts";

/** Data keys that are looked at: a generator shows in fewer. */
const most = 1000;

/**
 * The way in which data keys can be foreseen from others of their run, or `undefined`: they come of a generator that was
 * not made for secrets. `all` stand nearly in the order in which they were made. By chance less than once in 10^13 runs.
 */
export function generatorOf(all: readonly Uint8Array[]): string | undefined {
  const keys = distinct(all).slice(0, most);
  const congruence = congruenceIn(keys);
  if (congruence !== undefined) return `they come of a generator that can be foreseen: ${congruence}`;
  if (isOfMathRandom(keys)) return "they come of a generator that can be foreseen: Math.random";
  if (isTwisted(keys)) return "they come of a generator that can be foreseen: the Mersenne Twister";
  return isLinear(keys)
    ? "they come of a generator that can be foreseen: all are sums of a few of their bits"
    : undefined;
}

/** Copies of a data key say no more than the first one. */
function distinct(all: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(all.map((key) => [Buffer.from(key).toString("latin1"), key])).values()];
}
