import type { Parameters } from "../model/exchange.ts";
import type { Effort } from "../model/profile.ts";
import { ALGORITHM, companions, PUBLIC_KEY, validValue, valuesOf } from "./minimal-request.ts";
import type { CaseFacts, RequestSchema } from "./request-schema.ts";
import { enabledKey, keyMaterial, type Row } from "./row.ts";

const UNDEFINED = "UndefinedParameter";

/**
 * Requests that are valid but for one parameter that the schema does not define: a name of no meaning, names that differ
 * from a defined one in case or by a space, and names that mean something to a programming language.
 */
export function unknownParameters(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const base = companions(schema, UNDEFINED);
  return [
    row("name", { ...base, [UNDEFINED]: "x" }, "smoke"),
    row("next-to-everything", { ...everything(schema, facts), [UNDEFINED]: "x" }, "standard"),
    row("object", { ...base, [UNDEFINED]: { a: 1 } }, "thorough"),
    row("empty-name", { ...base, "": "x" }, "thorough"),
    row("constructor", { ...base, constructor: "x" }, "standard"),
    row("toString", { ...base, toString: "x" }, "thorough"),
    ...Object.keys(schema.properties).flatMap((name) => variants(schema, name)),
  ];
}

function variants(schema: RequestSchema, name: string): readonly Row[] {
  const value = name === "KeyId" ? enabledKey : otherValue(schema, name);
  const spellings: readonly (readonly [string, string, Effort])[] = [
    ["camel", name.slice(0, 1).toLowerCase() + name.slice(1), "standard"],
    ["lower", name.toLowerCase(), "standard"],
    ["upper", name.toUpperCase(), "thorough"],
    ["space", `${name} `, "thorough"],
  ];
  const base = companions(schema, UNDEFINED);
  return spellings.map(([spelling, spelled, effort]) =>
    row(`${name}.${spelling}`, { ...base, [spelled]: value }, effort),
  );
}

/** A valid value, and where there are several not the one that the base has, so that its effect would be seen. */
function otherValue(schema: RequestSchema, name: string): unknown {
  return schema.properties[name]?.enum?.at(-1) ?? validValue(schema, name);
}

/** A valid request with every parameter but KeyId. */
export function everything(schema: RequestSchema, facts: CaseFacts): Parameters {
  const names = Object.keys(schema.properties).filter((name) => name !== "KeyId");
  const [algorithm] = valuesOf(schema, ALGORITHM);
  const symbol = facts.algorithmKeys[algorithm] ?? "SM2";
  const values = Object.fromEntries(names.map((name) => [name, validValue(schema, name)]));
  return { ...values, [ALGORITHM]: algorithm, [PUBLIC_KEY]: keyMaterial(symbol) };
}

function row(name: string, parameters: Parameters, effort: Effort): Row {
  return { name: `unknown.${name}`, parameters, faults: ["unknown"], effort };
}
