import { describe, expect, it } from "vitest";
import { createFakeClock } from "../../client/testing/fake-clock.ts";
import { EnvironmentError } from "../../model/errors.ts";
import type { Call, Exchange } from "../../model/exchange.ts";
import { answered, unanswered } from "../../oracle/testing/exchanges.ts";
import { Reach } from "./reach.ts";

const ok = answered({ Response: {} });
const call: Call = { parameters: { KeyId: "mine" } };
const isProbe = ({ parameters }: Call): boolean => parameters["KeyId"] === "control";

/** A reach over what `answer` says, by the call and the time; counts what is sent. */
function reachOver(answer: (call: Call, time: number) => Exchange, patience?: number) {
  const clock = createFakeClock();
  const sent: Call[] = [];
  const send = async (given: Call): Promise<Exchange> => {
    sent.push(given);
    return answer(given, clock.elapsed());
  };
  return { reach: new Reach(send, patience, clock), sent, clock };
}

const gone = () => unanswered("timeout");

describe("an endpoint that went away", () => {
  it("is waited for by all together, and then asked again", async () => {
    const { reach, sent } = reachOver((_call, time) => (time < 3000 ? gone() : ok));
    const all = await Promise.all(Array.from({ length: 20 }, () => reach.exchange(call, 2)));
    expect(all).toEqual(Array(20).fill(ok));
    const late = reach.exchange(call, 2);
    expect(await late).toBe(ok);
    // Once each before it was given up for gone, and once after; the probes of the waiting are those of one.
    expect(sent.filter((one) => !isProbe(one))).toHaveLength(20 * 2 + 1);
    expect(sent.filter(isProbe).length).toBeLessThan(20 + 10);
  });

  it("is not asked by anybody else while it is waited for", async () => {
    const { reach, sent } = reachOver((_call, time) => (time < 3000 ? gone() : ok));
    const first = reach.exchange(call, 2);
    await Promise.resolve().then(() => new Promise(setImmediate));
    const before = sent.filter((one) => !isProbe(one)).length;
    const others = [1, 2, 3].map(() => reach.exchange({ parameters: { KeyId: "other" } }, 2));
    await Promise.all([first, ...others]);
    expect(before).toBe(1);
    expect(sent.filter(({ parameters }) => parameters["KeyId"] === "other")).toHaveLength(3);
  });

  it("is given up when its time is over: nothing more is sent, and every check hears why", async () => {
    const { reach, sent, clock } = reachOver(gone, 10_000);
    const says = "The endpoint stopped answering and did not come back within 10 seconds: no answer: timeout";
    await expect(reach.exchange(call, 2)).rejects.toThrow(says);
    expect(clock.elapsed()).toBe(10_000);
    const count = sent.length;
    await expect(reach.exchange(call, 2)).rejects.toThrow(EnvironmentError);
    await expect(reach.exchange(call, 1)).rejects.toThrow(says);
    expect(sent).toHaveLength(count);
  });

  it("is waited for no longer in all than for one time", async () => {
    // Away for six of every ten seconds.
    const { reach, clock } = reachOver((_call, time) => (time % 10_000 < 6000 ? gone() : ok), 10_000);
    expect(await reach.exchange(call, 2)).toBe(ok);
    while (clock.elapsed() < 10_000) await clock.sleep(1000);
    await expect(reach.exchange(call, 2)).rejects.toThrow("did not come back within 10 seconds");
    expect(clock.elapsed()).toBeLessThan(15_000);
  });

  it("and is back when it is asked for is not taken for one that fails on a single request", async () => {
    let failures = 1;
    const { reach, sent } = reachOver((given) => {
      if (isProbe(given)) return ok;
      failures -= 1;
      return failures >= 0 ? gone() : ok;
    });
    expect(await reach.exchange(call, 2)).toBe(ok);
    expect(sent.map(isProbe)).toEqual([false, true, false]);
  });

  it("is not taken for well when the same request sends it away again", async () => {
    let down = false;
    const { reach } = reachOver((given) => {
      if (isProbe(given) && down) {
        down = false;
        return gone();
      }
      down = !isProbe(given);
      return down ? gone() : ok;
    });
    await expect(reach.exchange(call, 2)).rejects.toThrow("went away twice at the same request");
    expect(await reach.exchange({ parameters: { KeyId: "control" } }, 1)).toBe(ok);
  });

  it("is not waited for without patience", async () => {
    const { reach, clock } = reachOver(gone, 0);
    await expect(reach.exchange(call, 2)).rejects.toThrow(
      "The endpoint stopped answering: no answer: timeout",
    );
    expect(clock.pauses).toEqual([]);
  });
});

describe("an endpoint that answers others", () => {
  it("has the exchange without an answer handed over, tried as often as was asked", async () => {
    const { reach, sent } = reachOver((given) => (isProbe(given) ? ok : gone()));
    expect((await reach.exchange(call, 2)).outcome.kind).toBe("unanswered");
    expect(sent.filter((one) => !isProbe(one))).toHaveLength(2);
    await reach.exchange(call, 1);
    expect(sent.filter((one) => !isProbe(one))).toHaveLength(3);
  });

  it.each(["timeout", "too-large"] as const)(
    "is given up after ten requests of which each ended in %s",
    async (cause) => {
      const { reach, sent } = reachOver((given) => (isProbe(given) ? ok : unanswered(cause)));
      for (let round = 0; round < 10; round += 1) await reach.exchange(call, 2);
      const count = sent.length;
      await expect(reach.exchange(call, 2)).rejects.toThrow(
        /^10 requests got no answer in time or one too large/,
      );
      expect(sent).toHaveLength(count);
    },
  );

  it("is asked once only for what is too large to be read", async () => {
    const { reach, sent } = reachOver((given) => (isProbe(given) ? ok : unanswered("too-large")));
    await reach.exchange(call, 2);
    expect(sent.map(isProbe)).toEqual([false, true]);
  });

  it("is not given up for requests that it cuts off at once", async () => {
    const { reach } = reachOver((given) => (isProbe(given) ? ok : unanswered("reset")));
    for (let round = 0; round < 30; round += 1) await reach.exchange(call, 2);
    expect((await reach.exchange(call, 2)).outcome.kind).toBe("unanswered");
  });
});

describe("an endpoint that throttles to the last try", () => {
  it("is no endpoint that gives this request no answer, where it says so by its status alone", async () => {
    const { reach } = reachOver(() => answered("<html>slow down", { status: 429 }));
    await expect(reach.exchange(call, 2)).rejects.toThrow(/throttles \(HTTP 429\); lower `pace/);
  });

  it("is given up after five in a row", async () => {
    const { reach, sent } = reachOver(() => ok);
    for (let round = 0; round < 5; round += 1) {
      expect(() => reach.noteThrottling("RequestLimitExceeded")).toThrow(EnvironmentError);
    }
    await expect(reach.exchange(call, 2)).rejects.toThrow(/throttles \(RequestLimitExceeded\); lower `pace/);
    expect(sent).toEqual([]);
  });

  it("is not given up while it serves others", async () => {
    const { reach } = reachOver(() => ok);
    for (let round = 0; round < 9; round += 1) {
      expect(() => reach.noteThrottling("RequestLimitExceeded")).toThrow(EnvironmentError);
      if (round % 4 === 3) reach.noteThrottling(undefined);
    }
    expect(await reach.exchange(call, 2)).toBe(ok);
  });
});
