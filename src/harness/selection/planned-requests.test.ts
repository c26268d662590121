import { expect, test } from "vitest";
import type { Effort } from "../../model/profile.ts";
import { loadSuites } from "../check/load-suites.ts";
import { runDirectly } from "../direct.ts";
import { startEmbedded } from "../embedded.ts";
import { preflight } from "../preflight.ts";
import { plannedControls, plannedRequests, plannedSentences, plannedShared } from "./planned-requests.ts";
import { select } from "./select.ts";

const checks = await loadSuites();
const byId = new Map(checks.map((definition) => [definition.identity.check, definition]));

/** Checks of which a run at `effort` sent another number of requests than was planned, with both numbers. */
async function misjudged(effort: Effort): Promise<readonly string[]> {
  const embedded = await startEmbedded();
  const options = { profile: embedded.profile, effort, seed: 3 };
  const { requests: control } = await preflight(options);
  const { verdicts, total } = await runDirectly(checks, options);
  await embedded.close();
  expect(verdicts.length).toBeGreaterThan(50);
  const sent = verdicts.reduce((sum, { requests }) => sum + requests, 0);
  const shared = plannedShared(select(checks, { effort, only: [] }), effort);
  expect(total - sent + 2 * control).toBe(plannedControls + shared);
  return verdicts.flatMap(({ check, requests, outcome }) => {
    // The reference claims what it offers always; what is tried when asked for by name sends nothing.
    if (outcome === "inapplicable") return [];
    const definition = byId.get(check);
    const planned = definition && plannedRequests(definition, effort);
    return planned === requests ? [] : [`${check}: planned ${planned}, sent ${requests}`];
  });
}

test.each(["smoke", "standard", "thorough"] as const)(
  "every check sends the reference exactly what was planned at effort %s",
  async (effort) => {
    expect(await misjudged(effort)).toEqual([]);
  },
  60_000,
);

test("every sentence with a number of its own is one that a suite says", () => {
  const said = new Set(checks.map(({ identity }) => identity.check.replace(/\[.*$/, "")));
  expect(plannedSentences.filter((sentence) => !said.has(sentence))).toEqual([]);
});
