import { loadSpecs } from "../../spec/index.ts";

const toolName = "kms-conformance";
const schemaVersion = "1";

/** Why what another program wrote is not read, to go behind the name of its file; undefined for what this one wrote. */
export function foreignTool(tool: unknown): string | undefined {
  return tool === toolName ? undefined : `was written by ${JSON.stringify(tool)}, not by ${toolName}`;
}

/** Why a file of that schema version is not read, to go behind its name; undefined for the version that is. */
export function foreignVersion(version: unknown): string | undefined {
  if (version === schemaVersion) return undefined;
  const found = `has schema version ${JSON.stringify(version) ?? "none"}`;
  return `${found}, and this program reads ${schemaVersion}; write it again by \`run\` of this version`;
}

/** Why a file about these requirements is not read, to go behind its name; undefined where one of them is known here. */
export function foreignRequirements(ids: readonly string[]): string | undefined {
  const known = new Set(loadSpecs().requirements.map(({ id }) => id));
  if (ids.length === 0 || ids.some((id) => known.has(id))) return undefined;
  return `is about another API: none of its requirements (${ids[0]} and others) is known here`;
}

/** The value of a member; undefined where there is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
