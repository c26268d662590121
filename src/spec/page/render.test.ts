import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadSpecs } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import type { ActionFacts } from "../types.ts";
import { renderAction } from "./render.ts";

describe("renderAction", () => {
  it("prints action.yaml as it is committed", () => {
    const committed = readFileSync(join(packageRoot(), "specs/generate-data-key/action.yaml"), "utf8");
    expect(renderAction(loadSpecs().action)).toBe(committed);
  });

  it("loses no fact and writes keys in one order", () => {
    const facts: ActionFacts = {
      errors: ["InternalError"],
      response: { RequestId: { type: "String" } },
      parameters: {
        Tags: { usedWith: ["Tags"], required: true, type: "Array of Tag" },
        "1": { type: "Integer", required: false, minimum: -1 },
      },
      regionRequired: true,
      requestsPerSecond: 7,
      domain: "kms.example.com",
      version: "2020-02-30",
      action: "yes",
    };
    const text = renderAction(facts);
    expect(parse(text)).toEqual(facts);
    expect(text.indexOf("action:")).toBeLessThan(text.indexOf("errors:"));
    expect(text).toContain("Tags: { type: Array of Tag, required: true, usedWith: [ Tags ] }");
  });
});
