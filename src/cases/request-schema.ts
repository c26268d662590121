import { UsageError } from "../model/errors.ts";
import type { KeySymbol } from "./placeholder.ts";

/** The keywords of one parameter that cases are derived from. */
export interface PropertySchema {
  readonly type: "string" | "integer";
  readonly enum?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
}

/** A request schema as far as cases are derived from it (JSON Schema 2020-12). */
export interface RequestSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
  /** One of these sets of parameters must be there. */
  readonly anyOf: readonly { readonly required: readonly string[] }[];
  /** Parameter to the parameters that it is used with. */
  readonly dependentRequired: Readonly<Record<string, readonly string[]>>;
}

/** Facts of predictions.yaml that a schema cannot say; lengths in bytes. */
export interface CaseFacts {
  /** KeySpec to the length of its data key. */
  readonly keySpecBytes: Readonly<Record<string, number>>;
  /** RSA algorithm to the longest data key that it encrypts. */
  readonly rsaMaximum: Readonly<Record<string, number>>;
  /** Algorithm to the kind of key that it works with. */
  readonly algorithmKeys: Readonly<Record<string, KeySymbol>>;
}

/**
 * Reads a request schema from JSON. The cross-parameter keywords may be missing.
 *
 * @throws UsageError when properties, required or a parameter's keyword is not of the form that cases are derived from.
 */
export function readRequestSchema(value: unknown): RequestSchema {
  const schema = record(value, "the schema");
  const properties = Object.entries(record(schema["properties"], "properties"));
  const dependent = Object.entries(record(schema["dependentRequired"] ?? {}, "dependentRequired"));
  return {
    properties: Object.fromEntries(
      properties.map(([name, item]) => [name, readProperty(item, `properties.${name}`)]),
    ),
    required: strings(schema["required"], "required"),
    anyOf: list(schema["anyOf"] ?? [], "anyOf").map((item, index) => ({
      required: strings(record(item, `anyOf[${index}]`)["required"], `anyOf[${index}].required`),
    })),
    dependentRequired: Object.fromEntries(
      dependent.map(([name, item]) => [name, strings(item, `dependentRequired.${name}`)]),
    ),
  };
}

function readProperty(value: unknown, at: string): PropertySchema {
  const property = record(value, at);
  const type = property["type"];
  if (type !== "string" && type !== "integer") return fail(`${at}.type`, "string or integer");
  return {
    type,
    enum: property["enum"] === undefined ? undefined : strings(property["enum"], `${at}.enum`),
    minimum: number(property["minimum"], `${at}.minimum`),
    maximum: number(property["maximum"], `${at}.maximum`),
    minLength: number(property["minLength"], `${at}.minLength`),
  };
}

function record(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(at, "an object");
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, at: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(at, "a list");
}

function strings(value: unknown, at: string): readonly string[] {
  return list(value, at).map((item) => (typeof item === "string" ? item : fail(at, "a list of strings")));
}

function number(value: unknown, at: string): number | undefined {
  return value === undefined || typeof value === "number" ? value : fail(at, "a number");
}

function fail(at: string, expected: string): never {
  throw new UsageError(
    `The request schema cannot be used to derive cases: ${at} is not ${expected}. Generate the schemas again from specs/.`,
  );
}
