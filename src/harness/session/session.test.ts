import { afterEach, describe, expect, it } from "vitest";
import type { Rules } from "../../emulator/index.ts";
import { EnvironmentError } from "../../model/errors.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { FixtureRole, Profile } from "../../model/profile.ts";
import { Inapplicable, Violation } from "../answer/throws.ts";
import { preflight } from "../preflight.ts";
import { anyCall, closeAll, optionsFor, plainEndpoint, refusal, sessionFor } from "../testing/endpoints.ts";
import { Session } from "./session.ts";

afterEach(closeAll);

const at = (url: string) => ({
  profile: (own: Profile): Profile => ({ ...own, endpoint: url, timeout: 2000 }),
});
const fixtures = (own: Profile["fixtures"]) => ({
  profile: (profile: Profile): Profile => ({ ...profile, fixtures: own }),
});
const marked = '"NumberOfBytes":5';

describe("a request without an answer", () => {
  it("is sent once more, and its answer then is as good as any", async () => {
    let cut = 0;
    const { url } = await plainEndpoint((body) => {
      if (!body.includes(marked) || cut > 0) return { body: refusal("InvalidParameter") };
      cut += 1;
      return undefined;
    });
    const session = await sessionFor(at(url));
    expect((await session.exchange(anyCall, {})).reply).toMatchObject({ kind: "refused" });
    expect(cut).toBe(1);
  });

  it("is the endpoint's violation while it answers others", async () => {
    const { url, bodies } = await plainEndpoint((body) =>
      body.includes(marked) ? undefined : { body: refusal("InvalidParameterValue.InvalidKeyId") },
    );
    const error = await (await sessionFor(at(url)))
      .exchange(anyCall, {})
      .catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(Violation);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^this request gets no answer \(reset: .*\) while others do/),
      answer: { exchange: { outcome: { kind: "unanswered" } } },
    });
    expect(bodies.filter((body) => body.includes(marked)).length).toBeGreaterThanOrEqual(2);
  });

  it("says nothing of an endpoint that answers nobody", async () => {
    const { url, close } = await plainEndpoint(() => ({ body: {} }));
    const session = await sessionFor(at(url));
    await close();
    const failing = session.exchange(anyCall, {});
    await expect(failing).rejects.toThrow(EnvironmentError);
    await expect(failing).rejects.toThrow("The endpoint stopped answering");
  });

  it("may be an answer where cutting off is one, but only of an endpoint that is there", async () => {
    const { url, close } = await plainEndpoint((body) =>
      body.includes(marked) ? undefined : { body: refusal("InvalidParameterValue.InvalidKeyId") },
    );
    const session = await sessionFor(at(url));
    const { reply } = await session.exchange(anyCall, { mayGoUnanswered: true });
    expect(reply.kind).toBe("malformed");
    await close();
    await expect(session.exchange(anyCall, { mayGoUnanswered: true })).rejects.toThrow(EnvironmentError);
  });
});

describe("the control", () => {
  it("is judged as every other answer, and enters no answer that did not come", async () => {
    let answers = -1;
    const { url } = await plainEndpoint(() => {
      answers += 1;
      return answers === 0 ? undefined : { status: 400, body: refusal("InternalError") };
    });
    const session = await sessionFor(at(url));
    expect(await session.control()).toMatchObject({ kind: "refused" });
    expect(session.ledger.examined("API-04")).toBe(2);
    expect(session.ledger.breaches("API-04")).toHaveLength(2);
    expect(session.ownLedger.breaches("API-04")).toHaveLength(2);
  });

  it("of the command is judged with the others, whose numbers follow", async () => {
    const wrong = (reference: Rules): Rules => ({ ...reference, keySpecBytes: { AES_256: 31, AES_128: 15 } });
    const options = await optionsFor({ rules: wrong });
    const opening: Exchange[] = [];
    await preflight(options, undefined, (exchange) => void opening.push(exchange));
    const session = await Session.open({ ...options, opening });
    expect(opening.map(({ number }) => number)).toEqual([1, 2]);
    expect(session.ledger.breaches("GDK-10").map(({ exchange }) => exchange.number)).toEqual([1]);
    expect((await session.exchange(anyCall, {})).exchange.number).toBe(3);
    await session.close();
  });
});

