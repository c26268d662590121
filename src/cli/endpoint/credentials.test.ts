import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ExitCode, UsageError } from "../../model/errors.ts";
import type { Environment } from "../surroundings.ts";
import { perform, scratchFolder } from "../testing/stage.ts";
import { resolveCredentials } from "./credentials.ts";
import { namedProfile } from "./endpoint.ts";

let home: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  home = scratchFolder();
});
afterEach(() => home[Symbol.dispose]());

/** Puts a file below the home folder and gives its path. */
function put(name: string, text: string): string {
  const path = join(home.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

type Source = Parameters<typeof resolveCredentials>[0];

function resolve(source: Source, environment: Environment = {}) {
  const { credentials, region } = resolveCredentials(
    source,
    { HOME: home.path, ...environment },
    "p.yaml: credentials",
  );
  const { secretId, secretKey, token } = credentials;
  return [secretId.reveal(), secretKey.reveal(), token?.reveal(), region];
}

function failure(source: Source, environment: Environment = {}): string {
  try {
    return `found ${resolve(source, environment).join()}`;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message).not.toContain("\n");
    return error.message;
  }
}

const tccli = (name: string) => JSON.stringify({ secretId: `${name}-id`, secretKey: `${name}-key` });
const ini = (...names: readonly string[]) =>
  names.map((name) => `[${name}]\nsecret_id = sdk-${name}-id\nsecret_key = sdk-${name}-key\n`).join("\n");
const pair = { TENCENTCLOUD_SECRET_ID: "env-id", TENCENTCLOUD_SECRET_KEY: "env-key" };

describe("where nothing is said, credentials come", () => {
  test("from the first place that has them, in the documented order", () => {
    const named = put("elsewhere", ini("default"));
    put(".tccli/default.credential", tccli("cli"));
    put(".tencentcloud/credentials", ini("default"));
    const file = { TENCENTCLOUD_CREDENTIALS_FILE: named };
    expect(resolve({}, { ...pair, ...file })[0]).toBe("env-id");
    expect(resolve({}, file)[0]).toBe("sdk-default-id");
    expect(resolve({})[0]).toBe("cli-id");
    put(".tccli/default.credential", "{}");
    expect(resolve({})[0]).toBe("sdk-default-id");
  });

  test("with the token of either variable", () => {
    expect(resolve({}, { ...pair, TENCENTCLOUD_SESSION_TOKEN: "session" })[2]).toBe("session");
    const both = { TENCENTCLOUD_TOKEN: "token", TENCENTCLOUD_SESSION_TOKEN: "session" };
    expect(resolve({}, { ...pair, ...both })[2]).toBe("token");
    expect(resolve({}, pair)[2]).toBeUndefined();
  });

  test("from the name that TCCLI_PROFILE says", () => {
    put(".tccli/night.credential", tccli("night"));
    expect(resolve({}, { TCCLI_PROFILE: "night" })[0]).toBe("night-id");
  });

  test("never from a file when half of the pair is in the environment", () => {
    put(".tccli/default.credential", tccli("cli"));
    expect(failure({}, { TENCENTCLOUD_SECRET_ID: "env-id" })).toBe(
      "The environment variable TENCENTCLOUD_SECRET_KEY is not set (p.yaml: credentials); export it first.",
    );
  });

  test("or the places that were looked at are named", () => {
    expect(failure({})).toBe(
      `The environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set, and no credentials stand in ${home.path}/.tccli/default.credential, ${home.path}/.tencentcloud/credentials [default] or /etc/tencentcloud/credentials [default] (p.yaml: credentials); export the two, or log in with tccli.`,
    );
  });
});

describe("credentials of a name", () => {
  test("come from the command line's files, with token and region", () => {
    put(
      ".tccli/nightly.credential",
      '{ "type": "oauth", "secretId": "i", "secretKey": "k", "token": "t", "expiresAt": 9999999999 }',
    );
    put(".tccli/nightly.configure", '{ "_sys_param": { "region": "ap-tokyo", "output": "json" } }');
    expect(resolve({ profile: "nightly" }, pair)).toEqual(["i", "k", "t", "ap-tokyo"]);
  });

  test("come from a section of the SDKs' file, also one with a dot in its name", () => {
    put(
      ".tencentcloud/credentials",
      `; by hand\n${ini("default", "ci.nightly")}token = t\nregion = ap-tokyo\n`,
    );
    expect(resolve({ profile: "ci.nightly" })).toEqual([
      "sdk-ci.nightly-id",
      "sdk-ci.nightly-key",
      "t",
      "ap-tokyo",
    ]);
  });

  test("are not those of another name, nor of the environment", () => {
    put(".tencentcloud/credentials", ini("default"));
    expect(failure({ profile: "nightly" }, pair)).toMatch(
      /^No credentials of the name nightly stand in .*nightly\.credential, .*credentials \[nightly\] or .* \(p\.yaml: credentials\.profile\); write them/,
    );
  });

  test("that have expired are told to be renewed", () => {
    put(".tccli/nightly.credential", '{ "secretId": "i", "secretKey": "k", "expiresAt": 1000000000 }');
    expect(failure({ profile: "nightly" })).toMatch(
      /nightly\.credential have expired; log in again with tccli/,
    );
  });
});

describe("a token file", () => {
  test("outweighs every other token", () => {
    const tokenFile = put("token", "short-lived\n");
    put(".tccli/nightly.credential", '{ "secretId": "i", "secretKey": "k", "token": "old" }');
    expect(resolve({ profile: "nightly", tokenFile })[2]).toBe("short-lived");
    expect(resolve({ tokenFile }, { ...pair, TENCENTCLOUD_TOKEN: "old" })[2]).toBe("short-lived");
    const variables = { secretIdEnv: "TENCENTCLOUD_SECRET_ID", secretKeyEnv: "TENCENTCLOUD_SECRET_KEY" };
    expect(resolve({ ...variables, tokenFile }, pair)).toEqual([
      "env-id",
      "env-key",
      "short-lived",
      undefined,
    ]);
  });

  test.each([
    ["", "does not hold one token"],
    ["one\ntwo", "does not hold one token"],
  ])("that holds %j is refused, and not repeated", (text, says) => {
    const message = failure({ tokenFile: put("token", text) }, pair);
    expect(message).toContain(says);
    expect(message).toContain("p.yaml: credentials.tokenFile");
    expect(message).not.toContain("two");
  });

  test("that is not there is named", () => {
    expect(failure({ tokenFile: join(home.path, "gone") }, pair)).toMatch(
      /^The token file .*gone.* cannot be read: ENOENT/,
    );
  });
});

describe("a file of credentials that is of no use ends with one line that repeats nothing of it", () => {
  test.each([
    [".tccli/nightly.credential", '{ "secretId": "visible", ', "is not readable as JSON"],
    [".tccli/nightly.credential", '{ "secretId": "visible" }', "only one of SecretId and SecretKey"],
    [".tencentcloud/credentials", "[nightly]\nsecret_key = visible", "only one of SecretId and SecretKey"],
    [".tencentcloud/credentials", "[nightly]\nsecret_id: visible", "No credentials of the name nightly"],
  ])("%s with %j", (name, text, says) => {
    put(name, text);
    const message = failure({ profile: "nightly" });
    expect(message).toContain(says);
    expect(message).toContain(name);
    expect(message).not.toContain("visible");
  });

  test("where it cannot be read", () => {
    mkdirSync(join(home.path, ".tccli/nightly.credential"), { recursive: true });
    expect(failure({ profile: "nightly" })).toMatch(
      /^The file of credentials .*nightly\.credential cannot be read: E/,
    );
  });

  test("where TENCENTCLOUD_CREDENTIALS_FILE names one that is not there", () => {
    const gone = join(home.path, "gone");
    expect(failure({}, { TENCENTCLOUD_CREDENTIALS_FILE: gone })).toContain(`${gone} cannot be read: ENOENT`);
  });

  test("and exit code 2", async () => {
    put(".tccli/nightly.credential", "{");
    const profile = home.put("p.yaml", "endpoint: http://127.0.0.1:1\ncredentials: { profile: nightly }");
    const words = ["run", "--profile", profile, "--report-dir", home.path];
    const { exitCode, stdout, stderr } = await perform(words, { HOME: home.path });
    expect(stderr).toMatch(/^kms-conformance: .*nightly\.credential is not readable as JSON[^\n]*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: ExitCode.usage, stdout: "" });
  });
});

test("the region is the profile's, else that of the environment, else that beside the credentials", () => {
  put(".tccli/nightly.credential", tccli("night"));
  put(".tccli/nightly.configure", '{ "_sys_param": { "region": "ap-tokyo" } }');
  const text = "endpoint: http://127.0.0.1:1\ncredentials: { profile: nightly }\n";
  const [silent, own] = [
    home.put("silent.yaml", text),
    home.put("own.yaml", `${text}region: eu-frankfurt\n`),
  ];
  const environment = { HOME: home.path };
  const regionOf = (profile: string, more: Environment = {}) =>
    namedProfile({ profile }, { ...environment, ...more })?.region;
  expect(regionOf(own, { TENCENTCLOUD_REGION: "ap-seoul" })).toBe("eu-frankfurt");
  expect(regionOf(silent, { TENCENTCLOUD_REGION: "ap-seoul" })).toBe("ap-seoul");
  expect(regionOf(silent)).toBe("ap-tokyo");
});
