import type { Parameters } from "../../model/exchange.ts";
import type { Effort } from "../../model/profile.ts";
import { ALGORITHM, companions, PUBLIC_KEY, validValue, valuesOf } from "../minimal-request.ts";
import { keyMaterial } from "../placeholder.ts";
import type { CaseFacts, RequestSchema } from "../request-schema.ts";
import type { Row } from "../row.ts";

const UNDEFINED = "UndefinedParameter";

/**
 * Requests that are valid but for one parameter that the schema does not define: a misspelt one, a name of no meaning, and names that
 * mean something to a programming language. Names that differ from a defined one in case alone are left out: readers of
 * JSON that ignore case are common, and the documents do not speak of case.
 */
export function unknownParameters(schema: RequestSchema, facts: CaseFacts): readonly Row[] {
  const base = companions(schema, UNDEFINED);
  return [
    row("name", { ...base, EncryptionContexts: "x" }, "standard"),
    row("next-to-everything", { ...everything(schema, facts), [UNDEFINED]: "x" }, "standard"),
    row("number", { ...base, Length: 16 }, "standard"),
    row("snake-case", { ...base, number_of_bytes: 16 }, "standard"),
    row("underscore", { ...base, _comment: "x" }, "standard"),
    row("prefixed", { ...base, x_note: "x" }, "standard"),
    row("of-decrypt", { ...base, CiphertextBlob: "x" }, "standard"),
    row("of-another-service", { ...base, DryRun: true }, "standard"),
    row("of-the-answer", { ...base, Plaintext: "x" }, "thorough"),
    row("schema", { ...base, $schema: "x" }, "thorough"),
    row("object", { ...base, [UNDEFINED]: { a: 1 } }, "standard"),
    row("empty-name", { ...base, "": "x" }, "standard"),
    row("constructor", { ...base, constructor: "x" }, "thorough"),
    row("toString", { ...base, toString: "x" }, "thorough"),
  ];
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
