import { afterEach, describe, expect, it } from "vitest";
import { checkOf, closeAll, optionsFor, sessionFor } from "../testing/endpoints.ts";
import { execute, executeAndTell } from "../verdict/execute.ts";
import { judgeThroughout } from "../verdict/throughout.ts";
import { Session } from "./session.ts";
import { addSightings, addTogether, type Sightings } from "./sightings.ts";

afterEach(closeAll);

const odd = {
  rules: (reference: import("../../emulator/index.ts").Rules) => ({
    ...reference,
    respond: async (...[call, envelope]: Parameters<typeof reference.respond>) => ({
      ...(await reference.respond(call, envelope)),
      status: 201,
    }),
  }),
};
const good = checkOf(async ({ repeat }) => {
  await repeat(2, async (act) => void (await act.good()));
});
const throughout = (requirement: string) => checkOf("throughout", { requirement });

/** What two good requests showed, to an endpoint that answers with 201 or rightly. */
async function toldBy(otherwise: Parameters<typeof sessionFor>[0] = {}): Promise<Sightings> {
  return (await executeAndTell(good, await sessionFor(otherwise))).sightings;
}

/** A session that goes on where answers were lost. */
async function sessionAfter(each: Sightings): Promise<Session> {
  const together = addSightings([]);
  const earlier = { each, together, parts: [], name: "part 2", apart: "not those before" };
  return Session.open({ ...(await optionsFor()), earlier });
}

describe("what answers showed", () => {
  it("is told with the verdict of their check, without any data key", async () => {
    const told = await toldBy(odd);
    expect(told.examined).toMatchObject({ "API-04": 2, "GDK-57": 2 });
    expect(told.breaches["API-04"]).toMatchObject({
      reason: "HTTP status 201 instead of 200",
      answers: 2,
      evidence: { answer: { status: 201, body: expect.stringContaining("[redacted: ") } },
    });
  });

  it("holds against a run that goes on without these answers", async () => {
    const session = await sessionAfter(await toldBy(odd));
    await execute(good, session);
    expect(await execute(throughout("API-04"), session)).toMatchObject({
      outcome: "violates",
      reason: "HTTP status 201 instead of 200 (and 1 more answers like it)",
    });
    await session.close();
  });

  it("is enough to judge a statement of which the rest of the run shows nothing", async () => {
    const session = await sessionAfter(await toldBy());
    expect(await execute(throughout("API-04"), session)).toMatchObject({ outcome: "conforms" });
    expect(await execute(throughout("GDK-52"), session)).toMatchObject({ outcome: "inapplicable" });
    await session.close();
  });

  it("says of what only shows in several answers which of them could be compared", async () => {
    const session = await sessionAfter(await toldBy());
    await execute(good, session);
    session.ledger.close();
    expect(await execute(throughout("GDK-52"), session)).toMatchObject({
      outcome: "conforms",
      evidence: ["not those before"],
    });
    expect(await execute(throughout("API-04"), session)).not.toHaveProperty("evidence");
    await session.close();
  });

  it("is told of answers that no check asked for by the check that judges them", async () => {
    const session = await sessionFor(odd);
    await session.exchange({ action: "NoSuchAction", parameters: {} }, {});
    const { sightings } = await executeAndTell(throughout("API-04"), session);
    expect(sightings).toMatchObject({ examined: { "API-04": 1 }, breaches: { "API-04": { answers: 1 } } });
    const { sightings: others } = await executeAndTell(throughout("API-05"), session);
    expect(others).toEqual({ examined: { "API-05": 1 }, breaches: {}, observations: {} });
  });

  it("is told of several answers together by the check that judges them", async () => {
    const session = await sessionFor();
    await execute(good, session);
    session.ledger.close();
    const { sightings } = await executeAndTell(throughout("GDK-52"), session);
    expect(sightings).toEqual({ examined: { "GDK-52": 1 }, breaches: {}, observations: {} });
  });
});

describe("several sightings", () => {
  const shown = { reason: "odd", counterexample: {}, evidence: {}, request: 3, answers: 2 };
  const one: Sightings = {
    examined: { "API-04": 2 },
    breaches: { "API-04": shown },
    observations: { "GDK-41": ["SHA-1"] },
  };
  const other: Sightings = {
    examined: { "API-04": 1, "API-05": 1 },
    breaches: { "API-04": { ...shown, reason: "odder", answers: 1 } },
    observations: { "GDK-41": ["MGF1", "SHA-1"] },
  };

  it("add up, and keep the first breach", () => {
    expect(addSightings([one, other])).toEqual({
      examined: { "API-04": 3, "API-05": 1 },
      breaches: { "API-04": { ...shown, answers: 3 } },
      observations: { "GDK-41": ["MGF1", "SHA-1"] },
    });
    expect(judgeThroughout("API-04", addSightings([one, other]), "again")).toMatchObject({
      outcome: "violates",
      reason: "odd (and 2 more answers like it)",
      request: 3,
      reproduce: "again",
    });
    expect(judgeThroughout("API-05", other, "again")).toEqual({ outcome: "conforms" });
    expect(judgeThroughout("API-06", other, "again").outcome).toBe("inapplicable");
  });

  it("that several answers showed together are shown by the first part that shows them", () => {
    const biased = (reason: string): Sightings => ({
      examined: { "GDK-57": 1 },
      breaches: { "GDK-57": { ...shown, reason, answers: 1 }, "API-04": { ...shown, reason, answers: 1 } },
      observations: {},
    });
    expect(addTogether([addSightings([]), biased("first"), biased("second")])).toMatchObject({
      examined: { "GDK-57": 2 },
      breaches: { "GDK-57": { reason: "first", answers: 1 }, "API-04": { reason: "first", answers: 2 } },
    });
  });
});
