import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { loadSpecs, type PredictionFacts, packageRoot } from "../../spec/index.ts";
import { type Binding, bindCase } from "../bind-case.ts";
import { RSA_2048 } from "../encryption/public-keys.ts";
import { EXAMPLE_SM2 } from "../encryption/sm2-points.ts";
import { readRequestSchema } from "../request-schema.ts";
import type { Case } from "../row.ts";

const file = `${packageRoot()}/schemas/actions/generate-data-key.request.schema.json`;
const json: unknown = JSON.parse(readFileSync(file, "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  typeof json === "object" && json !== null ? json : false,
);

/** The generated request schema, and the predictions it is used with. */
export const schema = readRequestSchema(json);
export const facts: PredictionFacts = loadSpecs().predictions;

/** What a run would put in the place of placeholders. */
export const binding: Binding = {
  keyId: "23e80852-1e38-11e9-b129-5cb9019b4b01",
  publicKey: (symbol) => (symbol === "SM2" ? EXAMPLE_SM2 : RSA_2048),
};

/** Faults that the schema has no keyword for. */
const BEYOND: ReadonlySet<string> = new Set([
  "format",
  "unlikely",
  "kind",
  "point",
  "form",
  "json",
  "key",
  "default",
  "length",
]);

/** What the generated schema finds wrong with the bound request, as `PARAMETER.keyword`, sorted. */
export function schemaFaults(unbound: Case): readonly string[] {
  if (validate(bindCase(unbound, binding))) return [];
  const found = (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
    const at = instancePath.slice(1);
    if (keyword === "additionalProperties") return "unknown";
    if (keyword === "required" || keyword === "dependentRequired") {
      return `${keyword === "required" ? params["missingProperty"] : params["property"]}.${keyword}`;
    }
    return `${at}.${keyword}`;
  });
  return withoutEchoes(found);
}

/** Drops what follows from another error: enum where the type is wrong, and the branches of anyOf. */
function withoutEchoes(found: readonly string[]): readonly string[] {
  const all = new Set(found);
  const echo = (fault: string) =>
    (fault.endsWith(".enum") && all.has(fault.replace(".enum", ".type"))) ||
    (all.has(".anyOf") && /^(KeySpec|NumberOfBytes)\.required$/.test(fault));
  return [...all].filter((fault) => !echo(fault)).sort();
}

/** What the schema should find for the faults that a case claims. */
export function expectedSchemaFaults(claimed: Case): readonly string[] {
  return [...new Set(claimed.faults.flatMap((fault) => schemaFault(fault, claimed)))].sort();
}

function schemaFault(fault: string, { parameters }: Case): readonly string[] {
  const [name = "", what = ""] = fault.split(".");
  if (fault === "unknown") return ["unknown"];
  if (BEYOND.has(what)) return [];
  if (what === "null") return [`${name}.type`];
  if (what === "loser") return [`${name}.${typeof parameters[name] === "string" ? "enum" : "type"}`];
  if (what === "empty") return emptyFault(name);
  if (what === "usedWith") return [`${name}.dependentRequired`];
  // A member that is null is there for JSON Schema, and may count as left out for an endpoint.
  if (what === "oneOf") return Object.values(parameters).includes(null) ? [] : [".anyOf"];
  return [fault];
}

function emptyFault(name: string): readonly string[] {
  const property = schema.properties[name];
  if (property?.type === "integer") return [`${name}.type`];
  if (property?.enum !== undefined) return [`${name}.enum`];
  return property?.minLength === undefined ? [] : [`${name}.minLength`];
}
