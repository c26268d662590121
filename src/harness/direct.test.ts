import { afterEach, describe, expect, it } from "vitest";
import type { Rules } from "../emulator/index.ts";
import { loadSuites } from "./check/load-suites.ts";
import { runDirectly } from "./direct.ts";
import { checkOf, closeAll, optionsFor } from "./testing/endpoints.ts";

afterEach(closeAll);

const checks = await loadSuites();

describe("a direct run", () => {
  it.each([
    ["smoke", 100],
    ["standard", 1000],
  ] as const)(
    "of effort %s finds that the reference conforms, in fewer than %d requests",
    async (effort, most) => {
      const { verdicts, total, retried } = await runDirectly(checks, await optionsFor({ effort }));
      // Its own profile does not claim what is tried only when it is asked for.
      const tried = verdicts.filter((verdict) => verdict.outcome !== "inapplicable" || !verdict.declared);
      expect(verdicts.length - tried.length).toBeLessThanOrEqual(1);
      expect(tried.filter(({ outcome }) => outcome !== "conforms")).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(30);
      expect(new Set(verdicts.map(({ check }) => check)).size).toBe(verdicts.length);
      expect(total).toBeLessThan(most);
      expect(retried).toBe(0);
    },
  );

  it("says of each check that the cap was reached, also where it was reached by the control", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      respond: (call) => {
        const refusal = { Code: "RequestLimitExceeded", Message: "slow" };
        return reference.respond(call, { Response: { Error: refusal, RequestId: "r" } });
      },
    });
    const options = await optionsFor({ rules, effort: "smoke", maxRequests: 1 });
    const { verdicts, total } = await runDirectly(checks, options, { only: ["parameters"] });
    expect(total).toBe(1);
    expect(verdicts.length).toBeGreaterThan(5);
    for (const verdict of verdicts.filter(({ title }) => !title.includes("every answer")))
      expect(verdict).toMatchObject({
        outcome: "inconclusive",
        reason: expect.stringContaining("the request cap is reached"),
      });
  });

  it("takes the checks that are named, those of the whole run last", async () => {
    const { verdicts } = await runDirectly(checks, await optionsFor(), { only: ["GDK-09", "GDK-59"] });
    expect(verdicts.map(({ check }) => check)).toEqual([
      "GDK-09/give-aes-128-a-data-key-of-16-bytes",
      "GDK-09/give-16-bytes-for-aes-128-in-every-answer",
      "GDK-59/hold-the-four-documented-members",
    ]);
  });

  it("records what the endpoint chose where the page leaves a choice", async () => {
    const { verdicts } = await runDirectly(checks, await optionsFor(), { only: ["GDK-32"] });
    const seen = verdicts.find(({ check }) => check.startsWith("GDK-32/keep-to"));
    expect(seen).toMatchObject({ outcome: "conforms", evidence: ["sm2-without-04-prefix"] });
  });

  it("finds one vice, in the check of its requirement and in no other", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      keySpecBytes: { ...reference.keySpecBytes, AES_128: 24 },
    });
    const { verdicts } = await runDirectly(checks, await optionsFor({ rules, effort: "smoke" }));
    const violated = verdicts.filter(({ outcome }) => outcome === "violates");
    expect(violated.map(({ requirement }) => requirement)).toContain("GDK-09");
    expect(violated.map(({ requirement }) => requirement)).not.toContain("GDK-10");
  });

  it("begins no further check once it has heard enough", async () => {
    const options = await optionsFor({
      profile: (own) => ({ ...own, pace: { ...own.pace, concurrency: 1 } }),
    });
    const { verdicts, total } = await runDirectly(checks, options, {
      enough: ({ check }) => check.startsWith("GDK-07/"),
    });
    expect(verdicts.some(({ check }) => check.startsWith("GDK-07/"))).toBe(true);
    expect(verdicts.length).toBeLessThan(60);
    expect(total).toBeLessThan(200);
  });

  it("gives every check its verdict when nobody answers", async () => {
    const options = await optionsFor({ profile: (own) => ({ ...own, endpoint: "http://127.0.0.1:1" }) });
    const { verdicts } = await runDirectly(checks, { ...options, effort: "smoke" });
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(
      new Set(["inconclusive", "inapplicable"]),
    );
    for (const verdict of verdicts) {
      if (verdict.outcome === "inconclusive") expect(verdict.culprit).toBe("environment");
    }
  });

  it("runs checks side by side, at most two for each request under way, and alone where they must be", async () => {
    let running = 0;
    const beside = { many: 0, alone: 0 };
    const order: string[] = [];
    const checkFor = (kind: "many" | "alone", at: number) => {
      const made = checkOf(async ({ good }) => {
        running += 1;
        beside[kind] = Math.max(beside[kind], running);
        await good();
        running -= 1;
        order.push(kind);
        return undefined;
      });
      const identity = { ...made.identity, check: `GDK-02/${kind}[${at}]`, chapter: kind };
      return { ...made, identity, ...(kind === "alone" ? { alone: true as const } : {}) };
    };
    const alone = Array.from({ length: 4 }, (_, at) => checkFor("alone", at));
    const many = Array.from({ length: 60 }, (_, at) => checkFor("many", at));
    const { verdicts } = await runDirectly([...alone, ...many], await optionsFor());
    expect(beside).toEqual({ many: 16, alone: 1 });
    expect(order).toEqual([...many.map(() => "many"), ...alone.map(() => "alone")]);
    const declared = [...alone, ...many].map(({ identity }) => identity.check);
    expect(verdicts.map(({ check }) => check)).toEqual(declared);
  });
});
