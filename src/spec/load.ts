import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Requirement } from "../model/requirement.ts";
import { contract } from "./contract.ts";
import { crossCheck, type LoadedFolder, type PredictionsFile, type RequirementsFile } from "./cross-check.ts";
import { describeProblem } from "./explain.ts";
import { suggestion } from "./nearest-name.ts";
import { packageRoot } from "./package-root.ts";
import type { ActionFacts, FaultFacts, PredictionFacts, Source, Specs } from "./types.ts";
import { parseYaml, type YamlText, yamlError } from "./yaml-text.ts";

/** The folder of the action that the harness judges; its requirements come first. */
const primary = "generate-data-key";
const folderOrder = [primary, "common", "decrypt"];
const fileNames = ["requirements.yaml", "sources.yaml", "action.yaml", "predictions.yaml"];

const cache = new Map<string, Specs>();

/**
 * Everything below `specs/` of a package root (this package's own unless told otherwise), validated. Read once per root.
 * @throws UsageError with file, line and what to write instead, where a spec is wrong.
 */
export function loadSpecs(root: string = packageRoot()): Specs {
  const known = cache.get(root);
  if (known !== undefined) return known;
  const specs = readSpecs(root);
  cache.set(root, specs);
  return specs;
}

function readSpecs(root: string): Specs {
  const folders = folderNames(root).map((name) => readFolder(root, name));
  const action = readFile<ActionFacts>(root, primary, "action.yaml", "action");
  const predictions = readFile<PredictionsFile>(root, primary, "predictions.yaml", "predictions");
  crossCheck(folders, action, predictions);
  return {
    requirements: folders.flatMap((folder) => requirementsOf(folder.requirements.content)),
    action: action.content,
    predictions: resolvePredictions(predictions.content),
    sources: folders.flatMap((folder) => folder.sources.content.sources),
  };
}

function folderNames(root: string): string[] {
  const specs = join(root, "specs");
  if (!existsSync(specs)) throw new UsageError(`${specs} does not exist; the specs of a package lie there`);
  const found = readdirSync(specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return [...folderOrder, ...found.filter((name) => !folderOrder.includes(name))];
}

function readFolder(root: string, name: string): LoadedFolder {
  const folder = join(root, "specs", name);
  const allowed = name === primary ? fileNames : fileNames.slice(0, 2);
  const stray = existsSync(folder) && readdirSync(folder).find((file) => !allowed.includes(file));
  if (typeof stray === "string") {
    throw new UsageError(
      `specs/${name}/${stray} is not a file of this spec folder${suggestion(stray, allowed)}`,
    );
  }
  return {
    requirements: readFile<RequirementsFile>(root, name, "requirements.yaml", "requirements"),
    sources: readFile<{ sources: readonly Source[] }>(root, name, "sources.yaml", "sources"),
  };
}

function readFile<T>(
  root: string,
  folder: string,
  file: string,
  definition: string,
): { text: YamlText; content: T } {
  const path = join(root, "specs", folder, file);
  const shown = `specs/${folder}/${file}`;
  if (!existsSync(path))
    throw new UsageError(`${shown} is missing; specs/README.md says what belongs into it`);
  const text = parseYaml(readFileSync(path, "utf8"), shown);
  const validate = contract<T>(`spec#/$defs/${definition}`);
  const { value } = text;
  if (validate(value)) return { text, content: value };
  const problem = describeProblem(validate.errors);
  throw yamlError(text, problem.path, problem.message);
}

function requirementsOf(file: RequirementsFile): Requirement[] {
  return file.requirements.map(({ at, ...row }) => ({ ...row, locator: { source: file.source, ...at } }));
}

function resolvePredictions(file: PredictionsFile): PredictionFacts {
  const faults: readonly FaultFacts[] = file.faults.map((fault) => ({
    ...fault,
    codes: typeof fault.codes === "string" ? (file.codeSets[fault.codes] ?? []) : fault.codes,
  }));
  return { ...file, faults, disputes: file.disputes ?? [] };
}
