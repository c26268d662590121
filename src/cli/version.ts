import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../spec/index.ts";

/** The version of this package, as its package.json has it. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}
