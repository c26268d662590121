import fc from "fast-check";
import type { Json } from "../../model/verdict.ts";
import type { Act } from "../act/act.ts";
import { Violation } from "../answer/throws.ts";
import type { Runs } from "./definition.ts";

/** Requests that shrinking may spend on one counterexample. */
const shrinkBudget = 40;

/**
 * Tries a property on random values and throws the violation of the smallest one that fails. What is no violation
 * (an endpoint out of reach, a fixture that is missing) ends the trying at once and is thrown as it is, unless a
 * violation was found before.
 */
export async function tryAll<T>(
  arbitrary: fc.Arbitrary<T>,
  act: (value: T, act: Act) => Promise<Json | undefined>,
  runs: Runs,
  context: Act,
): Promise<undefined> {
  let stopped: unknown;
  let smallest: Violation | undefined;
  let budget = shrinkBudget;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (stopped !== undefined || budget <= 0) return;
    if (smallest) budget -= 1;
    context.begin();
    try {
      await act(value, context);
    } catch (error) {
      if (!(error instanceof Violation)) {
        stopped = error;
        return;
      }
      smallest = error;
      throw error;
    }
  });
  const { path, effort } = context.session;
  const which =
    path === undefined
      ? { numRuns: effort === "smoke" ? 1 : runs[effort] }
      : { numRuns: 1, path, endOnFailure: true };
  const { counterexamplePath } = await fc.check(property, { seed: context.seed, ...which });
  if (smallest) throw smallest.at(counterexamplePath);
  if (stopped !== undefined) throw stopped;
  return undefined;
}
