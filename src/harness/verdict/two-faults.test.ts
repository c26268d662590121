import { afterAll, expect, it } from "vitest";
import type { Verdict } from "../../model/verdict.ts";
import { loadSuites } from "../check/load-suites.ts";
import { runDirectly } from "../direct.ts";
import { closeAll, type Otherwise, optionsFor } from "../testing/endpoints.ts";

afterAll(closeAll);
const checks = await loadSuites();

/** What was seen of every pair of faults, by the id of its check. */
async function pairsSeen(otherwise: Otherwise): Promise<ReadonlyMap<string, Verdict>> {
  const { verdicts } = await runDirectly(checks, await optionsFor(otherwise), { only: ["GDK-68"] });
  const rows = verdicts.filter(({ check }) => check.endsWith("]"));
  return new Map(rows.map((verdict) => [verdict.check, verdict]));
}

const table = "GDK-68/explain-a-fault-in-each-of-two-parameters-by-one-of-them";
const seenOf = (verdict: Verdict | undefined) =>
  verdict?.outcome === "conforms" ? verdict.evidence : verdict?.outcome;

it("records which of two faults was found first, under names that are the same for every endpoint and run", async () => {
  const reference = await pairsSeen({ seed: 1 });
  const other = await pairsSeen({
    seed: 2,
    rules: (rules) => ({
      ...rules,
      order: rules.order.toSorted((one, two) => Number(one === "unknown") - Number(two === "unknown")),
    }),
  });
  expect([...other.keys()]).toEqual([...reference.keys()]);
  for (const verdict of [...reference.values(), ...other.values()]) {
    expect(seenOf(verdict)).toMatch(/^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)?$/);
  }
  const pair = `${table}[KeyId.type-unknown]`;
  expect([seenOf(reference.get(pair)), seenOf(other.get(pair))]).toEqual([
    "UnknownParameter",
    "InvalidParameter",
  ]);
});

it("does not take a code that neither of the two explains", async () => {
  const seen = await pairsSeen({
    rules: (rules) => ({ ...rules, errorCode: () => "LimitExceeded" }),
  });
  expect(new Set([...seen.values()].map(({ outcome }) => outcome))).toEqual(new Set(["violates"]));
});
