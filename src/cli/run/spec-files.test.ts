import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSpecs, packageRoot } from "../../spec/index.ts";
import { specFilesOf } from "./spec-files.ts";

test("every requirement is found on the line that names it", () => {
  const places = specFilesOf();
  const { requirements } = loadSpecs();
  expect(Object.keys(places).toSorted()).toEqual(requirements.map(({ id }) => id).toSorted());
  for (const [id, { file, line }] of Object.entries(places)) {
    const text = readFileSync(join(packageRoot(), file), "utf8").split("\n")[line - 1];
    expect(text?.trim()).toBe(`- id: ${id}`);
  }
});
