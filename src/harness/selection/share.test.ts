import { describe, expect, it } from "vitest";
import type { Effort } from "../../model/profile.ts";
import { loadSuites } from "../check/load-suites.ts";
import { plannedRequests } from "./planned-requests.ts";
import { select } from "./select.ts";

describe("a shard", () => {
  it.each([
    ["smoke", 2],
    ["standard", 3],
    ["thorough", 5],
  ] as const)("at effort %s takes every check of an act once over all %i shards", async (effort, count) => {
    const checks = await loadSuites();
    const shares = await sharesOf(effort, count);
    const acts = shares.flat().filter(({ body }) => body.kind === "act");
    const whole = select(checks, { effort, only: [] });
    expect(acts.map(({ identity }) => identity.check).toSorted()).toEqual(
      whole.flatMap(({ identity, body }) => (body.kind === "act" ? identity.check : [])).toSorted(),
    );
    const throughout = whole.filter(({ body }) => body.kind === "throughout");
    for (const share of shares) {
      expect(share.filter(({ body }) => body.kind === "throughout")).toEqual(throughout);
    }
  });

  it.each([
    ["smoke", 2],
    ["standard", 4],
    ["thorough", 3],
  ] as const)("at effort %s sends as much as each of the other %i, to a request", async (effort, count) => {
    const loads = (await sharesOf(effort, count)).map((share) =>
      share.reduce((sum, definition) => sum + plannedRequests(definition, effort), 0),
    );
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it("keeps to the selection, and may have nothing of it", async () => {
    const shares = await sharesOf("standard", 3, ["GDK-02/*"]);
    const acts = shares.map((share) => share.filter(({ body }) => body.kind === "act").length);
    expect(acts.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    expect(shares.flat().every(({ identity }) => identity.requirement === "GDK-02")).toBe(true);
  });
});

async function sharesOf(effort: Effort, count: number, only: readonly string[] = []) {
  const checks = await loadSuites();
  const indices = Array.from({ length: count }, (_, at) => at + 1);
  return indices.map((index) => select(checks, { effort, only, shard: { index, count } }));
}
