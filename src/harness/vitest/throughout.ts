import { afterAll, beforeAll } from "vitest";
import { registered } from "../check/registry.ts";
import { declareTests, session } from "./worker.ts";

/** The last file of a run: judges what holds for every answer that came before. */
beforeAll(async () => (await session()).ledger.close());
afterAll(async () => (await session()).close());

declareTests(registered().filter(({ body }) => body.kind === "throughout"));
