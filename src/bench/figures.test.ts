import { describe, expect, test } from "vitest";
import { figuresOf } from "./figures.ts";
import type { Round } from "./measures.ts";
import { renderFigures } from "./render.ts";
import { median, ratio, spread } from "./statistics.ts";

function round(startUp: number, exchange: number, bareSeconds: number): Round {
  const run = { phases: { startUp, exchange, closing: 1 }, requests: 900, peakMemory: 200 * 1024 * 1024 };
  return {
    suites: run,
    direct: run,
    bare: { seconds: bareSeconds, requests: 900, unlike: 0 },
    throughput: { endpoint: 4_000, bareServer: 8_000 },
    coldStart: { firstRequest: 0.5, firstOfSuites: 1.5 },
  };
}

const figure = (rounds: readonly Round[], group: string, name: string) =>
  figuresOf(rounds).find((each) => each.group === group && each.name === name);

describe("the arithmetic", () => {
  test("takes the value in the middle, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 9, 1])).toBe(5.5);
    expect(spread([3, 1, 20])).toEqual({ median: 3, minimum: 1, maximum: 20 });
  });

  test("refuses what has no answer", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(() => ratio(1, Number.NaN)).toThrow(RangeError);
  });

  test("compares within a round before it takes the median", () => {
    const rounds = [round(1, 1, 1), round(1, 14, 3), round(1, 3, 4)];
    expect(figure(rounds, "standard run, vitest", "without start-up, over bare")).toMatchObject({
      median: 2,
      minimum: 1,
      maximum: 5,
    });
  });

  test("counts start-up in the whole and not in the comparison", () => {
    const rounds = [round(7, 1, 4)];
    expect(figure(rounds, "standard run, vitest", "in all")?.median).toBe(9);
    expect(figure(rounds, "standard run, vitest", "requests a second, in all")?.median).toBe(100);
    expect(figure(rounds, "standard run, vitest", "without start-up, over bare")?.median).toBe(0.5);
    expect(figure(rounds, "standard run, vitest", "peak memory")?.median).toBe(200);
  });
});

test("the table names its circumstances, and every figure with its unit", () => {
  const figures = [
    { group: "run", name: "requests", unit: "requests", median: 900, minimum: 900, maximum: 901 },
    { group: "run", name: "in all", unit: "s", median: 2.5, minimum: 2, maximum: 3.25 },
    { group: "bare", name: "over", unit: "times", median: 1.5, minimum: 1, maximum: 2 },
  ] as const;
  const circumstances = { node: "v20.19.0", processors: 2, rounds: 1, dropped: 1 };
  expect(renderFigures(figures, circumstances)).toBe(
    [
      "Node 20.19.0, 2 processors, 1 round after 1 dropped",
      "",
      "               median      min      max",
      "",
      "run",
      "  requests        900      900      901  requests",
      "  in all        2.500    2.000    3.250  s",
      "",
      "bare",
      "  over           1.50     1.00     2.00  times",
      "",
    ].join("\n"),
  );
});
