import { describe, expect, it } from "vitest";
import { createValidator } from "./contract.ts";
import { describeProblem, explainSchemaErrors } from "./explain.ts";
import type { JsonSchema } from "./schemas/json-schema.ts";

function explain(schema: JsonSchema, value: unknown): string {
  const validate = createValidator().compile(schema);
  if (validate(value)) return "valid";
  return explainSchemaErrors(validate.errors);
}

const properties = (members: JsonSchema): JsonSchema => ({ type: "object", properties: members });
const text = { type: "string" };

describe("explainSchemaErrors", () => {
  it.each<[says: string, schema: JsonSchema, value: unknown]>([
    [
      "pat is not a known key; did you mean path?",
      { ...properties({ path: text }), additionalProperties: false },
      { pat: 1 },
    ],
    [
      "zzz is not a known key; known are path",
      { ...properties({ path: text }), additionalProperties: false },
      { zzz: 1 },
    ],
    ["zzz is not a known key", { type: "object", additionalProperties: false }, { zzz: 1 }],
    ["b is not a known key here", { ...properties({ path: text }), unevaluatedProperties: false }, { b: 1 }],
    ["path is missing", { ...properties({ path: text }), required: ["path"] }, {}],
    [
      "a is of use only with b",
      { ...properties({ a: text, b: text }), dependentRequired: { a: ["b"] } },
      { a: "" },
    ],
    ["a must be a string, not an array", properties({ a: text }), { a: [] }],
    [
      "a must be a string or null, not an object",
      properties({ a: { anyOf: [text, { type: "null" }] } }),
      { a: {} },
    ],
    ["a must be an integer, not null", properties({ a: { type: "integer" } }), { a: null }],
    ["the document must be an object, not a boolean", { type: "object" }, true],
    [
      "a must be one of smoke, standard, thorough; did you mean smoke?",
      properties({ a: { enum: ["smoke", "standard", "thorough"] } }),
      { a: "smok" },
    ],
    ["a must be one of 1, 2", properties({ a: { enum: [1, 2] } }), { a: 3 }],
    ['a must be "1"', properties({ a: { const: "1" } }), { a: 1 }],
    ["a must not be there", properties({ a: { not: {} } }), { a: 1 }],
    [
      "a must be a word",
      properties({ a: { ...text, pattern: "^[a-z]+$", description: "a word" } }),
      { a: "1" },
    ],
    ["a must be of the form ^x$", properties({ a: { ...text, pattern: "^x$" } }), { a: "1" }],
    [
      "a must be a date",
      properties({ a: { ...text, format: "date", description: "a date" } }),
      { a: "2027-13-01" },
    ],
    ["a must not be empty", properties({ a: { ...text, minLength: 1 } }), { a: "" }],
    ["a must not be empty", properties({ a: { type: "array", minItems: 1 } }), { a: [] }],
    ["a has too few characters", properties({ a: { ...text, minLength: 2 } }), { a: "x" }],
    ["a has the same item twice", properties({ a: { type: "array", uniqueItems: true } }), { a: [1, 1] }],
    ["a must be at least 1", properties({ a: { type: "integer", minimum: 1 } }), { a: 0 }],
    ["a must be greater than 0", properties({ a: { type: "number", exclusiveMinimum: 0 } }), { a: 0 }],
    ["a must be at most 9", properties({ a: { type: "integer", maximum: 9 } }), { a: 10 }],
    [
      "a[1].b must be a string, not a number",
      properties({ a: { type: "array", items: properties({ b: text }) } }),
      { a: [{}, { b: 1 }] },
    ],
    ['["x.y"] must be a string, not a number', { type: "object", additionalProperties: text }, { "x.y": 1 }],
    [
      "Foo must be lower case",
      { type: "object", propertyNames: { ...text, pattern: "^[a-z]*$", description: "lower case" } },
      { Foo: 1 },
    ],
  ])("%s", (says, schema, value) => {
    expect(explain(schema, value)).toBe(says);
  });

  it("prefers an unknown key to the missing one that it probably is", () => {
    const schema = { ...properties({ endpoint: text }), required: ["endpoint"], additionalProperties: false };
    expect(explain(schema, { endpont: "x" })).toBe("endpont is not a known key; did you mean endpoint?");
  });

  it("prefers the error deepest in the document", () => {
    const list = { type: "array", items: { ...text, minLength: 1 } };
    expect(explain(properties({ a: { anyOf: [text, list] } }), { a: ["x", ""] })).toBe(
      "a[1] must not be empty",
    );
  });

  it("prints no value, since it may be a secret", () => {
    const schema = properties({ key: { ...text, pattern: "^[A-Z]+$" } });
    expect(explain(schema, { key: "hunter2" })).not.toContain("hunter2");
  });

  it("tells the place of the error", () => {
    const validate = createValidator().compile({ ...properties({ a: text }), additionalProperties: false });
    validate({ "b/~": 1 });
    expect(describeProblem(validate.errors).path).toEqual(["b/~"]);
  });

  it("says something of a failure without errors", () => {
    expect(explainSchemaErrors(null)).toBe("the document is not valid");
  });
});
