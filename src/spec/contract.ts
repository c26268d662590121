import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnySchemaObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { InternalHarnessError } from "../model/errors.ts";
import { packageRoot } from "./package-root.ts";

const contracts = ["spec", "profile", "report"] as const;

let loaded: Ajv2020 | undefined;

/** A validator with the settings of this project: strict, every error, with the schema beside each. */
export function createValidator(): Ajv2020 {
  const validator = new Ajv2020({ strict: true, allErrors: true, verbose: true });
  addFormats.default(validator);
  return validator;
}

/**
 * The validate function of an authored contract, by its reference below `urn:kms-conformance:`,
 * e.g. `profile` or `spec#/$defs/action`.
 */
export function contract<T>(reference: string): ValidateFunction<T> {
  loaded ??= loadContracts();
  const validate = loaded.getSchema<T>(`urn:kms-conformance:${reference}`);
  if (validate === undefined) throw new InternalHarnessError(`The schemas have no definition ${reference}.`);
  return validate;
}

function loadContracts(): Ajv2020 {
  const validator = createValidator();
  for (const name of contracts) {
    const schema: AnySchemaObject = JSON.parse(
      readFileSync(join(packageRoot(), "schemas", `${name}.schema.json`), "utf8"),
    );
    validator.addSchema(schema);
  }
  return validator;
}
