import { loadSuites } from "../check/load-suites.ts";
import { declareTests } from "./worker.ts";

/** The first file of a run: every check that sends requests of its own. */
const checks = await loadSuites();
declareTests(checks.filter(({ body }) => body.kind === "act"));
