import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../model/errors.ts";
import type { Effort } from "../../model/profile.ts";
import { Inapplicable, Violation } from "../answer/throws.ts";
import { actFor, closeAll } from "../testing/endpoints.ts";
import { tryAll } from "./property.ts";

const shared = await actFor();
afterAll(closeAll);

const runs = { standard: 3, thorough: 100 };
const large = fc.nat({ max: 1_000_000 });

/** What a property that fails by `act` throws, and the values that were tried. */
async function thrown(act: (value: number) => unknown) {
  const values: number[] = [];
  const error = await tryAll(
    large,
    async (value) => {
      values.push(value);
      const problem = act(value);
      if (problem) throw problem;
      return undefined;
    },
    runs,
    shared,
  ).catch((problem: unknown) => problem);
  return { error, values };
}

describe("tryAll", () => {
  it("tries as many values as the effort asks for, and the same ones for a seed", async () => {
    const tried = async (effort: Effort, seed: number) => {
      const values: number[] = [];
      const keep = async (value: number) => {
        values.push(value);
        return undefined;
      };
      await tryAll(large, keep, runs, await actFor({ effort, seed }));
      return values;
    };
    const [few, again, other] = [
      await tried("standard", 1),
      await tried("standard", 1),
      await tried("standard", 2),
    ];
    expect(few).toHaveLength(3);
    expect(again).toEqual(few);
    expect(other).not.toEqual(few);
    expect(await tried("thorough", 1)).toHaveLength(100);
  });

  it("throws the violation of the smallest value that fails", async () => {
    const { error } = await thrown((value) => value >= 1000 && new Violation(`${value} is too large`));
    expect(error).toBeInstanceOf(Violation);
    expect(error).toMatchObject({ message: "1000 is too large" });
  });

  it("spends at most 40 more values on shrinking", async () => {
    const { error, values } = await thrown(() => new Violation("always"));
    expect(error).toBeInstanceOf(Violation);
    expect(values.length).toBeGreaterThan(1);
    expect(values.length).toBeLessThanOrEqual(41);
  });

  it("stops shrinking when the budget is spent, with the smallest found so far", async () => {
    let last = Number.POSITIVE_INFINITY;
    const { error, values } = await thrown((value) => {
      if (value >= last) return undefined;
      last = value;
      return new Violation(`${value}`);
    });
    expect(error).toMatchObject({ message: `${last}` });
    expect(values.length).toBeLessThanOrEqual(50 + 40);
  });

  it.each([new EnvironmentError("gone"), new Inapplicable("not offered"), new TypeError("a mistake")])(
    "ends at once with %s",
    async (problem) => {
      const { error, values } = await thrown(() => problem);
      expect([error, values.length]).toEqual([problem, 1]);
    },
  );

  it("keeps a violation that was found before the endpoint went away", async () => {
    let calls = 0;
    const { error } = await thrown(() => {
      calls += 1;
      return calls === 1 ? new Violation("seen") : new EnvironmentError("gone");
    });
    expect(error).toMatchObject({ message: "seen" });
    expect(calls).toBe(2);
  });
});
