import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { InternalHarnessError } from "../../model/errors.ts";
import { actFor, closeAll } from "../testing/endpoints.ts";
import type { CheckDefinition } from "./definition.ts";
import { registered } from "./registry.ts";
import { suite, type Vocabulary } from "./suite.ts";

afterEach(closeAll);

let chapters = 0;

/** Declares a chapter of its own and gives its checks. */
function declared(declare: (vocabulary: Vocabulary) => void): readonly CheckDefinition[] {
  const before = registered().length;
  chapters += 1;
  suite(`chapter ${chapters}`, declare);
  return registered().slice(before);
}

const nothing = async () => undefined;
const ids = (checks: readonly CheckDefinition[]) => checks.map(({ identity }) => identity.check);
const efforts = (checks: readonly CheckDefinition[]) => checks.map(({ effort }) => effort);

describe("a sentence of a suite", () => {
  it("becomes a check with an id of its requirement and its title", () => {
    const [check] = declared(({ must }) => must("Grant a Request, once!", "GDK-02").once(nothing));
    expect(check?.identity).toEqual({
      check: "GDK-02/grant-a-request-once",
      requirement: "GDK-02",
      level: "MUST",
      basis: "documented",
      chapter: `chapter ${chapters}`,
      title: "Grant a Request, once!",
    });
    expect(registered()).toContain(check);
  });

  it("becomes a check for each row, named by the row", () => {
    const checks = declared(({ must }) =>
      must("refuse", "GDK-11").each([{ name: "KeySpec.enum.lower" }, { name: "-1" }], nothing),
    );
    expect(ids(checks)).toEqual(["GDK-11/refuse[KeySpec.enum.lower]", "GDK-11/refuse[-1]"]);
    expect(checks[1]?.identity.title).toBe("refuse [-1]");
  });

  it("hands a row and the act to its body", async () => {
    const seen: unknown[] = [];
    const row = { name: "a", value: 5 };
    const [check] = declared(({ must }) =>
      must("hand on", "GDK-11").each([row], async (given, act) => {
        seen.push(given, act);
        return "seen";
      }),
    );
    if (check?.body.kind !== "act") throw new Error("no act");
    const act = await actFor();
    expect(await check.body.act(act)).toBe("seen");
    expect(seen).toEqual([row, act]);
  });

  it("runs from the effort that is said, or that the row asks for, or from standard", () => {
    const rows = [{ name: "plain" }, { name: "deep", effort: "thorough" }] as const;
    const checks = declared(({ must }) => {
      must("run by default", "GDK-02").each(rows, nothing);
      must("run when there is time", "GDK-02").from("thorough").each(rows, nothing);
      must("hold throughout", "GDK-02").throughout();
      must("hold for all", "GDK-02").from("thorough").forAll(fc.nat(), nothing);
    });
    expect(efforts(checks)).toEqual(["standard", "thorough", "thorough", "thorough", "smoke", "thorough"]);
  });

  it("applies to those who claim what it claims", () => {
    const checks = declared(({ must }) => {
      must("decrypt", "GDK-50").claiming("Decrypt").once(nothing);
      must("make", "GDK-50").once(nothing);
    });
    expect(checks.map(({ claim }) => claim)).toEqual(["Decrypt", undefined]);
    expect(checks[1]).not.toHaveProperty("claim");
  });

  it.each([
    ["must", "GDK-99", "GDK-99, which no requirements.yaml has"],
    ["must", "gdk-02", "gdk-02, which no requirements.yaml has"],
    ["should", "GDK-02", "GDK-02 as SHOULD, but it is MUST"],
    ["may", "GDK-03", "GDK-03 as MAY, but it is SHOULD"],
    ["must", "GDK-24", "GDK-24 as MUST, but it is MAY"],
  ] as const)("does not load when it %s and cites %s", (modal, citation, says) => {
    const load = () => declared((vocabulary) => vocabulary[modal]("say", citation).once(nothing));
    expect(load).toThrow(InternalHarnessError);
    expect(load).toThrow(says);
  });

  it("does not load a second time, in its own chapter or in another", () => {
    const twice = () =>
      declared(({ must }) => {
        must("say it", "GDK-02").once(nothing);
        must("Say it.", "GDK-02").once(nothing);
      });
    expect(twice).toThrow("Two checks have the id GDK-02/say-it.");
    declared(({ must }) => must("say another", "GDK-02").once(nothing));
    expect(() => declared(({ must }) => must("say another", "GDK-02").once(nothing))).toThrow("Two checks");
  });

  it("does not load with a table of no rows, which would try nothing", () => {
    const load = () => declared(({ must }) => must("try nothing", "GDK-02").each([], nothing));
    expect(load).toThrow('The table of "try nothing" has no rows.');
  });
});
