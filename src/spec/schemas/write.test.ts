import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnySchemaObject } from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import { createValidator } from "../contract.ts";
import { loadSpecs } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import { checkSchemas, generateActionSchemas, writeSchemas } from "./write.ts";

const root = mkdtempSync(join(tmpdir(), "kms-schemas-"));
cpSync(join(packageRoot(), "specs"), join(root, "specs"), { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

function read(file: string): AnySchemaObject {
  return JSON.parse(readFileSync(join(packageRoot(), "schemas", file), "utf8"));
}

describe("the schemas of the action", () => {
  it("are committed as the specs imply them", () => {
    expect(checkSchemas()).toEqual([]);
  });

  it("are written, and drift is told file by file", () => {
    const names = Object.keys(generateActionSchemas(loadSpecs())).map((name) => `schemas/actions/${name}`);
    expect(checkSchemas(root)).toEqual(names.map((name) => `${name} is missing`));
    expect(writeSchemas(root)).toEqual(names);
    expect(checkSchemas(root)).toEqual([]);
    writeFileSync(join(root, names[1] ?? ""), "{}\n");
    writeFileSync(join(root, "schemas/actions/old.schema.json"), "{}\n");
    expect(checkSchemas(root)).toEqual([
      `${names[1]} does not match the specs`,
      "schemas/actions/old.schema.json is not generated from the specs",
    ]);
  });

  it("follow the facts", () => {
    const specs = loadSpecs();
    const parameters = {
      ...specs.action.parameters,
      NumberOfBytes: { type: "Integer", required: true, maximum: 2000, validValues: ["7"] },
      Ratio: { type: "Float", required: false, oneOf: ["Ratio", "KeySpec"] },
      Tags: { type: "Array of Tag", required: false },
      Dry: { type: "Boolean", required: false },
    } as const;
    const schema = generateActionSchemas({ ...specs, action: { ...specs.action, parameters } })[
      "generate-data-key.request.schema.json"
    ];
    expect(schema).toMatchObject({
      required: ["KeyId", "NumberOfBytes"],
      properties: {
        NumberOfBytes: { type: "integer", maximum: 2000, enum: [7] },
        Ratio: { type: "number" },
        Tags: { type: "array" },
        Dry: { type: "boolean" },
      },
      allOf: [{ anyOf: [{}, {}] }, { anyOf: [{ required: ["KeySpec"] }, { required: ["Ratio"] }] }],
    });
    expect(() => createValidator().compile({ ...schema })).not.toThrow();
  });

  it("cite requirements that exist", () => {
    const ids = loadSpecs().requirements.map(({ id }) => id);
    const cited =
      JSON.stringify(generateActionSchemas(loadSpecs())).match(/\b(?:GDK|API|TC3|DEC)-\d+/g) ?? [];
    expect(cited.length).toBeGreaterThan(20);
    for (const id of cited) expect(ids).toContain(id);
  });
});

describe("every schema", () => {
  const files = readdirSync(join(packageRoot(), "schemas"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort();

  it("is there", () => {
    expect(files).toEqual([
      "actions/error.response.schema.json",
      "actions/generate-data-key.request.schema.json",
      "actions/generate-data-key.response.schema.json",
      "profile.schema.json",
      "report.schema.json",
      "spec.schema.json",
      "verdicts.schema.json",
    ]);
  });

  it.each(files)("%s is valid and compiles strictly", (file) => {
    const schema = read(file);
    const validator = createValidator();
    expect(validator.validateSchema(schema)).toBe(true);
    expect(schema).toMatchObject({
      $id: expect.stringMatching(/^urn:kms-conformance:/),
      title: expect.any(String),
      description: expect.any(String),
    });
    // One may refer to another.
    validator.addSchema(files.map(read));
    const parts = Object.keys(schema["$defs"] ?? {}).map((name) => `${schema["$id"]}#/$defs/${name}`);
    for (const reference of [`${schema["$id"]}`, ...parts])
      expect(validator.getSchema(reference)).toBeTypeOf("function");
  });
});
