import { describe, expect, test } from "vitest";
import { hostileText } from "../report/testing/hostile.ts";
import { runCommandLine } from "./command-line.ts";
import { complain } from "./complain.ts";
import { fakeSurroundings, perform, scratchFolder, serveFake, someCredentials } from "./testing/stage.ts";
import { terminalOf } from "./testing/terminal.ts";

/** Whatever a terminal would obey or not show, but line ends. */
const unsafe = /[^\P{C}\n]/u;

const envelope = JSON.stringify({
  Response: { Error: { Code: hostileText, Message: hostileText }, RequestId: hostileText },
});

const refusal = JSON.stringify({
  Response: {
    Error: { Code: "AuthFailure.SecretIdNotFound", Message: hostileText },
    RequestId: hostileText,
  },
});

test("what is said on stderr is one line, whatever it holds", () => {
  const { surroundings, written } = fakeSurroundings();
  complain(surroundings.stderr, hostileText);
  expect(written.stderr).toMatch(/^kms-conformance: red[^\n]+\n$/);
  expect(written.stderr).not.toMatch(unsafe);
});

describe("an endpoint that writes to the terminal of whoever tries it", () => {
  test.each([
    ["an envelope", envelope],
    ["a plain text", hostileText],
  ])("is shown by call as text, with %s", async (_name, body) => {
    await using server = await serveFake((_request, response) => response.end(body));
    const { surroundings, written } = fakeSurroundings(someCredentials);
    const terminal = { ...surroundings, stdout: { ...surroundings.stdout, isTTY: true } };
    await runCommandLine(["call", "GenerateDataKey", "--endpoint", server.url], terminal);
    expect(written.stdout).toContain("red");
    expect(written.stdout + written.stderr).not.toMatch(unsafe);
  });

  test.each([
    ["a summary", []],
    ["one sentence", ["--quiet"]],
    ["everything", ["--verbose"]],
  ])("gets no escape into %s of a run", async (_name, flags) => {
    using folder = scratchFolder();
    await using server = await serveFake((_request, response) => response.end(refusal));
    const profile = folder.put("p.yaml", `endpoint: ${server.url}\nfixtures: { enabledKey: some-key }`);
    const words = ["run", "--profile", profile, "--report-dir", folder.path, ...flags];
    const { stdout, stderr } = await perform(words, someCredentials);
    expect(stdout).toMatch(/^Not judged: /m);
    expect(stdout).toContain("CDATA");
    expect(stdout + stderr).not.toMatch(unsafe);
  });
});

test("call gives a pipe the bytes that came, for they were asked for", async () => {
  await using server = await serveFake((_request, response) => response.end("\u001b[31mred"));
  const { stdout } = await perform(["call", "X", "--endpoint", server.url], someCredentials);
  expect(stdout).toBe("\u001b[31mred\n");
});

test("a run that is watched leaves its summary on the terminal and nothing of its progress", async () => {
  using folder = scratchFolder();
  const gone = await serveFake(() => {});
  await gone[Symbol.asyncDispose]();
  const { output, seen } = terminalOf(80, 40);
  const { surroundings } = fakeSurroundings(someCredentials);
  const words = ["run", "--endpoint", gone.url, "--report-dir", folder.path, "--effort", "smoke"];
  await runCommandLine(words, { ...surroundings, stdout: output, stderr: output });
  const lines = await seen();
  expect(lines[0]).toMatch(/^Not judged: /);
  expect(lines.join("\n")).not.toMatch(/█|░| checks,/);
});
