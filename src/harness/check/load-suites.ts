import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { CheckDefinition } from "./definition.ts";
import { registered } from "./registry.ts";

/** The suites lie beside this program's folder, as source and as built. */
const folder = fileURLToPath(new URL("../../../suites/", import.meta.url));

/** Loads every suite into this thread, in the order of their names, and gives the checks that they declare. */
export async function loadSuites(): Promise<readonly CheckDefinition[]> {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  for (const name of names) {
    if (/\.suite\.[jt]s$/.test(name)) await import(pathToFileURL(join(folder, name)).href);
  }
  return registered();
}
