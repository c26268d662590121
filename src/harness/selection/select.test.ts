import { describe, expect, it } from "vitest";
import type { Effort } from "../../model/profile.ts";
import type { CheckDefinition } from "../check/definition.ts";
import { select } from "./select.ts";

const check = (id: string, effort: Effort, chapter: string): CheckDefinition => ({
  identity: {
    check: id,
    requirement: id.split("/")[0] ?? "",
    level: "MUST",
    basis: "documented",
    chapter,
    title: id,
  },
  effort,
  body: { kind: "throughout" },
});

const checks = [
  check("GDK-02/grant", "smoke", "parameters"),
  check("GDK-15/refuse[0]", "standard", "parameters"),
  check("GDK-15/refuse[2147483648]", "thorough", "parameters"),
  check("GDK-150/other", "smoke", "round trip"),
];
const chosen = (effort: Effort, ...only: readonly string[]) =>
  select(checks, { effort, only }).map(({ identity }) => identity.check);

describe("select", () => {
  it("takes every check of the effort when nothing is named", () => {
    expect(chosen("smoke")).toEqual(["GDK-02/grant", "GDK-150/other"]);
    expect(chosen("standard")).toHaveLength(3);
    expect(chosen("thorough")).toHaveLength(4);
  });

  it.each([
    [["GDK-15"], ["GDK-15/refuse[0]"]],
    [["gdk-15*"], ["GDK-15/refuse[0]", "GDK-150/other"]],
    [["GDK-15/*"], ["GDK-15/refuse[0]"]],
    [["GDK-15/refuse[[]0]"], []],
    [["*[0]"], ["GDK-15/refuse[0]"]],
    [["round trip"], ["GDK-150/other"]],
    [
      ["round*", "GDK-02"],
      ["GDK-02/grant", "GDK-150/other"],
    ],
    [["GDK-1"], []],
    [["*"], ["GDK-02/grant", "GDK-15/refuse[0]", "GDK-150/other"]],
  ])("takes by %j %j", (only, ids) => {
    expect(chosen("standard", ...only)).toEqual(ids);
  });

  it("takes a check that is named whatever its effort, but a pattern only within it", () => {
    expect(chosen("smoke", "GDK-15/refuse[2147483648]")).toEqual(["GDK-15/refuse[2147483648]"]);
    expect(chosen("smoke", "GDK-15/refuse*")).toEqual([]);
  });
});
