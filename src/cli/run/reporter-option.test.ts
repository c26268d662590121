import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validateReport } from "../../spec/index.ts";
import { perform, scratchFolder, serveFake, someCredentials } from "../testing/stage.ts";

describe("a reporter that is wrong ends the run before anything is sent", () => {
  test.each([
    ["unknown", "sarf", "Did you mean sarif?"],
    ["unknown, with a file", "junt=x", "Did you mean junit?"],
    ["without its file", "tap=", "names no file"],
    ["with a target that is a folder", "tap=.", "The tap report cannot be written to ."],
    ["that wants the place of report.json", "tap=FOLDER/report.json", "json and tap both go to"],
  ])("%s", async (_name, choice, expected) => {
    using folder = scratchFolder();
    let requests = 0;
    await using server = await serveFake((_request, response) => {
      requests += 1;
      response.end("{}");
    });
    const reporter = choice.replace("FOLDER", folder.path);
    const words = ["run", "--endpoint", server.url, "--report-dir", folder.path, "--reporter", reporter];
    const { exitCode, stdout, stderr } = await perform(words, someCredentials);
    expect(stderr).toMatch(/^kms-conformance: [^\n]+\n$/);
    expect(stderr).toContain(expected);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: "", requests: 0 });
    expect(existsSync(join(folder.path, "report.json"))).toBe(false);
  });
});

test("a run that nobody answers writes what was chosen, and only that to stdout", async () => {
  using folder = scratchFolder();
  const gone = await serveFake(() => {});
  await gone[Symbol.asyncDispose]();
  const chosen = [
    "--reporter",
    "json=-",
    "--reporter",
    "tap",
    "--reporter",
    `sarif=${folder.path}/a/b.sarif`,
  ];
  const words = ["run", "--endpoint", gone.url, "--report-dir", folder.path, ...chosen];
  const { exitCode, stdout, stderr } = await perform(words, someCredentials);
  expect(exitCode).toBe(3);
  const report: unknown = JSON.parse(stdout);
  expect(validateReport(report)).toBeUndefined();
  expect(report).toMatchObject({ run: { exitCode: 3 } });
  expect(stderr).toContain("Not judged: ");
  const names = ["report.json", "report.tap", "a/b.sarif", "junit.xml", "index.html"];
  expect(names.map((name) => existsSync(join(folder.path, name)))).toEqual([true, true, true, false, false]);
});
