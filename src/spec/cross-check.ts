import type { Requirement } from "../model/requirement.ts";
import { suggestion } from "./nearest-name.ts";
import type { ActionFacts, FaultFacts, PredictionFacts, Source } from "./types.ts";
import { type YamlText, yamlError } from "./yaml-text.ts";

/** requirements.yaml as written. */
export interface RequirementsFile {
  readonly prefixes: readonly string[];
  readonly source: string;
  readonly requirements: readonly (Omit<Requirement, "locator"> & {
    readonly at: { readonly section: string; readonly row?: string };
  })[];
}

/** predictions.yaml as written: `codes` is the name of a code set or a list. */
export interface PredictionsFile extends Omit<PredictionFacts, "faults" | "disputes"> {
  readonly faults: readonly (Omit<FaultFacts, "codes"> & { readonly codes: string | readonly string[] })[];
  readonly disputes?: PredictionFacts["disputes"];
}

/** A validated file with the text it came from. */
export interface Loaded<T> {
  readonly text: YamlText;
  readonly content: T;
}

/** The files that every spec folder has. */
export interface LoadedFolder {
  readonly requirements: Loaded<RequirementsFile>;
  readonly sources: Loaded<{ readonly sources: readonly Source[] }>;
}

/**
 * What no schema of a single file can say: ids are unique and have their file's prefix, sources exist,
 * predictions name requirements, parameters, algorithms and code sets that exist.
 * @throws UsageError with file, line and what to write instead.
 */
export function crossCheck(
  folders: readonly LoadedFolder[],
  action: Loaded<ActionFacts>,
  predictions: Loaded<PredictionsFile>,
): void {
  const ids = new Map<string, string>();
  for (const folder of folders) checkRequirements(folder, ids);
  checkSourceIds(folders);
  checkParameters(action);
  checkFaults(predictions, action.content, [...ids.keys()]);
  checkDisputes(predictions, [...ids.keys()]);
  checkTables(predictions, action.content);
}

function checkRequirements(folder: LoadedFolder, ids: Map<string, string>): void {
  const { text, content } = folder.requirements;
  const sources = folder.sources.content.sources.map(({ id }) => id);
  if (!sources.includes(content.source)) {
    throw yamlError(
      text,
      ["source"],
      `${content.source} is not in sources.yaml beside it${suggestion(content.source, sources)}`,
    );
  }
  for (const [index, { id }] of content.requirements.entries()) {
    const path = ["requirements", String(index), "id"];
    const first = ids.get(id);
    if (first !== undefined)
      throw yamlError(text, path, `${id} is taken by ${first}; give this row the next free number`);
    ids.set(id, `${text.fileName}:${text.lineOf(path)}`);
    if (!content.prefixes.some((prefix) => id.startsWith(`${prefix}-`))) {
      throw yamlError(
        text,
        path,
        `${id} has none of the prefixes of this file; write ${content.prefixes.join("- or ")}-…`,
      );
    }
  }
}

function checkSourceIds(folders: readonly LoadedFolder[]): void {
  const seen = new Set<string>();
  for (const { sources } of folders) {
    for (const [index, { id }] of sources.content.sources.entries()) {
      if (seen.has(id))
        throw yamlError(sources.text, ["sources", String(index), "id"], `the source ${id} is there already`);
      seen.add(id);
    }
  }
}

function checkParameters({ text, content }: Loaded<ActionFacts>): void {
  const names = Object.keys(content.parameters);
  for (const [name, facts] of Object.entries(content.parameters)) {
    for (const relation of ["oneOf", "prevailsOver", "usedWith"] as const) {
      for (const other of facts[relation] ?? []) {
        refuseUnknown({ text }, ["parameters", name, relation], other, "parameter of this action", names);
      }
    }
  }
}

function checkFaults(file: Loaded<PredictionsFile>, action: ActionFacts, ids: readonly string[]): void {
  const { text, content } = file;
  const parameters = Object.keys(action.parameters);
  const seen = new Set<string>();
  for (const [index, { fault, codes, requirement }] of content.faults.entries()) {
    const path = ["faults", String(index)];
    if (seen.has(fault))
      throw yamlError(text, path, `the fault ${fault} is there already; a fault has one prediction`);
    seen.add(fault);
    if (fault !== "unknown") {
      refuseUnknown(
        { text },
        [...path, "fault"],
        fault.split(".")[0] ?? "",
        "parameter of the action",
        parameters,
      );
    }
    refuseUnknown({ text }, [...path, "requirement"], requirement, "requirement", ids);
    if (typeof codes === "string") {
      refuseUnknown({ text }, [...path, "codes"], codes, "code set", Object.keys(content.codeSets));
    }
  }
}

function checkDisputes({ text, content }: Loaded<PredictionsFile>, ids: readonly string[]): void {
  for (const [index, { requirement }] of (content.disputes ?? []).entries()) {
    refuseUnknown({ text }, ["disputes", String(index), "requirement"], requirement, "requirement", ids);
  }
}

/** The tables of predictions and the valid values of the action name the same things. */
function checkTables({ text, content }: Loaded<PredictionsFile>, action: ActionFacts): void {
  const algorithms = action.parameters["EncryptionAlgorithm"]?.validValues ?? [];
  const tables = [
    {
      table: "keySpecBytes",
      values: action.parameters["KeySpec"]?.validValues ?? [],
      keys: content.keySpecBytes,
    },
    { table: "algorithmKeys", values: algorithms, keys: content.algorithmKeys },
    {
      table: "rsaMaximum",
      values: algorithms.filter((name) => content.algorithmKeys[name] === "RSA_2048"),
      keys: content.rsaMaximum,
    },
  ];
  for (const { table, values, keys } of tables) {
    for (const key of Object.keys(keys))
      refuseUnknown({ text }, [table, key], key, `valid value for ${table}`, values);
    const missing = values.find((value) => !Object.hasOwn(keys, value));
    if (missing !== undefined)
      throw yamlError(text, [table], `${table} has no line for ${missing}, a valid value in action.yaml`);
  }
}

function refuseUnknown(
  { text }: Pick<Loaded<unknown>, "text">,
  path: readonly string[],
  name: string,
  kind: string,
  known: readonly string[],
): void {
  if (known.includes(name)) return;
  const near = suggestion(name, known);
  throw yamlError(text, path, `${name} is no ${kind}${near.length > 200 ? "" : near}`);
}
