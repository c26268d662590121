import { LENGTH, ordinaryLength, propertyOf, SPEC, validValue, valuesOf } from "../minimal-request.ts";
import { enabledKey } from "../placeholder.ts";
import type { PropertySchema, RequestSchema } from "../request-schema.ts";

/** A value of another JSON type than the parameter's; null is none of them. */
export interface WrongType {
  readonly name: string;
  readonly value: unknown;
}

/** What is wrong with a value of another type, as predictions.yaml calls it. An empty text may also count as none. */
export function typeFault(value: unknown): "empty" | "type" {
  return value === "" ? "empty" : "type";
}

/**
 * Values of every other JSON type for a parameter, each as near to a valid value as that type allows: the valid value
 * inside of an array, the number in its name, the digits of a number as text.
 */
export function wrongTypes(schema: RequestSchema, name: string): readonly WrongType[] {
  const property = propertyOf(schema, name);
  switch (property.type) {
    case "string":
      return forString(name, property, name === "KeyId" ? enabledKey : validValue(schema, name));
    case "integer":
      return forInteger(
        name === LENGTH ? ordinaryLength(schema) : Number(validValue(schema, name)),
        valuesOf(schema, SPEC)[1] ?? "word",
      );
    default:
      return property.type satisfies never;
  }
}

function forString(name: string, property: PropertySchema, valid: unknown): readonly WrongType[] {
  const digits = /\d+$/.exec(property.enum?.[0] ?? "")?.[0];
  return [
    { name: "number", value: Number(digits ?? 42) },
    { name: "object", value: asObject(name, valid) },
    { name: "array", value: [valid] },
    { name: "true", value: true },
    { name: "false", value: false },
    { name: "zero", value: 0 },
    { name: "empty-array", value: [] },
    { name: "empty-object", value: {} },
  ];
}

function asObject(name: string, valid: unknown): unknown {
  return typeof valid === "string" && valid.startsWith("{") ? JSON.parse(valid) : { [name]: valid };
}

/** `word` is a valid value of another parameter: one of a union of types would take it for that. */
function forInteger(valid: number, word: string): readonly WrongType[] {
  return [
    { name: "digits", value: String(valid) },
    { name: "fraction", value: valid + 0.5 },
    { name: "large-fraction", value: 40 * valid + 0.5 },
    { name: "word", value: word },
    { name: "empty", value: "" },
    { name: "true", value: true },
    { name: "false", value: false },
    { name: "array", value: [valid] },
    { name: "object", value: { a: 1 } },
    { name: "empty-array", value: [] },
    { name: "hexadecimal", value: `0x${valid.toString(16)}` },
    { name: "exponent", value: "1e1" },
    { name: "zero-fraction", value: `${valid}.0` },
    { name: "spaced", value: ` ${valid}` },
    { name: "null-text", value: "null" },
    { name: "underscore", value: `${String(valid).slice(0, 1)}_${String(valid).slice(1)}` },
    {
      name: "wide-digits",
      value: String.fromCharCode(...[...String(valid)].map((digit) => digit.charCodeAt(0) + 0xfee0)),
    },
    { name: "array-of-two", value: [valid, valid + 1] },
    { name: "number-in-object", value: { N: String(valid) } },
    { name: "digits-and-unit", value: `${valid}B` },
  ];
}
