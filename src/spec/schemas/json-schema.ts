import type { Json } from "../../model/verdict.ts";
import type { FieldType } from "../types.ts";

/** A JSON Schema of draft 2020-12 as plain data. */
export type JsonSchema = { readonly [keyword: string]: Json };

export const draft = "https://json-schema.org/draft/2020-12/schema";

/** The `$id` of a generated schema, e.g. `urn:kms-conformance:actions:generate-data-key:request`. */
export function schemaId(name: string): string {
  return `urn:kms-conformance:actions:${name}`;
}

/** The JSON Schema type of a field of the document. */
export function jsonType(type: FieldType): string {
  switch (type) {
    case "String":
      return "string";
    case "Integer":
      return "integer";
    case "Float":
      return "number";
    case "Boolean":
      return "boolean";
    default:
      return "array";
  }
}
