import type { ErrorObject } from "ajv";
import { type JsonPath, pathOf, printPath } from "./json-path.ts";
import { suggestion } from "./nearest-name.ts";

/** What is wrong with a document, and where: `message` is one line for people. */
export interface Problem {
  readonly path: JsonPath;
  readonly message: string;
}

/**
 * One human line for the errors of a validation, e.g.
 * `pace.requestPerSecond is not a known key; did you mean requestsPerSecond?`.
 * The validator must have been compiled with `verbose`; values are never printed, as they may be secrets.
 */
export function explainSchemaErrors(errors: readonly ErrorObject[] | null | undefined): string {
  return describeProblem(errors).message;
}

/** The most telling of the errors of a validation, with its place. */
export function describeProblem(errors: readonly ErrorObject[] | null | undefined): Problem {
  const telling = tellingError(errors ?? []);
  if (telling === undefined) return { path: [], message: "the document is not valid" };
  const path = placeOf(telling);
  const name = printPath(path) || "the document";
  return { path, message: `${name} ${(phrases[telling.keyword] ?? fallback)(telling, errors ?? [])}` };
}

/** Keywords that only say that something inside them failed. */
const wrappers = new Set(["if", "oneOf", "anyOf", "allOf", "propertyNames"]);

/**
 * An unknown key explains a missing one, and an error deeper in the document is nearer to the mistake. A key counts
 * as unevaluated also when the alternative that knows it failed for another reason: such an error comes last.
 */
function tellingError(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const concrete = errors.filter((error) => !wrappers.has(error.keyword));
  const unknown = concrete.find((error) => error.keyword === "additionalProperties");
  if (unknown !== undefined) return unknown;
  const certain = concrete.filter((error) => error.keyword !== "unevaluatedProperties");
  const candidates = certain.length > 0 ? certain : concrete;
  const deepest = Math.max(...candidates.map(depth));
  return candidates.find((error) => depth(error) === deepest);
}

function depth(error: ErrorObject): number {
  return pathOf(error.instancePath).length;
}

const namedMembers: Readonly<Record<string, string>> = {
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
  required: "missingProperty",
  dependentRequired: "property",
};

function placeOf(error: ErrorObject): JsonPath {
  const path = pathOf(error.instancePath);
  if (error.propertyName !== undefined) return [...path, error.propertyName];
  const member = namedMembers[error.keyword];
  return member === undefined ? path : [...path, parameter(error, member)];
}

type Phrase = (error: ErrorObject, errors: readonly ErrorObject[]) => string;

const fallback: Phrase = (error) => error.message ?? "is not valid";
const unknownKey: Phrase = (error) =>
  `is not a known key${suggestion(placeOf(error).at(-1) ?? "", knownKeys(error))}`;
const described: Phrase = (error) =>
  `must be ${description(error) ?? `of the form ${parameter(error, "pattern")}`}`;
const atLeastOne = (kind: string): Phrase => {
  return (error) => (parameter(error, "limit") === "1" ? "must not be empty" : `has too few ${kind}`);
};
const limit: Phrase = (error) =>
  `must be ${comparisons[parameter(error, "comparison")]} ${parameter(error, "limit")}`;

const comparisons: Readonly<Record<string, string>> = {
  ">=": "at least",
  "<=": "at most",
  ">": "greater than",
  "<": "less than",
};

const phrases: Readonly<Record<string, Phrase>> = {
  additionalProperties: unknownKey,
  unevaluatedProperties: () => "is not a known key here",
  required: () => "is missing",
  dependentRequired: (error) => `is of use only with ${parameter(error, "missingProperty")}`,
  type: (error, errors) => `must be ${expectedTypes(error, errors)}, not ${typeName(error.data)}`,
  enum: (error) => `must be one of ${allowed(error).join(", ")}${meant(error)}`,
  const: (error) => `must be ${JSON.stringify(error.params["allowedValue"])}`,
  not: () => "must not be there",
  pattern: described,
  format: described,
  minLength: atLeastOne("characters"),
  minItems: atLeastOne("items"),
  minProperties: atLeastOne("keys"),
  uniqueItems: () => "has the same item twice",
  minimum: limit,
  maximum: limit,
  exclusiveMinimum: limit,
  exclusiveMaximum: limit,
};

function parameter(error: ErrorObject, name: string): string {
  return String(error.params[name] ?? "");
}

function knownKeys(error: ErrorObject): string[] {
  return Object.keys(error.parentSchema?.["properties"] ?? {});
}

function description(error: ErrorObject): string | undefined {
  const text: unknown = error.parentSchema?.["description"];
  return typeof text === "string" ? text : undefined;
}

function allowed(error: ErrorObject): string[] {
  const values: unknown = error.params["allowedValues"];
  return Array.isArray(values) ? values.map(String) : [];
}

function meant(error: ErrorObject): string {
  return typeof error.data === "string" && allowed(error).length > 2
    ? suggestion(error.data, allowed(error)).replace(/^; known.*/, "")
    : "";
}

/** Alternatives of one place (`anyOf`) report one type each: all of them are named. */
function expectedTypes(error: ErrorObject, errors: readonly ErrorObject[]): string {
  const types = errors
    .filter((other) => other.keyword === "type" && other.instancePath === error.instancePath)
    .map((other) => article(parameter(other, "type")));
  return [...new Set(types)].join(" or ");
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return article(Array.isArray(value) ? "array" : typeof value);
}

function article(type: string): string {
  if (type === "null") return type;
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}
