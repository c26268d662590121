import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InternalHarnessError } from "../model/errors.ts";

const packageName = "kms-conformance";

/** The folder of this package, absolute: where specs/ and schemas/ lie, both in a checkout and when installed. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new InternalHarnessError(
        `No package.json of ${packageName} stands above the program; install it again.`,
      );
    }
    folder = parent;
  }
  return folder;
}

function isRoot(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return false;
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  return (
    typeof manifest === "object" && manifest !== null && "name" in manifest && manifest.name === packageName
  );
}
