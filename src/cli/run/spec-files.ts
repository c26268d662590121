import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SpecFiles, SpecPlace } from "../../report/index.ts";
import { packageRoot } from "../../spec/index.ts";

/** The line of specs/…/requirements.yaml on which each requirement begins, for formats that point at it. */
export function specFilesOf(root = packageRoot()): SpecFiles {
  const files = readdirSync(join(root, "specs"))
    .map((folder) => `specs/${folder}/requirements.yaml`)
    .filter((file) => existsSync(join(root, file)))
    .sort();
  return Object.fromEntries(files.flatMap((file) => placesIn(file, readFileSync(join(root, file), "utf8"))));
}

function placesIn(file: string, text: string): readonly (readonly [string, SpecPlace])[] {
  return text.split("\n").flatMap((content, index) => {
    const [, id] = /^\s*- id:\s*(\S+)\s*$/.exec(content) ?? [];
    return id === undefined ? [] : [[id, { file, line: index + 1 }] as const];
  });
}
