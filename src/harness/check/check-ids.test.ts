import { expect, it } from "vitest";
import { loadSpecs } from "../../spec/index.ts";
import { loadSuites } from "./load-suites.ts";
import { smokeChecks } from "./smoke-checks.ts";

const checks = await loadSuites();

it("keeps every check id with its requirement and level: what is published never changes its meaning", async () => {
  const lines = checks.map(({ identity }) => `${identity.check} ${identity.requirement} ${identity.level}\n`);
  await expect(lines.sort().join("")).toMatchFileSnapshot("check-ids.snapshot.txt");
});

it("pins the checks of every effort, not of one", () => {
  expect(new Set(checks.map(({ effort }) => effort))).toEqual(new Set(["smoke", "standard", "thorough"]));
});

it("makes a smoke run of the checks that are chosen for it, of requests for much at once, and of what holds for every answer", () => {
  const smoke = checks.filter(({ effort }) => effort === "smoke");
  const acts = smoke.filter(({ body }) => body.kind === "act");
  const ids = acts.map(({ identity }) => identity.check);
  const blends = ids.filter((id) => id.startsWith("GDK-02/grant-what-is-unusual-in-much-at-once["));
  expect(blends.length).toBeGreaterThan(0);
  expect(ids.toSorted()).toEqual([...smokeChecks, ...blends].toSorted());
  expect(smoke.length).toBeGreaterThan(acts.length);
});

it("gives check ids one form", () => {
  for (const { identity } of checks) {
    expect(identity.check).toMatch(/^[A-Z0-9]+-\d\d\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\[[\w.-]+\])?$/);
  }
});

it("tries every requirement that is not excluded, and none that is", () => {
  const cited = new Set(checks.map(({ identity }) => identity.requirement));
  const { requirements } = loadSpecs();
  const untried = requirements.filter(({ id, excluded }) => cited.has(id) === (excluded !== undefined));
  expect(untried.map(({ id }) => id)).toEqual([]);
});
