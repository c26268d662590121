import { describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import { loadProfileText } from "./profile-text.ts";

const full = `
name: my emulator
endpoint: http://127.0.0.1:8080
region: ap-guangzhou
credentials: { secretIdEnv: TENCENTCLOUD_SECRET_ID, secretKeyEnv: TENCENTCLOUD_SECRET_KEY, tokenEnv: TENCENTCLOUD_TOKEN }
unauthorizedCredentials: { secretIdEnv: OTHER_ID, secretKeyEnv: OTHER_KEY }
claims: [GenerateDataKey, Decrypt, rate-limit]
fixtures: { enabledKey: 23e80852-1e38-11e9-b129-5cb9019b4b01, disabledKey: null }
triggers:
  InternalError: { KeyId: k1 }
  FailedOperation.EncryptionError: { KeyId: k2, NumberOfBytes: 16 }
pace: { requestsPerSecond: 80, concurrency: 8 }
timeoutSeconds: 2.5
language: zh-CN
deviations:
  - check: "GDK-15*"
    because: lengths are not checked
    link: https://example.com/1
    until: 2027-03-01
    seen: a data key of 16 bytes
`;

function failure(text: string): string {
  try {
    loadProfileText(text, "profile.yaml");
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "read";
}

describe("loadProfileText", () => {
  it("reads everything that a profile may say", () => {
    expect(loadProfileText(full, "profile.yaml")).toEqual({
      name: "my emulator",
      endpoint: "http://127.0.0.1:8080",
      region: "ap-guangzhou",
      credentials: {
        secretIdEnv: "TENCENTCLOUD_SECRET_ID",
        secretKeyEnv: "TENCENTCLOUD_SECRET_KEY",
        tokenEnv: "TENCENTCLOUD_TOKEN",
      },
      unauthorizedCredentials: { secretIdEnv: "OTHER_ID", secretKeyEnv: "OTHER_KEY" },
      claims: ["GenerateDataKey", "Decrypt", "rate-limit"],
      fixtures: { enabledKey: "23e80852-1e38-11e9-b129-5cb9019b4b01", disabledKey: null },
      triggers: {
        InternalError: { KeyId: "k1" },
        "FailedOperation.EncryptionError": { KeyId: "k2", NumberOfBytes: 16 },
      },
      pace: { requestsPerSecond: 80, concurrency: 8 },
      timeoutSeconds: 2.5,
      language: "zh-CN",
      deviations: [
        {
          check: "GDK-15*",
          because: "lengths are not checked",
          link: "https://example.com/1",
          until: "2027-03-01",
          seen: "a data key of 16 bytes",
        },
      ],
    });
  });

  it("needs an endpoint and nothing else; the name is then the address", () => {
    const endpoint = "https://kms.tencentcloudapi.com";
    expect(loadProfileText(`endpoint: ${endpoint}`, "p.yaml")).toEqual({ name: endpoint, endpoint });
  });

  it("reads JSON, indented by tabs too", () => {
    const json = JSON.stringify({ endpoint: "http://[::1]:80/", pace: { concurrency: 2 } }, null, "\t");
    expect(loadProfileText(`\uFEFF${json}`, "p.json")).toMatchObject({
      endpoint: "http://[::1]:80/",
      pace: { concurrency: 2 },
    });
  });

  it.each([
    ["", "profile.yaml:1: the file is empty"],
    ["name: x", "profile.yaml:1: endpoint is missing"],
    ["- endpoint", "profile.yaml:1: the document must be an object, not an array"],
    ["endpoint: ftp://x", "profile.yaml:1: endpoint must be an http or https address"],
    ["endpoint: http://me:pass@x", "profile.yaml:1: endpoint must be an http or https address"],
    ["endpoint: http://x/v1?a=b", "profile.yaml:1: endpoint must be an http or https address"],
    [
      "endpoint: http://x\nendpoint: http://y",
      "profile.yaml:2: not readable as YAML: Map keys must be unique",
    ],
    ["endpoint: http://x\npacing: {}", "profile.yaml:2: pacing is not a known key; known are name"],
    [
      "endpoint: http://x\npace:\n  requestPerSecond: 3",
      "profile.yaml:3: pace.requestPerSecond is not a known key; did you mean requestsPerSecond?",
    ],
    [
      "endpoint: http://x\npace:\n  requestsPerSecond: 0",
      "profile.yaml:3: pace.requestsPerSecond must be greater than 0",
    ],
    [
      "endpoint: http://x\npace:\n  concurrency: 1.5",
      "profile.yaml:3: pace.concurrency must be an integer, not a number",
    ],
    [
      "endpoint: http://x\nfixtures:\n  enabledKeys: k",
      "profile.yaml:3: fixtures.enabledKeys is not a known key; did you mean enabledKey?",
    ],
    [
      "endpoint: http://x\nfixtures:\n  enabledKey: 17",
      "profile.yaml:3: fixtures.enabledKey must be a string or null, not a number",
    ],
    [
      "endpoint: http://x\ntriggers:\n  internal: { KeyId: k }",
      "profile.yaml:3: triggers.internal must be an error code",
    ],
    ["endpoint: http://x\ntriggers:\n  A.B: {}", 'profile.yaml:3: triggers["A.B"] must not be empty'],
    [
      "endpoint: http://x\ncredentials:\n  secretIdEnv: ID",
      "profile.yaml:3: credentials.secretIdEnv is of use only with secretKeyEnv",
    ],
    [
      "endpoint: http://x\ncredentials:\n  tokenEnv: T",
      "profile.yaml:3: credentials.tokenEnv is of use only with secretIdEnv",
    ],
    ["endpoint: http://x\ncredentials: {}", "profile.yaml:2: credentials must not be empty"],
    [
      "endpoint: http://x\ncredentials:\n  profile: ../../etc",
      "profile.yaml:3: credentials.profile must be the name of credentials",
    ],
    [
      "endpoint: http://x\ncredentials:\n  profile: p\n  secretIdEnv: A\n  secretKeyEnv: B",
      "profile.yaml:4: credentials.secretIdEnv must not be there",
    ],
    ["endpoint: http://x\nclaims: [a, a]", "profile.yaml:2: claims has the same item twice"],
    [
      "endpoint: http://x\nproxy: http://me:secret@proxy:1",
      "profile.yaml:2: proxy must be an http or https address of a proxy",
    ],
    [
      "endpoint: http://x\nreportUrl: javascript:alert(1)",
      "profile.yaml:2: reportUrl must be the http or https address at which index.html will be published",
    ],
    ["endpoint: http://x\npatienceSeconds: -1", "profile.yaml:2: patienceSeconds must be at least 0"],
    ["endpoint: http://x\ntimeoutSeconds: 0", "profile.yaml:2: timeoutSeconds must be greater than 0"],
    ["endpoint: http://x\nlanguage: english", "profile.yaml:2: language must be one of en-US, zh-CN"],
    ["endpoint: http://x\ndeviations:\n  - check: x", "profile.yaml:3: deviations[0].because is missing"],
    [
      "endpoint: http://x\ndeviations:\n  - { check: x, because: y, until: 2027-02-30 }",
      "profile.yaml:3: deviations[0].until must be a date, YYYY-MM-DD",
    ],
    ["endpoint: http://x\n<<: { region: r }", 'profile.yaml:2: ["<<"] is not a known key'],
  ])("refuses %j", (text, says) => {
    expect(failure(text)).toContain(says);
  });

  it.each(["AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"])(
    "refuses a secret where a variable belongs, and does not repeat it",
    (secret) => {
      const message = failure(
        `endpoint: http://x\ncredentials:\n  secretIdEnv: ${secret}\n  secretKeyEnv: KEY`,
      );
      expect(message).toContain(
        "profile.yaml:3: credentials.secretIdEnv must be the name of an environment variable",
      );
      expect(message).not.toContain(secret);
    },
  );

  it("does not repeat the text around a syntax error", () => {
    const message = failure(
      "endpoint: http://x\ncredentials: { secretKeyEnv: Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    );
    expect(message).toContain("profile.yaml:2: not readable as YAML");
    expect(message).not.toContain("Gu5t9x");
  });
});
