import { onRegister } from "../registry.ts";
import { declareTests } from "./worker.ts";

/** Runs in the worker before each suite file: what holds for every answer is kept for the last file. */
onRegister((chapter, checks) => {
  declareTests(
    chapter,
    checks.filter((definition) => definition.body.kind === "act"),
  );
});
