import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpecs } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import type { Specs } from "../types.ts";
import type { JsonSchema } from "./json-schema.ts";
import { requestSchema } from "./request.ts";
import { errorSchema, responseSchema } from "./response.ts";

/** The generated schemas by the name of their file in schemas/actions/. */
export function generateActionSchemas(specs: Specs): Readonly<Record<string, JsonSchema>> {
  return {
    "error.response.schema.json": errorSchema(specs),
    "generate-data-key.request.schema.json": requestSchema(specs),
    "generate-data-key.response.schema.json": responseSchema(specs),
  };
}

/** Writes schemas/actions/ of a package root from its specs; gives the names of the files written. */
export function writeSchemas(root: string = packageRoot()): readonly string[] {
  const folder = actionsFolder(root);
  mkdirSync(folder, { recursive: true });
  const texts = expectedTexts(root);
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  return texts.map(([name]) => shown(name));
}

/** What differs between schemas/actions/ and what the specs imply, a line each; nothing when they agree. */
export function checkSchemas(root: string = packageRoot()): readonly string[] {
  const folder = actionsFolder(root);
  const texts = expectedTexts(root);
  const drift = texts.flatMap(([name, text]) => {
    const file = join(folder, name);
    if (!existsSync(file)) return [`${shown(name)} is missing`];
    return readFileSync(file, "utf8") === text ? [] : [`${shown(name)} does not match the specs`];
  });
  const names = texts.map(([name]) => name);
  const stray = existsSync(folder) ? readdirSync(folder).filter((name) => !names.includes(name)) : [];
  return [...drift, ...stray.sort().map((name) => `${shown(name)} is not generated from the specs`)];
}

function expectedTexts(root: string): readonly (readonly [string, string])[] {
  const schemas = Object.entries(generateActionSchemas(loadSpecs(root)));
  return schemas.map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`] as const);
}

function actionsFolder(root: string): string {
  return join(root, "schemas", "actions");
}

function shown(name: string): string {
  return `schemas/actions/${name}`;
}
