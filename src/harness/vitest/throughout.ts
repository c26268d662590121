import { afterAll, beforeAll } from "vitest";
import { registered } from "../registry.ts";
import { declareTests, session } from "./worker.ts";

/** The last file of a run: judges, chapter by chapter, what holds for every answer that came before. */
const checks = registered().filter((definition) => definition.body.kind === "throughout");

beforeAll(async () => (await session()).ledger.close());
afterAll(async () => (await session()).close());

for (const chapter of new Set(checks.map((definition) => definition.identity.chapter))) {
  declareTests(
    chapter,
    checks.filter((definition) => definition.identity.chapter === chapter),
  );
}
