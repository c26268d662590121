import { describe, expect, it } from "vitest";
import { createTimetable } from "../client/index.ts";
import type { Profile } from "../model/profile.ts";
import { Secret } from "../model/secret.ts";
import { pack, unpack } from "./parcel.ts";

const credentials = { secretId: new Secret("id"), secretKey: new Secret("key") };
const profile: Profile = {
  name: "mine",
  endpoint: "http://127.0.0.1:1",
  region: "ap-guangzhou",
  credentials,
  claims: ["GenerateDataKey"],
  fixtures: { enabledKey: "k", disabledKey: null },
  triggers: { InternalError: { KeyId: "t" } },
  pace: { requestsPerSecond: Number.POSITIVE_INFINITY, concurrency: 8 },
  timeout: 1000,
  deviations: [],
};
const selection = { effort: "smoke", only: ["GDK-02"] } as const;
const revealed = ({ credentials: own, unauthorizedCredentials: denied }: Profile) =>
  [own, denied].map(
    (pair) => pair && [pair.secretId, pair.secretKey, pair.token].map((one) => one?.reveal()),
  );

describe("a parcel", () => {
  it.each([
    { name: "the least", more: {} },
    { name: "a token", more: { credentials: { ...credentials, token: new Secret("token") } } },
    {
      name: "a denied caller",
      more: { unauthorizedCredentials: { ...credentials, secretId: new Secret("other") } },
    },
  ])("crosses to another thread and back with $name", ({ more }) => {
    const options = {
      profile: { ...profile, ...more },
      effort: "smoke",
      seed: 5,
      maxRequests: 9,
      ca: "pem",
    } as const;
    const back = unpack(structuredClone(pack(options, selection)));
    expect(revealed(back.profile)).toEqual(revealed(options.profile));
    const { credentials: _, unauthorizedCredentials: __, ...open } = back.profile;
    expect({ ...profile, ...open }).toEqual(profile);
    expect(back).toMatchObject({ effort: "smoke", seed: 5, maxRequests: 9, ca: "pem" });
    expect("unauthorizedCredentials" in back.profile).toBe("unauthorizedCredentials" in more);
    expect(back.profile.credentials.secretKey).toBeInstanceOf(Secret);
  });

  it("carries the timetable as it is: what one thread notes, the other sees", () => {
    const timetable = createTimetable(10);
    const parcel = structuredClone(pack({ profile, effort: "smoke", seed: 1, timetable }, selection));
    new Uint8Array(timetable).fill(7);
    const carried = unpack(parcel).timetable;
    expect(carried && new Uint8Array(carried).every((byte) => byte === 7)).toBe(true);
  });

  it("carries the selection", () => {
    expect(pack({ profile, effort: "smoke", seed: 1 }, selection)).toMatchObject(selection);
  });
});
