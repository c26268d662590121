import { afterEach, describe, expect, it } from "vitest";
import { faults, serveFaults } from "../client/testing/faults.ts";
import type { Rules } from "../emulator/index.ts";
import { EnvironmentError } from "../model/errors.ts";
import type { Profile } from "../model/profile.ts";
import { Secret } from "../model/secret.ts";
import { preflight } from "./preflight.ts";
import { closeAll, type Otherwise, optionsFor, plainEndpoint, refusal } from "./testing/endpoints.ts";

afterEach(closeAll);

const flight = async (otherwise: Otherwise = {}) => preflight(await optionsFor(otherwise));
const withKey =
  (role: "disabledKey" | "absentKey") =>
  (own: Profile): Profile => ({
    ...own,
    fixtures: { ...own.fixtures, enabledKey: own.fixtures[role] ?? null },
  });
/** An endpoint whose clock is ahead by so many seconds, in its Date header too. */
const clock = (seconds: number): Otherwise => {
  const now = () => Date.now() + seconds * 1000;
  const rules = (reference: Rules): Rules => ({
    ...reference,
    respond: async (call, envelope) => {
      const answer = await reference.respond(call, envelope);
      return { ...answer, headers: { ...answer.headers, date: new Date(now()).toUTCString() } };
    },
  });
  return { now, rules };
};

