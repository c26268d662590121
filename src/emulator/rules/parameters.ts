import type { Parameter } from "../action.ts";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { checkNames } from "./json-names.ts";

/** How parameters are read, before their values mean anything. */
export interface ParameterRules {
  readonly depthMaximum: number;
  readonly decodeBody: (call: Call, body: Uint8Array) => ReadonlyMap<string, unknown>;
  readonly decodeQuery: (call: Call, query: string) => ReadonlyMap<string, unknown>;
  readonly readParameters: (call: Call) => ReadonlyMap<string, unknown>;
  readonly isAbsent: (value: unknown) => boolean;
  readonly isEmpty: (value: string) => boolean;
  readonly asText: (name: string, value: unknown) => string;
  readonly asInteger: (name: string, value: unknown) => number;
  readonly checkUnknown: (call: Call) => void;
  readonly checkMissing: (call: Call) => void;
  readonly checkTypes: (call: Call) => void;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function parseObject(body: Uint8Array, depthMaximum: number): object {
  let value: unknown;
  try {
    const text = strictUtf8.decode(body);
    checkNames(text, depthMaximum);
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("InvalidParameter", "the body is not JSON in UTF-8");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal("InvalidParameter", "the body is not a JSON object");
}

/** Takes `+` and percent escapes out of one piece of a query. */
function unescapeQuery(piece: string): string {
  try {
    return decodeURIComponent(piece.replaceAll("+", " "));
  } catch {
    throw new Refusal("InvalidParameter", "the query is not percent-encoded UTF-8");
  }
}

function fromQuery(parameter: Parameter | undefined, value: string): unknown {
  return parameter?.type === "integer" && /^-?\d+$/.test(value) ? Number(value) : value;
}

/** The reference's reading: `null` is as good as absent, but a name nobody knows is refused even then. */
export const parameterRules: ParameterRules = {
  depthMaximum: 32,
  decodeBody: (call, body) => new Map(Object.entries(parseObject(body, call.rules.depthMaximum))),
  decodeQuery: (call, query) => {
    const found = new Map<string, unknown>();
    for (const pair of query.split("&")) {
      if (pair === "") continue;
      const [rawName = "", ...rest] = pair.split("=");
      const name = unescapeQuery(rawName);
      if (found.has(name)) throw new Refusal("InvalidParameter", `the name \`${name}\` stands twice`);
      const parameter = call.action.parameters.find((known) => known.name === name);
      found.set(name, fromQuery(parameter, unescapeQuery(rest.join("="))));
    }
    return found;
  },
  readParameters: (call) =>
    call.request.method === "GET"
      ? call.rules.decodeQuery(call, call.query)
      : call.rules.decodeBody(call, call.request.body),
  isAbsent: (value) => value === undefined || value === null,
  isEmpty: (value) => value === "",
  asText: (name, value) => {
    if (typeof value === "string") return value;
    throw new Refusal("InvalidParameter", `\`${name}\` must be a String`);
  },
  asInteger: (name, value) => {
    if (typeof value === "number" && Number.isInteger(value)) return value;
    throw new Refusal("InvalidParameter", `\`${name}\` must be an Integer`);
  },
  checkUnknown: (call) => {
    for (const name of call.parameters.keys()) {
      if (call.action.parameters.some((known) => known.name === name)) continue;
      throw new Refusal("UnknownParameter", name);
    }
  },
  checkMissing: (call) => {
    const { rules, parameters } = call;
    const missing = call.action.parameters.find(
      (known) => known.required && rules.isAbsent(parameters.get(known.name)),
    );
    if (missing !== undefined) throw new Refusal("MissingParameter", missing.name);
  },
  checkTypes: (call) => {
    for (const { name, type } of call.action.parameters) {
      if (type === "string") call.text(name);
      else call.integer(name);
    }
  },
};
