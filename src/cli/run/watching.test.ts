import { describe, expect, test } from "vitest";
import type { Verdict } from "../../model/verdict.ts";
import type { Surroundings } from "../surroundings.ts";
import { isColored } from "../terminal.ts";
import { fakeSurroundings } from "../testing/stage.ts";
import { createProgress } from "./progress.ts";

const violated: Verdict = {
  check: "GDK-15/x",
  requirement: "GDK-15",
  level: "MUST",
  basis: "documented",
  chapter: "parameters",
  title: "x",
  outcome: "violates",
  culprit: "endpoint",
  reason: "granted",
  requests: 1,
};

function watch(environment: Surroundings["environment"], isTTY: boolean, quiet = false): string {
  const { surroundings, written } = fakeSurroundings(environment);
  const progress = createProgress({ ...surroundings, stderr: { ...surroundings.stderr, isTTY } }, quiet);
  progress.planned(4);
  progress.heard(violated);
  progress.clear();
  progress.clear();
  return written.stderr;
}

describe("progress", () => {
  test("is one line on a terminal, and gone at the end", () => {
    const text = watch({}, true);
    expect(text).toContain("1 of 4 checks, 1 violation");
    expect(text).not.toContain("\n");
    expect(text.split("\r\u001b[2K")).toHaveLength(4);
    expect(text.endsWith("\r\u001b[2K")).toBe(true);
  });

  test.each([
    ["no terminal", {}, false, false],
    ["continuous integration", { CI: "true" }, true, false],
    ["--quiet", {}, true, true],
  ] as const)("is not there with %s", (_name, environment, isTTY, quiet) => {
    expect(watch(environment, isTTY, quiet)).toBe("");
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
] as const)("with %o on a terminal (%s), colours are %s", (environment, isTTY, expected) => {
  const { surroundings } = fakeSurroundings(environment);
  expect(isColored({ ...surroundings, stdout: { ...surroundings.stdout, isTTY } })).toBe(expected);
});
