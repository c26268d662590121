import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { perform, scratchFolder, serveFake, someCredentials } from "./testing/stage.ts";

const oneLine = /^kms-conformance: [^\n]+\n$/;

describe("a call that is wrong ends with 2 and one line", () => {
  test.each([
    ["an unknown option", ["run", "--efort", "smoke"], "unknown option '--efort' (Did you mean --effort?)"],
    ["an unknown command", ["rnu"], "unknown command 'rnu' (Did you mean run?)"],
    ["an effort there is not", ["run", "--effort", "huge"], "Allowed choices are smoke, standard, thorough."],
    ["a seed that is no number", ["run", "--seed", "x"], "integer from 0 to 2147483647"],
    ["a negative seed", ["run", "--seed", "-1"], "integer from 0 to 2147483647"],
    ["a page with a fragment", ["run", "--report-url", "https://x/#GDK-14"], "without user name, query"],
    [
      "a page to merge for that is none",
      ["merge", "a", "--report-url", "index.html"],
      "an http or https address",
    ],
    ["another folder for Allure", ["run", "--reporter", "allure=x"], "name the folder with --report-dir"],
    ["a rate of nothing", ["run", "--rps", "0"], "a number above 0"],
    ["a cap of nothing", ["run", "--max-requests", "0"], "integer from 1 to"],
    ["regressions from nothing", ["run", "--only-regressions"], "--only-regressions needs --baseline"],
    ["a port there is not", ["emulate", "--port", "70000"], "integer from 0 to 65535"],
    ["an address that is none", ["emulate", "--host", ""], "It must be an address of this machine"],
    ["a word too many", ["run", "now"], "but got 1; --help shows what there is"],
    ["an option like no other", ["run", "--zzzzzz"], "unknown option '--zzzzzz'; --help shows what there is"],
    ["a word too few", ["derive"], "missing required argument 'page'"],
    ["a page that is not there", ["derive", "/no/such/page"], "The page /no/such/page cannot be read"],
    [
      "a profile that is not there",
      ["call", "X", "--profile", "/no/such/file"],
      "The profile /no/such/file cannot",
    ],
    [
      "a CA that is not there",
      ["call", "X", "--endpoint", "http://127.0.0.1:1", "--ca", "/no"],
      "The CA /no cannot",
    ],
    ["a call to nowhere", ["call", "GenerateDataKey"], "--profile FILE or --endpoint URL"],
    ["an action that no header carries", ["call", "X\nY"], "The action has a line break in it"],
    ["parameters that are no JSON", ["call", "X", "--params", "{KeyId"], "--params is not JSON: "],
    ["parameters that are no object", ["call", "X", "--params", "[1]"], "not an array"],
    ["an endpoint with a path", ["call", "X", "--endpoint", "http://127.0.0.1:1/kms"], "may carry no path"],
  ])("%s", async (_name, words, expected) => {
    const { exitCode, stdout, stderr } = await perform(words, someCredentials);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(expected);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

describe("a profile that is wrong ends with 2 and one line", () => {
  const variables = "credentials: { secretIdEnv: MY_ID, secretKeyEnv: MY_KEY }";
  const all = { MY_ID: "AKIDmine", MY_KEY: "my-key-that-must-not-be-shown" };
  test.each([
    ["YAML that cannot be read", "endpoint: [", all, "p.yaml:1: not readable as YAML"],
    [
      "an unknown key",
      "endpoint: http://127.0.0.1:1\npase: {}",
      all,
      "p.yaml:2: pase is not a known key; did you mean pace?",
    ],
    ["no endpoint", "name: x", all, "endpoint is missing"],
    [
      "an id that is not set",
      `endpoint: http://127.0.0.1:1\n${variables}`,
      { MY_KEY: all.MY_KEY },
      "MY_ID is not set",
    ],
    [
      "a key that is empty",
      `endpoint: http://127.0.0.1:1\n${variables}`,
      { ...all, MY_KEY: "" },
      "MY_KEY is not set",
    ],
    [
      "an id that no header carries",
      `endpoint: http://127.0.0.1:1\n${variables}`,
      { ...all, MY_ID: "AKIDmine\nmust-not-be-shown" },
      "credentials) has a line break in it",
    ],
    [
      "a token that no header carries",
      `endpoint: http://127.0.0.1:1\n${variables.replace(" }", ", tokenEnv: MY_TOKEN }")}`,
      { ...all, MY_TOKEN: "…must-not-be-shown" },
      "The token (",
    ],
    [
      "a region of no use",
      "endpoint: http://127.0.0.1:1\nregion: 广州",
      all,
      "p.yaml:2: region must be the name",
    ],
    [
      "a region of no use in the environment",
      `endpoint: http://127.0.0.1:1\n${variables}`,
      { ...all, TENCENTCLOUD_REGION: "广州" },
      "The region (",
    ],
    [
      "a second caller that is not set",
      `endpoint: http://127.0.0.1:1\n${variables}\nunauthorizedCredentials: { secretIdEnv: NO_ID, secretKeyEnv: MY_KEY }`,
      all,
      "unauthorizedCredentials.secretIdEnv",
    ],
  ])("%s", async (_name, text, environment, expected) => {
    using folder = scratchFolder();
    const path = folder.put("p.yaml", text);
    for (const command of [
      ["run", "--report-dir", folder.path],
      ["call", "X"],
    ]) {
      const { exitCode, stdout, stderr } = await perform([...command, "--profile", path], environment);
      expect(stderr).toMatch(oneLine);
      expect(stderr).toContain(expected);
      expect(stderr).not.toContain("must-not-be-shown");
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    }
  });
});

describe("a report folder that cannot be written", () => {
  test.each(["file", "file/below"])("%s ends the run before anything is sent", async (name) => {
    using folder = scratchFolder();
    folder.put("file", "in the way");
    let requests = 0;
    await using server = await serveFake((_request, response) => {
      requests += 1;
      response.end("{}");
    });
    const words = ["run", "--endpoint", server.url, "--report-dir", `${folder.path}/${name}`];
    const { exitCode, stderr } = await perform(words, someCredentials);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain("--report-dir");
    expect({ exitCode, requests }).toEqual({ exitCode: 2, requests: 0 });
  });
});

describe("a run that is called wrongly", () => {
  const wrong = (file: (name: string, text: string) => string) => ({
    "a profile that cannot be read": ["--profile", file("p.yaml", "endpoint: [")],
    "a CA that is none": ["--endpoint", "http://127.0.0.1:1", "--ca", file("ca.pem", "no certificate")],
    "an endpoint that is none": ["--endpoint", "nowhere"],
    "a baseline that is none": ["--baseline", file("baseline.json", "{}")],
  });

  test.each(Object.keys(wrong(String)))(
    "by %s leaves earlier reports alone and makes no folder",
    async (how) => {
      using folder = scratchFolder();
      const words = Object.entries(wrong(folder.put)).find(([name]) => name === how)?.[1] ?? [];
      const earlier = folder.put("report.json", "of an earlier run");
      const before = readdirSync(folder.path);
      for (const reports of [folder.path, join(folder.path, "new")]) {
        const { exitCode, stderr } = await perform(
          ["run", ...words, "--report-dir", reports],
          someCredentials,
        );
        expect(stderr).toMatch(oneLine);
        expect(exitCode).toBe(2);
      }
      expect(readdirSync(folder.path)).toEqual(before);
      expect(readFileSync(earlier, "utf8")).toBe("of an earlier run");
    },
  );
});

describe("what is asked for", () => {
  test("the version is that of the package", async () => {
    const { exitCode, stdout } = await perform(["--version"]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(exitCode).toBe(0);
  });

  test.each(["run", "list", "call", "compare", "trend", "emulate", "derive", "schemas"])(
    "the help of %s is printed",
    async (command) => {
      const { exitCode, stdout, stderr } = await perform([command, "--help"]);
      expect(stdout).toContain(`Usage: kms-conformance ${command}`);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    },
  );

  test("nothing at all prints the help and ends with 2", async () => {
    const { exitCode, stderr } = await perform([]);
    expect(stderr).toContain("Examples:");
    expect(exitCode).toBe(2);
  });

  test("--debug adds the stack", async () => {
    const { exitCode, stderr } = await perform(["derive", "/no/such/page", "--debug"]);
    expect(stderr).toMatch(/^kms-conformance: The page[^\n]+\nUsageError: The page[^\n]+\n {4}at /);
    expect(exitCode).toBe(2);
  });
});

test("an error that nobody foresaw is a fault of the harness", async () => {
  const words = new Proxy(["list"], {
    get: (target, key) => {
      if (key === Symbol.iterator) throw new RangeError("out of\n reach");
      return Reflect.get(target, key);
    },
  });
  const { exitCode, stderr } = await perform(words);
  expect(stderr).toBe(
    "kms-conformance: out of reach (this is a fault of kms-conformance; run again with --debug)\n",
  );
  expect(exitCode).toBe(4);
});
