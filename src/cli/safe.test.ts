import { expect, test } from "vitest";
import { serveRecording } from "../harness/testing/recording.ts";
import { perform, scratchFolder, someCredentials } from "./testing/stage.ts";

test("call --safe sends no control action, and says so in one line", async () => {
  await using endpoint = await serveRecording();
  const params = JSON.stringify({ KeyId: endpoint.facts.fixtures.enabledKey });
  const call = ["call", "DisableKey", "--endpoint", endpoint.url, "--params", params];
  const { exitCode, stderr } = await perform([...call, "--safe"], someCredentials);
  expect(stderr).toMatch(/^kms-conformance: DisableKey was not sent: [^\n]+\n$/);
  expect(exitCode).toBe(2);
  expect(endpoint.arrived).toEqual([]);
  await perform(call, someCredentials);
  expect(endpoint.arrived).toHaveLength(1);
});

test("run --safe does not go with a profile that wants keys made", async () => {
  await using endpoint = await serveRecording();
  using folder = scratchFolder();
  const profile = folder.put("p.yaml", `endpoint: ${endpoint.url}\nprovision: true`);
  const words = ["run", "--safe", "--profile", profile, "--report-dir", folder.path];
  const { exitCode, stderr } = await perform(words, someCredentials);
  expect(stderr).toMatch(/^kms-conformance: [^\n]*provision: true[^\n]*--safe[^\n]+\n$/);
  expect(exitCode).toBe(2);
  expect(endpoint.arrived).toEqual([]);
});
