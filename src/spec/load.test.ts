import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import { loadSpecs } from "./load.ts";
import { packageRoot } from "./package-root.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A package root of its own with one spec file edited; `line` is where the edit stands. */
function rootWith(file: string, edit: (text: string) => string): string {
  const root = mkdtempSync(join(tmpdir(), "kms-specs-"));
  roots.push(root);
  cpSync(join(packageRoot(), "specs"), join(root, "specs"), { recursive: true });
  const path = join(root, "specs", file);
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(path, after);
  return root;
}

function failure(root: string): string {
  try {
    loadSpecs(root);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "loaded";
}

function lineOf(text: string, piece: string): number {
  return text.slice(0, text.indexOf(piece)).split("\n").length;
}

describe("loadSpecs", () => {
  const specs = loadSpecs();

  it("holds every requirement, those of the action first", () => {
    const files = [...new Set(specs.requirements.map(({ id }) => id.split("-")[0]))];
    expect(files).toEqual(["GDK", "API", "TC3", "DEC"]);
  });

  it("keeps the ids and levels that are published: an id is never reused and never changes its meaning", async () => {
    const ids = specs.requirements.map(({ id, level, basis }) => `${id} ${level} ${basis}\n`).join("");
    await expect(ids).toMatchFileSnapshot("requirement-ids.snapshot.txt");
  });

  it("gives every locator its source", () => {
    const sources = specs.sources.map(({ id }) => id);
    for (const { locator } of specs.requirements) expect(sources).toContain(locator.source);
    expect(specs.requirements.find(({ id }) => id === "GDK-15")?.locator).toEqual({
      source: "gdk",
      section: "2. Input Parameters",
      row: "NumberOfBytes",
    });
  });

  it("resolves the names of code sets", () => {
    const codes = Object.fromEntries(specs.predictions.faults.map((fault) => [fault.fault, fault.codes]));
    expect(codes["NumberOfBytes.maximum"]).toEqual(["InvalidParameter", "InvalidParameterValue"]);
    expect(codes["KeyId.format"]).toEqual(["InvalidParameterValue.InvalidKeyId"]);
  });

  it("reads each root once", () => {
    expect(loadSpecs()).toBe(specs);
    const other = rootWith("decrypt/requirements.yaml", (text) => `${text}\n`);
    expect(loadSpecs(other)).not.toBe(specs);
    expect(loadSpecs(other)).toEqual(specs);
  });
});

const gdk = "generate-data-key/requirements.yaml";
const predictions = "generate-data-key/predictions.yaml";
const action = "generate-data-key/action.yaml";

describe("a spec that is wrong", () => {
  it.each<[name: string, file: string, from: string, to: string, says: string]>([
    ["broken YAML", gdk, "requirements:", "requirements: [", "not readable as YAML"],
    [
      "a key twice",
      gdk,
      "source: gdk",
      "source: gdk\nsource: gdk",
      "not readable as YAML: Map keys must be unique",
    ],
    [
      "an unknown key",
      gdk,
      "    excluded: The address",
      "    exclude: The address",
      "exclude is not a known key; did you mean excluded?",
    ],
    [
      "a missing key",
      gdk,
      '    level: MUST\n    basis: documented\n    at: { section: "1. API Description", row: "Domain name" }',
      "    basis: documented\n    at: { section: x }",
      "requirements[0].level is missing",
    ],
    [
      "a wrong level",
      gdk,
      "level: MUST",
      "level: MUSST",
      "must be one of MUST, SHOULD, MAY; did you mean MUST?",
    ],
    [
      "a demand that nothing says",
      gdk,
      "basis: documented",
      "basis: inferred",
      "requirements[0].level must be one of SHOULD, MAY",
    ],
    ["an id of another form", gdk, "id: GDK-02", "id: GDK02", "must be an id of the form PREFIX-01"],
    [
      "an id twice",
      gdk,
      "id: GDK-02",
      "id: GDK-01",
      "GDK-01 is taken by specs/generate-data-key/requirements.yaml:7; give this row the next free number",
    ],
    [
      "an id of another file",
      gdk,
      "id: GDK-02",
      "id: API-01x".slice(0, 10),
      "has none of the prefixes of this file; write GDK-…",
    ],
    [
      "an id of two files",
      "decrypt/requirements.yaml",
      "id: DEC-01",
      "id: GDK-01",
      "GDK-01 is taken by specs/generate-data-key/requirements.yaml:7",
    ],
    [
      "an unknown source",
      gdk,
      "source: gdk",
      "source: gkd-zh",
      "gkd-zh is not in sources.yaml beside it; did you mean gdk-zh?",
    ],
    [
      "a source twice",
      "decrypt/sources.yaml",
      "sources:",
      "sources:\n  - { id: gdk, title: t, updated: 2026-01-01, retrieved: 2026-01-01 }",
      "the source gdk is there already",
    ],
    [
      "a date that is none",
      "common/sources.yaml",
      "2025-12-04",
      "2025-13-04",
      "sources[0].updated must be a date, YYYY-MM-DD",
    ],
    [
      "a digest that is none",
      "generate-data-key/sources.yaml",
      "sha256: 75",
      "sha256: X5",
      "sources[0].sha256 must be the sha-256 of the saved text",
    ],
    [
      "an unknown type",
      action,
      "KeyId: { type: String,",
      "KeyId: { type: Text,",
      "parameters.KeyId.type must be String, Integer",
    ],
    [
      "an unknown relative",
      action,
      "prevailsOver: [ KeySpec ]",
      "prevailsOver: [ KeySpecs ]",
      "KeySpecs is no parameter of this action; did you mean KeySpec?",
    ],
    [
      "an unknown requirement",
      predictions,
      "requirement: GDK-08",
      "requirement: GDK-99",
      "GDK-99 is no requirement; did you mean GDK-09?",
    ],
    [
      "an unknown code set",
      predictions,
      "codes: missing",
      "codes: mising",
      "mising is no code set; did you mean missing?",
    ],
    [
      "a code that is none",
      predictions,
      "[UnknownParameter, Inv",
      "[unknown, Inv",
      "codes[0] must be an error code",
    ],
    [
      "a fault of another parameter",
      predictions,
      "fault: KeySpec.enum",
      "fault: KeySpek.enum",
      "KeySpek is no parameter of the action; did you mean KeySpec?",
    ],
    [
      "a dispute about no requirement",
      predictions,
      "{ requirement: GDK-06, codes",
      "{ requirement: GDK-60006, codes",
      "GDK-60006 is no requirement",
    ],
    [
      "a fault twice",
      predictions,
      "fault: KeyId.null",
      "fault: KeyId.required",
      "the fault KeyId.required is there already",
    ],
    [
      "a table short of a value",
      predictions,
      "{ AES_128: 16, AES_256: 32 }",
      "{ AES_128: 16 }",
      "keySpecBytes has no line for AES_256",
    ],
    [
      "a table with one too many",
      predictions,
      "AES_256: 32 }",
      "AES_256: 32, AES_512: 64 }",
      "AES_512 is no valid value for keySpecBytes",
    ],
    [
      "an RSA maximum for SM2",
      predictions,
      "{ RSAES_PKCS1_V1_5: 245",
      "{ SM2: 9, RSAES_PKCS1_V1_5: 245",
      "SM2 is no valid value for rsaMaximum",
    ],
  ])("%s is refused with its line", (_name, file, from, to, says) => {
    const root = rootWith(file, (text) => text.replace(from, to));
    const message = failure(root);
    expect(message).toContain(says);
    expect(message).toMatch(/^specs\/[a-z-]+\/[a-z]+\.yaml:\d+: /);
  });

  it("is found on the very line", () => {
    const changed = (text: string) => text.replace("id: GDK-70", "id: GDK-69");
    const root = rootWith(gdk, changed);
    const text = readFileSync(join(packageRoot(), "specs", gdk), "utf8");
    expect(failure(root)).toMatch(`specs/${gdk}:${lineOf(text, "id: GDK-70")}: GDK-69 is taken by`);
  });

  it("may lack a file, have one too many or be empty", () => {
    const missing = rootWith(action, () => "");
    expect(failure(missing)).toBe(`specs/${action}:1: the file is empty`);
    rmSync(join(missing, "specs", action));
    expect(failure(missing)).toBe(`specs/${action} is missing; specs/README.md says what belongs into it`);
    const stray = rootWith(gdk, (text) => `${text}\n`);
    writeFileSync(join(stray, "specs/generate-data-key/actions.yaml"), "a: 1");
    expect(failure(stray)).toContain(
      "actions.yaml is not a file of this spec folder; did you mean action.yaml?",
    );
  });

  it("may be nowhere", () => {
    const root = mkdtempSync(join(tmpdir(), "kms-specs-"));
    roots.push(root);
    expect(failure(root)).toContain("does not exist");
  });
});
