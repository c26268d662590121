import { afterEach, expect, it } from "vitest";
import { DeclaredAbsent, Inapplicable, Violation } from "../answer/throws.ts";
import { select } from "../selection/select.ts";
import { actFor, closeAll, plainEndpoint, refusal, sessionFor } from "../testing/endpoints.ts";
import { execute } from "../verdict/execute.ts";
import { loadSuites } from "./load-suites.ts";
import { inOneSecond, type Rush, unthrottled } from "./rate.ts";

afterEach(closeAll);

/** Answers of a real session, as if they had gone out `milliseconds` apart; those at `again` a second time. */
async function rush(wanted: number, milliseconds: number, again: readonly number[] = []): Promise<Rush> {
  const { answers } = await inOneSecond(await actFor(), wanted);
  return {
    wanted,
    answers: answers.map((answer, at) => ({
      ...answer,
      exchange: { ...answer.exchange, sentAt: at * milliseconds, retries: again.includes(at) ? 2 : 0 },
    })),
  };
}

it("tells the rate that was reached and that nothing was throttled", async () => {
  expect(unthrottled(await rush(10, 100))).toEqual({ requests: 10, perSecond: 10, throttled: 0 });
});

it("is violated by one request that was found too frequent, whatever the rate", async () => {
  for (const milliseconds of [0, 100, 500]) {
    const throttled = await rush(10, milliseconds, [3, 4]);
    expect(() => unthrottled(throttled)).toThrow(Violation);
    expect(() => unthrottled(throttled)).toThrow(/^2 of 10 requests, sent at \d+ a second, were refused for/);
  }
});

it("says nothing where too few went out", async () => {
  const slow = await rush(10, 200);
  expect(() => unthrottled(slow)).toThrow(Inapplicable);
  expect(() => unthrottled(slow)).toThrow("only 5 requests a second went out, of 10");
});

it("never oversteps a slower pace: nothing is sent", async () => {
  const act = await actFor({ profile: (own) => ({ ...own, pace: { ...own.pace, requestsPerSecond: 9 } }) });
  const tried = inOneSecond(act, 10);
  await expect(tried).rejects.toThrow(DeclaredAbsent);
  await expect(tried).rejects.toThrow("raise pace.requestsPerSecond");
  expect(act.requests).toBe(0);
});

it("is a check that is selected by its claim, and counts what an endpoint throttles", async () => {
  const [check, ...others] = select(await loadSuites(), { effort: "standard", only: ["rate-limit"] });
  expect([check?.identity.check, others]).toEqual(["GDK-03/serve-100-requests-in-a-second", []]);
  let asked = 0;
  const { url } = await plainEndpoint(() => {
    asked += 1;
    if (asked % 10 === 0) return { body: refusal("RequestLimitExceeded") };
    const granted = {
      KeyId: "k",
      Plaintext: Buffer.alloc(32, asked).toString("base64"),
      CiphertextBlob: "b",
    };
    return { body: { Response: { ...granted, RequestId: crypto.randomUUID() } } };
  });
  const session = await sessionFor({
    profile: (own) => ({
      ...own,
      endpoint: url,
      claims: [...own.claims, "rate-limit"],
      fixtures: { ...own.fixtures, enabledKey: "k" },
    }),
  });
  const verdict = check && (await execute(check, session));
  expect(verdict).toMatchObject({
    outcome: "violates",
    reason: expect.stringMatching(
      /^\d+ of 100 requests, sent at \d+ a second, were refused for their frequency/,
    ),
  });
  expect(session.totals().retried).toBeGreaterThanOrEqual(10);
});