describe("preflight", () => {
  it("has nothing to say when a good request is granted", async () => {
    expect(await flight()).toEqual({ requests: 1 });
  });

  it("takes one granted request for an endpoint that can be judged", async () => {
    const rules = (reference: Rules): Rules => ({ ...reference, keySpecBytes: { AES_128: 16 } });
    expect(await flight({ rules })).toEqual({ requests: 2 });
  });

  it("does not let a right answer make up for a wrong one before it", async () => {
    let first = true;
    const rules = (reference: Rules): Rules => ({
      ...reference,
      makeDataKey: (length, call) => {
        const bytes = first ? length - 1 : length;
        first = false;
        return reference.makeDataKey(bytes, call);
      },
    });
    expect(await flight({ rules })).toEqual({
      requests: 2,
      reason:
        "a plain good request was answered wrongly, and another rightly: the data key has 31 bytes instead of 32",
    });
  });

  it("says when the answer is none, and lets the checks find whose fault it is", async () => {
    const { url } = await plainEndpoint(() => ({ body: "<html>" }));
    expect(await flight({ profile: (own) => ({ ...own, endpoint: url }) })).toEqual({
      requests: 3,
      reason:
        "the positive control, a plain good request, was answered wrongly: the body is not JSON: it is HTML or XML",
    });
  });

  it("gives up on a gateway that stands before nobody", async () => {
    const { url, bodies } = await plainEndpoint(() => ({ status: 502, body: "<html>" }));
    await expect(flight({ profile: (own) => ({ ...own, endpoint: url }) })).rejects.toThrow(
      `${url} could not be tried: HTTP 502 without Response`,
    );
    expect(bodies).toHaveLength(2);
  });

  it("says when a good request is granted something else than its data key", async () => {
    const rules = (reference: Rules): Rules => ({
      ...reference,
      makeDataKey: (length, call) => reference.makeDataKey(length - 1, call),
    });
    const { reason } = await flight({ rules });
    expect(reason).toMatch(/answered wrongly: the data key has 15 bytes instead of 16$/);
  });

  it("gives up on an endpoint that throttles a single request", async () => {
    // Longer than what the client reads as throttling, so that it is not sent again and again.
    const { url } = await plainEndpoint(() => ({
      body: refusal("RequestLimitExceeded", "x".repeat(10_000)),
    }));
    const throttled = flight({ profile: (own) => ({ ...own, endpoint: url }) });
    await expect(throttled).rejects.toThrow(EnvironmentError);
    await expect(throttled).rejects.toThrow(/throttles a single request \(RequestLimitExceeded: /);
  });

  it("gives up on an endpoint that is out of reach, and names it", async () => {
    const { url, close } = await plainEndpoint(() => undefined);
    await close();
    const gone = flight({ profile: (own) => ({ ...own, endpoint: url }) });
    await expect(gone).rejects.toThrow(EnvironmentError);
    await expect(gone).rejects.toThrow(new RegExp(`^${url} could not be tried: .*refused`));
  });

  it("tells what was throttled and sent again", async () => {
    const own = await optionsFor();
    await using proxy = await serveFaults(own.profile.endpoint, ({ number }) =>
      number === 1 ? faults["throttled"] : undefined,
    );
    const profile = { ...own.profile, endpoint: proxy.endpoint };
    expect(await preflight({ ...own, profile })).toEqual({ requests: 2, retried: 1 });
  });

  it("takes one request without an answer for a fault of the network", async () => {
    const own = await optionsFor();
    await using proxy = await serveFaults(own.profile.endpoint, ({ number }) =>
      number === 1 ? faults["reset mid-answer"] : undefined,
    );
    const profile = { ...own.profile, endpoint: proxy.endpoint };
    expect(await preflight({ ...own, profile })).toEqual({ requests: 2 });
  });

  it("gives up without an enabled key, and names the line to add", async () => {
    const none = flight({ profile: (own) => ({ ...own, fixtures: {} }) });
    await expect(none).rejects.toThrow(
      "the profile names no enabledKey; add `fixtures: { enabledKey: <KeyId> }`",
    );
  });

  it.each(["secretId", "secretKey"] as const)("gives up on credentials with a wrong %s", async (part) => {
    const wrong = flight({
      profile: (own) => ({
        ...own,
        credentials: { ...own.credentials, [part]: new Secret("wrong".repeat(8)) },
      }),
    });
    await expect(wrong).rejects.toThrow(EnvironmentError);
    await expect(wrong).rejects.toThrow(/refuses the credentials of the profile \(AuthFailure\./);
    await expect(wrong).rejects.not.toThrow("wrongwrong");
  });

  it.each([
    [3600, "60 minutes behind"],
    [-900, "15 minutes ahead of"],
  ])("gives up on a clock that is %d seconds off, and says which way", async (seconds, says) => {
    const off = flight(clock(seconds));
    await expect(off).rejects.toThrow(EnvironmentError);
    await expect(off).rejects.toThrow(`This machine's clock is ${says} the endpoint's`);
  });

  it("blames a clock that differs by a second more or less than it may, if the endpoint does", async () => {
    const seconds = 302;
    await expect(flight(clock(seconds))).rejects.toThrow(/clock is 30\d seconds behind the endpoint's/);
  });

  it("finds no fault with a Date that is off while the time is accepted", async () => {
    const { rules } = clock(3600);
    expect(await flight(rules ? { rules } : {})).toEqual({ requests: 1 });
  });

  it("cannot say by how much, where the endpoint tells no Date", async () => {
    const { url } = await plainEndpoint(() => ({
      body: refusal("AuthFailure.SignatureExpire"),
      date: false,
    }));
    const off = flight({ profile: (own) => ({ ...own, endpoint: url }) });
    await expect(off).rejects.toThrow(EnvironmentError);
    await expect(off).rejects.toThrow("finds the time of this machine wrong");
  });

  it("leaves it to the checks, when a time is found expired although the clocks agree", async () => {
    const { url } = await plainEndpoint(() => ({ body: refusal("AuthFailure.SignatureExpire") }));
    const { reason } = await flight({ profile: (own) => ({ ...own, endpoint: url }) });
    expect(reason).toMatch(/was refused \(AuthFailure\.SignatureExpire/);
  });

  it("names wrong credentials first, and a wrong clock beside them", async () => {
    const { url } = await plainEndpoint(() => ({
      body: refusal("AuthFailure.SecretIdNotFound"),
      date: "Thu, 01 Jan 2015 00:00:00 GMT",
    }));
    const wrong = flight({ profile: (own) => ({ ...own, endpoint: url }) });
    await expect(wrong).rejects.toThrow(/refuses the credentials .* minutes ahead of the endpoint's, too/);
  });

  it("does not blame the clock for another refusal", async () => {
    const { rules } = clock(3600);
    const { reason } = await flight({ ...(rules ? { rules } : {}), profile: withKey("disabledKey") });
    expect(reason).toContain("ResourceUnavailable.CmkDisabled");
  });

  it("says when good requests are refused, and lets the run go on", async () => {
    const { reason, requests } = await flight({ profile: withKey("absentKey") });
    expect(reason).toMatch(
      /^the positive control, a plain good request, was refused \(ResourceUnavailable\.CmkNotFound/,
    );
    expect(requests).toBe(3);
  });

  it("does not take a caller whom CAM denies for wrong credentials", async () => {
    const denied = await flight({
      profile: (own) => ({ ...own, credentials: own.unauthorizedCredentials ?? own.credentials }),
    });
    expect(denied.reason).toMatch(/UnauthorizedOperation/);
  });
});
