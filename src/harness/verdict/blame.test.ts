import { afterEach, describe, expect, it } from "vitest";
import { Call } from "../../emulator/call.ts";
import type { Rules, WireRequest } from "../../emulator/index.ts";
import type { Profile } from "../../model/profile.ts";
import { Secret } from "../../model/secret.ts";
import { Act } from "../act/act.ts";
import { granted, refusedWith } from "../answer/verbs.ts";
import { checkOf, closeAll, type Otherwise, refusal, sessionFor } from "../testing/endpoints.ts";
import { otherCause } from "./blame.ts";
import { execute } from "./execute.ts";

afterEach(closeAll);

/** The same request for a CMK that nobody has. */
const unknownIn = (request: WireRequest): WireRequest => ({
  ...request,
  body: Buffer.from(JSON.stringify({ KeyId: "23e80852-1e38-11e9-b129-5cb9019b4b02", NumberOfBytes: 7 })),
});

const at = (endpoint: string) => (own: Profile) => ({ ...own, endpoint });
const plainCheck = checkOf(async ({ good }) => void granted(await good()));

/** An endpoint that finds every time expired but the control's, and whose Date is so many seconds ahead. */
function expiring(seconds: number): Otherwise {
  let controls = 1;
  const rules = (reference: Rules): Rules => ({
    ...reference,
    respond: async (call, envelope) => {
      const answer = await reference.respond(call, envelope);
      controls -= 1;
      if (controls >= 0) return answer;
      const body = Buffer.from(JSON.stringify(refusal("AuthFailure.SignatureExpire")));
      const date = new Date(Date.now() + seconds * 1000).toUTCString();
      return { ...answer, body, headers: { ...answer.headers, date } };
    },
  });
  return { rules };
}

describe("a time that is found expired", () => {
  it("is a matter of clocks where they differ, however the run began", async () => {
    const session = await sessionFor(expiring(310));
    await session.control();
    expect(await execute(plainCheck, session)).toMatchObject({
      outcome: "inconclusive",
      culprit: "environment",
      reason: expect.stringMatching(/^This machine's clock is 3\d\d seconds behind the endpoint's; set/),
    });
  });

  it("is the endpoint's fault where they agree", async () => {
    const session = await sessionFor(expiring(0));
    await session.control();
    expect(await execute(plainCheck, session)).toMatchObject({ outcome: "violates", culprit: "endpoint" });
  });

  it("is the endpoint's fault where the check dated it so", async () => {
    const session = await sessionFor(expiring(310));
    await session.control();
    const dated = checkOf(async ({ signed }) => void granted(await signed({ timestampOffset: 270 })));
    expect(await execute(dated, session)).toMatchObject({ outcome: "violates", culprit: "endpoint" });
  });
});

describe("a check that leans on the endpoint's clock", () => {
  const timed = async (seconds: number, endpoint: string) => {
    const act = new Act(await sessionFor({ profile: at(endpoint) }), "TC3-10/test");
    act.endpointTime(seconds);
    return act.leanings.onUnknownClock;
  };

  it.each([
    [270, "http://kms.example.invalid", true],
    [-330, "https://kms.example.invalid:8443", true],
    [660, "http://kms.example.invalid", false],
    // No answer has told its Date: another clock may run on this machine too.
    [270, "http://127.0.0.1:8080", true],
  ])("by %d seconds at %s", async (seconds, endpoint, unknown) => {
    expect(await timed(seconds, endpoint)).toBe(unknown);
  });

  it("blames nobody when that clock is not known", async () => {
    const session = await sessionFor();
    const why = await otherCause(undefined, { onUnknownClock: true }, session);
    expect(why).toContain("clock is not known");
    expect(await otherCause(undefined, { onUnknownClock: false }, session)).toBeUndefined();
  });
});

describe("a denied caller", () => {
  const denied = checkOf(async ({ call, deniedCaller }) => {
    const answer = await call({ parameters: { KeySpec: "AES_256" } }, { signing: deniedCaller() });
    refusedWith(answer, ["UnauthorizedOperation"], "the caller has no permission");
  });

  it("whom the endpoint does not know is a matter of the profile", async () => {
    const stranger = { secretId: new Secret("AKIDstranger"), secretKey: new Secret("a-key") };
    const profile = (own: Profile): Profile => ({ ...own, unauthorizedCredentials: stranger });
    expect(await execute(denied, await sessionFor({ profile }))).toMatchObject({
      outcome: "inconclusive",
      culprit: "environment",
      reason: expect.stringMatching(/refuses the `unauthorizedCredentials` of the profile with AuthFailure/),
    });
  });

  it("who is known and gets another code than he must is a matter of the endpoint", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      errorCode: (call, refusal) =>
        refusal.code === "UnauthorizedOperation"
          ? "AuthFailure.SignatureFailure"
          : reference.errorCode(call, refusal),
    });
    expect(await execute(denied, await sessionFor({ rules }))).toMatchObject({
      outcome: "violates",
      culprit: "endpoint",
    });
  });

  it("whose signature is refused is one that the reader should make sure of", async () => {
    const profile = (own: Profile): Profile => {
      const known = own.unauthorizedCredentials ?? own.credentials;
      return { ...own, unauthorizedCredentials: { ...known, secretKey: new Secret("another's") } };
    };
    expect(await execute(denied, await sessionFor({ profile }))).toMatchObject({
      outcome: "violates",
      culprit: "endpoint",
      reason: expect.stringMatching(/SignatureFailure \(is the SecretKey of `unauthorizedCredentials`/),
    });
  });
});

describe("the second CMK of the profile", () => {
  const other = "23e80852-1e38-11e9-b129-5cb9019b4b01";
  const sealing = checkOf(async ({ good, fixture }) => {
    granted(await good({ KeyId: fixture("otherEnabledKey"), NumberOfBytes: 7 }));
  });

  it("is at fault where the endpoint does not know it", async () => {
    const profile = (own: Profile): Profile => ({
      ...own,
      fixtures: { ...own.fixtures, otherEnabledKey: other },
    });
    expect(await execute(sealing, await sessionFor({ profile }))).toMatchObject({
      outcome: "inconclusive",
      culprit: "environment",
      reason: expect.stringMatching(/does not know the CMK of the profile's otherEnabledKey/),
    });
  });

  it("is not where it is found for another request", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      findKey: (call) =>
        reference.findKey(
          call.parameters.get("NumberOfBytes") === 7
            ? new Call(call.rules, call.state, unknownIn(call.request), call.number)
            : call,
        ),
    });
    expect(await execute(sealing, await sessionFor({ rules }))).toMatchObject({ outcome: "violates" });
  });
});
