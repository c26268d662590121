import { describe, expect, test } from "vitest";
import { createEndpoint, serve } from "../../emulator/index.ts";

import { runCommandLine } from "../command-line.ts";
import { fakeSurroundings, perform, scratchFolder, serveFake, someCredentials } from "../testing/stage.ts";

/** The profile and the environment that `emulate` tells its user to use. */
function advice(text: string) {
  const exported = [...text.matchAll(/^# {3}export (\w+)=(\S+)$/gm)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  return { profile: text, environment: Object.fromEntries(exported) as Record<string, string> };
}

async function startEmulate(words: readonly string[] = []) {
  const stage = fakeSurroundings();
  const ended = runCommandLine(["emulate", ...words], stage.surroundings);
  await expect.poll(() => stage.written.stdout, { timeout: 20_000 }).not.toBe("");
  return { ...stage, ended, ...advice(stage.written.stdout) };
}

describe("emulate", () => {
  test("serves what its own profile describes until it is interrupted", async () => {
    using folder = scratchFolder();
    const { written, environment, profile, interrupt, ended } = await startEmulate();
    const path = folder.put("profile.yaml", profile);
    const [, keyId] = /enabledKey: (\S+)/.exec(profile) ?? [];
    const call = ["call", "GenerateDataKey", "--profile", path];
    const good = await perform(
      [...call, "--params", JSON.stringify({ KeyId: keyId, KeySpec: "AES_256" })],
      environment,
    );
    expect(good.stderr).toMatch(/^HTTP 200 in \d+ ms: granted\n$/);
    expect(JSON.parse(good.stdout)).toMatchObject({ Response: { KeyId: keyId } });
    expect(good.exitCode).toBe(0);
    interrupt();
    expect(await ended).toBe(0);
    expect(written.stderr).toBe("");
    expect((await perform([...call], environment)).exitCode).toBe(3);
  });

  test("warns when other machines could reach it", async () => {
    const { written, interrupt, ended } = await startEmulate(["--host", "0.0.0.0"]);
    expect(written.stderr).toContain("warning: on 0.0.0.0");
    interrupt();
    expect(await ended).toBe(0);
  });

  test("says in one line that its port is taken", async () => {
    await using server = await serveFake((_request, response) => response.end());
    const { exitCode, stdout, stderr } = await perform(["emulate", "--port", String(server.port)]);
    expect(stderr).toMatch(
      /^kms-conformance: Cannot listen on 127\.0\.0\.1:\d+: another program does\.[^\n]+\n$/,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

describe("call", () => {
  test("ends with 1 for a refusal, and shows it", async () => {
    const endpoint = createEndpoint();
    const service = await serve(endpoint);
    const { credentials, fixtures } = endpoint.facts;
    const environment = {
      TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
      TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
    };
    const params = JSON.stringify({ KeyId: fixtures.disabledKey, KeySpec: "AES_256" });
    const words = ["call", "GenerateDataKey", "--endpoint", service.url, "--params", params];
    const { exitCode, stdout, stderr } = await perform(words, environment);
    await service.close();
    expect(JSON.parse(stdout)).toMatchObject({
      Response: { Error: { Code: "ResourceUnavailable.CmkDisabled" } },
    });
    expect(stderr).toContain("refused with ResourceUnavailable.CmkDisabled");
    expect(exitCode).toBe(1);
  });

  test("sends the parameters as they are written", async () => {
    let body = "";
    await using server = await serveFake(async (request, response) => {
      for await (const chunk of request) body += chunk;
      response.end('{"Response":{}}');
    });
    const params = '{"NumberOfBytes": 16.0, "NumberOfBytes": 1e1}';
    const words = ["call", "GenerateDataKey", "--endpoint", server.url, "--params", params];
    expect((await perform(words, someCredentials)).exitCode).toBe(0);
    expect(body).toBe(params);
  });

  test("shows an answer that is no envelope as it is", async () => {
    await using server = await serveFake((_request, response) => response.end("<html>hello</html>"));
    const { exitCode, stdout, stderr } = await perform(
      ["call", "X", "--endpoint", server.url],
      someCredentials,
    );
    expect(stdout).toBe("<html>hello</html>\n");
    expect(stderr).toContain("malformed (the body is not JSON");
    expect(exitCode).toBe(1);
  });

  test("ends with 3 when no answer comes in time", async () => {
    await using server = await serveFake(() => {});
    using folder = scratchFolder();
    const path = folder.put("p.yaml", `endpoint: ${server.url}\ntimeoutSeconds: 0.2`);
    const { exitCode, stdout, stderr } = await perform(["call", "X", "--profile", path], someCredentials);
    expect(stderr).toContain("no answer (timeout)");
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  });
});

describe("derive", () => {
  const page = (maximum: number): string =>
    [
      "1. API Description",
      "Domain name for API request: kms.tencentcloudapi.com.",
      "A maximum of 100 requests can be initiated per second for this API.",
      "2. Input Parameters",
      "Parameter Name Required Type Description",
      "Action Yes String Common Params. The value used for this API: GenerateDataKey.",
      "Version Yes String Common Params. The value used for this API: 2019-01-18.",
      "KeyId Yes String The CMK",
      `NumberOfBytes No Integer Length. Minimum value: 1; maximum value: ${maximum}.`,
      "3. Output Parameters",
      "Parameter Name Type Description",
      "RequestId String The id",
      "6. Error Code",
      "Error Code Description",
      "InternalError Something broke.",
    ].join("\n");

  test("prints the facts of a page", async () => {
    using folder = scratchFolder();
    const { exitCode, stdout } = await perform(["derive", folder.put("page.txt", page(2048))]);
    expect(stdout).toContain("NumberOfBytes: { type: Integer, required: false, minimum: 1, maximum: 2048 }");
    expect(exitCode).toBe(0);
  });

  test("lists what differs and the checks that lean on it, and ends with 1", async () => {
    using folder = scratchFolder();
    const { exitCode, stdout } = await perform(["derive", "--check", folder.put("page.txt", page(2048))]);
    const [, block = ""] = stdout.split(/^(?=parameters\.NumberOfBytes\.maximum)/m);
    expect(block).toMatch(
      /^parameters\.NumberOfBytes\.maximum: the page says 2048, the specs say 1024\n {2}checked by GDK-/,
    );
    expect(stdout).toContain("errors.UnauthorizedOperation: the specs list it, the page does not\n");
    expect(exitCode).toBe(1);
  });

  test("says where a page cannot be read", async () => {
    using folder = scratchFolder();
    const path = folder.put("page.txt", page(2048).replace(/^Version.*$/m, "Version Maybe String what"));
    const { exitCode, stderr } = await perform(["derive", "--check", path]);
    expect(stderr).toMatch(/^kms-conformance: .*page\.txt:7: expected [^\n]+\n$/);
    expect(exitCode).toBe(2);
  });
});

test("schemas --check finds the committed schemas up to date", async () => {
  const { exitCode, stdout } = await perform(["schemas", "--check"]);
  expect(stdout).toBe("The schemas follow from the specs.\n");
  expect(exitCode).toBe(0);
});