describe("an exchange", () => {
  it("that is throttled to the end is no answer to judge", async () => {
    // Longer than what the client reads as throttling, so that it is not sent again and again.
    const { url } = await plainEndpoint(() => ({
      body: refusal("RequestLimitExceeded.UinLimitExceeded", "x".repeat(10_000)),
    }));
    const throttled = (await sessionFor(at(url))).exchange(anyCall, {});
    await expect(throttled).rejects.toThrow(EnvironmentError);
    await expect(throttled).rejects.toThrow(
      /RequestLimitExceeded\.UinLimitExceeded.*pace\.requestsPerSecond/,
    );
  });

  it("goes into the ledger with what is wrong with it", async () => {
    const { url } = await plainEndpoint(() => ({ status: 400, body: { Response: {} } }));
    const session = await sessionFor(at(url));
    const { breaches } = await session.exchange(anyCall, {});
    expect(breaches.map(({ requirement }) => requirement)).toEqual(["API-04", "GDK-54"]);
    expect(session.ledger.breaches("API-04")).toHaveLength(1);
    expect(session.ledger.examined("GDK-54")).toBe(1);
    expect(session.totals()).toEqual({ total: 1, retried: 0 });
  });
});

describe("a fixture", () => {
  const silent: Profile["fixtures"] = { enabledKey: "here" };

  it("is what the profile names", async () => {
    expect((await sessionFor(fixtures(silent))).fixture("enabledKey")).toBe("here");
  });

  it.each(["disabledKey", "pendingDeletionKey"] as const)(
    "that the profile does not mention asks for the line to add: %s",
    async (role) => {
      const session = await sessionFor(fixtures(silent));
      expect(() => session.fixture(role)).toThrow(EnvironmentError);
      expect(() => session.fixture(role)).toThrow(`fixtures: { ${role}: <KeyId> }`);
      expect(() => session.fixture(role)).toThrow(`${role}: null`);
    },
  );

  it.each([
    "disabledKey",
    "pendingDeletionKey",
    "absentKey",
    "otherEnabledKey",
  ] as const satisfies FixtureRole[])(
    "that is declared absent makes its checks inapplicable: %s",
    async (role) => {
      const session = await sessionFor(fixtures({ ...silent, [role]: null }));
      expect(() => session.fixture(role)).toThrow(Inapplicable);
    },
  );

  it("that nobody has to have makes its checks inapplicable when it is not mentioned", async () => {
    const session = await sessionFor(fixtures(silent));
    expect(() => session.fixture("otherEnabledKey")).toThrow(Inapplicable);
  });

  it("of a CMK that is not there is a fresh identifier, the same for a whole run", async () => {
    const [session, other] = [await sessionFor(fixtures(silent)), await sessionFor(fixtures(silent))];
    expect(session.fixture("absentKey")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(session.fixture("absentKey")).toBe(session.fixture("absentKey"));
    expect(other.fixture("absentKey")).not.toBe(session.fixture("absentKey"));
  });
});

describe("what a session finds out once", () => {
  it("is the control", async () => {
    const { url, bodies } = await plainEndpoint(() => ({ body: refusal("UnauthorizedOperation") }));
    const session = await sessionFor(at(url));
    const [one, other] = [await session.control(), await session.control()];
    expect(one).toEqual({ kind: "refused", code: "UnauthorizedOperation", message: "no" });
    expect(other).toBe(one);
    expect(bodies).toHaveLength(3);
  });

  it("is what the endpoint offers", async () => {
    const session = await sessionFor();
    let asked = 0;
    const ask = () => {
      asked += 1;
      return session.exchange({ parameters: {} }, {});
    };
    expect([await session.offers("GET", ask), await session.offers("GET", ask), asked]).toEqual([
      false,
      false,
      1,
    ]);
  });

  it("takes for not offered what alone gets no answer, and fails where nobody answers", async () => {
    const session = await sessionFor();
    const throwing = (error: Error) => () => Promise.reject(error);
    expect(await session.offers("language", throwing(new Violation("no answer")))).toBe(false);
    await expect(session.offers("region", throwing(new EnvironmentError("gone")))).rejects.toThrow("gone");
  });
});
