import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { InternalHarnessError } from "../model/errors.ts";
import { packageRoot } from "./package-root.ts";
import type { JsonSchema } from "./schemas/json-schema.ts";

const contracts = ["spec", "profile", "report", "verdicts"] as const;

let loaded: Ajv2020 | undefined;

/**
 * The validate function of an authored contract, by its reference below `urn:kms-conformance:`,
 * e.g. `profile` or `spec#/$defs/action`.
 */
export function contract<T>(reference: string): ValidateFunction<T> {
  const validate = validator().getSchema<T>(`urn:kms-conformance:${reference}`);
  if (validate === undefined) throw new InternalHarnessError(`The schemas have no definition ${reference}.`);
  return validate;
}

/** The validate function of a generated schema, compiled once: another with the same `$id` is the same schema. */
export function compiled(schema: JsonSchema): ValidateFunction {
  return validator().getSchema(String(schema["$id"])) ?? validator().compile(schema);
}

/** One validator for all, for each reads the metaschema anew: strict, every error, with the schema beside each. */
function validator(): Ajv2020 {
  loaded ??= loadContracts();
  return loaded;
}

/** A validator with the settings of this project and nothing in it. */
export function createValidator(): Ajv2020 {
  const made = new Ajv2020({ strict: true, allErrors: true, verbose: true });
  addFormats.default(made);
  return made;
}

function loadContracts(): Ajv2020 {
  const made = createValidator();
  for (const name of contracts) {
    const schema: AnySchemaObject = JSON.parse(
      readFileSync(join(packageRoot(), "schemas", `${name}.schema.json`), "utf8"),
    );
    made.addSchema(schema);
  }
  return made;
}
