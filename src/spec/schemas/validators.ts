import type { ErrorObject } from "ajv";
import { compiled } from "../contract.ts";
import { explainSchemaErrors } from "../explain.ts";
import { loadSpecs } from "../load.ts";
import type { JsonSchema } from "./json-schema.ts";
import { requestSchema } from "./request.ts";
import { errorSchema, responseSchema } from "./response.ts";

/** One way in which a value is not of the shape: `pointer` is a JSON pointer (RFC 6901), `keyword` the schema's. */
export interface ShapeViolation {
  readonly pointer: string;
  readonly keyword: string;
  /** One line for people; it holds no value of the document. */
  readonly message: string;
  /** The requirement that the keyword stands for, where it stands for one. */
  readonly requirement?: string;
}

/** Everything in which a value departs from a shape; nothing when it keeps to it. */
export type ShapeValidator = (value: unknown) => readonly ShapeViolation[];

/** Validates the parameters of a GenerateDataKey request. */
export function compileRequestValidator(): ShapeValidator {
  return compile(requestSchema(loadSpecs()));
}

/** Validates the parsed body of a granted GenerateDataKey answer. */
export function compileResponseValidator(): ShapeValidator {
  return compile(responseSchema(loadSpecs()));
}

/** Validates the parsed body of a refused answer. */
export function compileErrorValidator(): ShapeValidator {
  return compile(errorSchema(loadSpecs()));
}

function compile(schema: JsonSchema): ShapeValidator {
  const validate = compiled(schema);
  return (value) => (validate(value) ? [] : violations(validate.errors ?? []));
}

/** The alternatives of an `anyOf` fail one by one; together they are one violation. */
function violations(errors: readonly ErrorObject[]): readonly ShapeViolation[] {
  const alternatives = errors.filter(({ keyword }) => keyword === "anyOf");
  const within = (error: ErrorObject): ErrorObject | undefined =>
    alternatives.find(({ schemaPath }) => error.schemaPath.startsWith(`${schemaPath}/`));
  return errors
    .filter((error) => within(error) === undefined)
    .map((error) =>
      violation(
        error,
        errors.filter((other) => within(other) === error),
      ),
    );
}

function violation(error: ErrorObject, branches: readonly ErrorObject[]): ShapeViolation {
  const requirement = requirementOf(error);
  return {
    pointer: error.instancePath,
    keyword: error.keyword,
    message: branches.length === 0 ? explainSchemaErrors([error]) : explainAlternatives(branches),
    ...(requirement === undefined ? {} : { requirement }),
  };
}

function explainAlternatives(branches: readonly ErrorObject[]): string {
  if (branches.some(({ keyword }) => keyword !== "required")) return explainSchemaErrors(branches);
  return `one of ${branches.map(({ params }) => String(params["missingProperty"])).join(", ")} must be given`;
}

/**
 * Comments are one id, or `KEYWORD ID` for several keywords of one schema. A member that is missing breaks what its own
 * schema stands for, where that says so.
 */
function requirementOf({ keyword, parentSchema, params }: ErrorObject): string | undefined {
  const missing: unknown = parentSchema?.["properties"]?.[params["missingProperty"]]?.["$comment"];
  if (keyword === "required" && typeof missing === "string" && !missing.includes(" ")) return missing;
  const comment: unknown = parentSchema?.["$comment"];
  if (typeof comment !== "string") return undefined;
  const own = comment.split(", ").find((part) => !part.includes(" ") || part.startsWith(`${keyword} `));
  return own?.split(" ").at(-1);
}
