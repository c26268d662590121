import { expect, test } from "vitest";
import { scratchFolder, someCredentials } from "../testing/stage.ts";
import { namedProfile, openEndpoint } from "./endpoint.ts";

const endpoint = "http://127.0.0.1:1";

test("an endpoint alone takes region, credentials and token out of the environment", () => {
  const environment = {
    ...someCredentials,
    TENCENTCLOUD_TOKEN: "the-token",
    TENCENTCLOUD_REGION: "eu-frankfurt",
  };
  const profile = namedProfile({ endpoint: "http://127.0.0.1:1" }, environment);
  expect(profile).toMatchObject({
    name: "http://127.0.0.1:1",
    region: "eu-frankfurt",
    claims: ["GenerateDataKey", "Decrypt"],
    pace: { requestsPerSecond: 80, concurrency: 8 },
    timeout: 10_000,
    fixtures: {},
  });
  expect(profile?.credentials.secretKey.reveal()).toBe(someCredentials.TENCENTCLOUD_SECRET_KEY);
  expect(profile?.credentials.token?.reveal()).toBe("the-token");
});

test("a profile keeps what it says, and the command line overrides it", () => {
  using folder = scratchFolder();
  const text = `endpoint: http://127.0.0.1:1
fixtures: { absentKey: null, enabledKey: some-key }
pace: { requestsPerSecond: 5 }
timeoutSeconds: 2.5
patienceSeconds: 60
proxy: http://127.0.0.1:8888
reportUrl: https://ci.example.com/nightly/index.html
deviations: [{ check: "GDK-15*", because: known, seen: more, until: 2027-03-01 }]
flaky: [{ check: "GDK-57*", because: slow, until: 2027-01-31 }]`;
  const path = folder.put("p.yaml", text);
  const own = namedProfile({ profile: path }, someCredentials);
  expect(own).toMatchObject({
    name: "http://127.0.0.1:1",
    pace: { requestsPerSecond: 5, concurrency: 8 },
    timeout: 2500,
    patience: 60_000,
    proxy: "http://127.0.0.1:8888",
    reportUrl: "https://ci.example.com/nightly/index.html",
  });
  expect(own?.region).toBeUndefined();
  expect(own?.credentials.token).toBeUndefined();
  expect(own?.fixtures).toEqual({ absentKey: null, enabledKey: "some-key" });
  expect(own?.deviations).toEqual([
    { check: "GDK-15*", because: "known", seen: "more", until: "2027-03-01" },
  ]);
  expect(own?.flaky).toEqual([{ check: "GDK-57*", because: "slow", until: "2027-01-31" }]);
  const overridden = namedProfile({ profile: path, endpoint: "http://127.0.0.1:2", rps: 9 }, someCredentials);
  expect(overridden).toMatchObject({ name: "http://127.0.0.1:2", endpoint: "http://127.0.0.1:2" });
  expect(overridden?.pace).toEqual({ requestsPerSecond: 9, concurrency: 8 });
});

test("a profile with a name keeps it at another address", () => {
  using folder = scratchFolder();
  const path = folder.put("p.json", '{"name": "mine", "endpoint": "http://127.0.0.1:1"}');
  expect(namedProfile({ profile: path, endpoint: "http://127.0.0.1:2" }, someCredentials)?.name).toBe("mine");
});

test("a token whose variable is not set is none: long-lived keys have none", () => {
  using folder = scratchFolder();
  const variables =
    "{ secretIdEnv: TENCENTCLOUD_SECRET_ID, secretKeyEnv: TENCENTCLOUD_SECRET_KEY, tokenEnv: NO_TOKEN }";
  const path = folder.put("p.yaml", `endpoint: http://127.0.0.1:1\ncredentials: ${variables}`);
  expect(namedProfile({ profile: path }, someCredentials)?.credentials.token).toBeUndefined();
});

test("nothing named is the embedded reference, which needs no environment", async () => {
  const open = await openEndpoint({ rps: 50 }, {});
  expect(open.profile).toMatchObject({ endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect(open.profile.pace.requestsPerSecond).toBe(50);
  await open.close();
  await expect(fetch(open.profile.endpoint)).rejects.toThrow();
});

test("the command line goes beyond the documented rate only as far as the profile does", () => {
  using folder = scratchFolder();
  const text = `endpoint: ${endpoint}\npace: { requestsPerSecond: 400 }`;
  const fast = { profile: folder.put("fast.yaml", text), rps: 300 };
  expect(namedProfile(fast, someCredentials)?.pace.requestsPerSecond).toBe(300);
  expect(namedProfile({ endpoint, rps: 100 }, someCredentials)?.pace.requestsPerSecond).toBe(100);
  const refused =
    /^--rps \d+ is above the documented 100 requests a second; .* pace: \{ requestsPerSecond: \d+ \}\.$/;
  expect(() => namedProfile({ endpoint, rps: 101 }, someCredentials)).toThrow(refused);
  expect(() => namedProfile({ ...fast, rps: 401 }, someCredentials)).toThrow(refused);
});
