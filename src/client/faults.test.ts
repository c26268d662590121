import { describe, expect, it } from "vitest";
import type { Call, Outcome } from "../model/exchange.ts";
import { faults, redirectTo, serveFaults } from "./testing/faults.ts";
import { clientFor, serveAndKeep } from "./testing/loopback.ts";

const call: Call = { parameters: { KeyId: "k" } };
const seen = (outcome: Outcome) =>
  outcome.kind === "unanswered" ? outcome.cause : `status ${outcome.status}`;

/** What a spoilt answer comes to, and what the next request of the same client comes to. */
async function outcomesOf(name: keyof typeof faults, timeout: number) {
  await using upstream = await serveAndKeep();
  await using server = await serveFaults(upstream.endpoint, ({ number }) =>
    number === 1 ? faults[name] : undefined,
  );
  const pace = { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 1 };
  await using client = clientFor(server.endpoint, { timeout, pace });
  const { outcome } = await client.send(call);
  const next = (await client.send(call)).outcome;
  return { outcome, next, passed: server.passed.length };
}

describe("an answer spoilt on its way", () => {
  it.for([
    ["reset mid-answer", "reset"],
    ["Content-Length too short", "status 200"],
    ["Content-Length too long", "reset"],
    ["a truncated chunk", "reset"],
    ["a doubled chunk", "status 200"],
    ["a gzip bomb", "too-large"],
    ["100 MB of JSON", "too-large"],
    ["invalid UTF-8", "status 200"],
    ["a page with 502", "status 502"],
  ] as const)("by %s is %s, and the next one is whole", async ([name, expected]) => {
    const { outcome, next, passed } = await outcomesOf(name, 20_000);
    expect([seen(outcome), seen(next), passed]).toEqual([expected, "status 200", 2]);
  });

  it.for(["hang before the headers", "one byte a second"] as const)(
    "by %s takes the time of one exchange and no more, and the next one is whole",
    async (name) => {
      const { outcome, next } = await outcomesOf(name, 1500);
      expect([seen(outcome), seen(next)]).toEqual(["timeout", "status 200"]);
    },
  );

  it("by a redirection is not followed: nobody else is sent anything", async () => {
    await using elsewhere = await serveAndKeep();
    await using upstream = await serveAndKeep();
    await using server = await serveFaults(upstream.endpoint, () => redirectTo(`${elsewhere.endpoint}/`));
    await using client = clientFor(server.endpoint);
    expect(seen((await client.send(call)).outcome)).toBe("status 307");
    expect(upstream.received[0]?.headers.authorization).toMatch(/^TC3-HMAC-SHA256 /);
    expect(elsewhere.received).toEqual([]);
  });
});
