import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "./testing/stage.ts";

const secret = "a-key-that-must-not-be-shown";
const urlOf = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);

/** A process that breaks down as `how` says while it holds a secret, asked by its flags for every report there is. */
function breakDown(how: string, folder: string) {
  const program = `
    import { keepBreakdownsSilent } from ${urlOf("./break-down.ts")};
    import { processSurroundings } from ${urlOf("./surroundings.ts")};
    import { Secret } from ${urlOf("../model/secret.ts")};
    new Secret(process.env.A_SECRET);
    keepBreakdownsSilent(true, processSurroundings());
    setInterval(() => {}, 60_000);
    ${how}
  `;
  const flags = ["--report-uncaught-exception", "--report-on-signal", `--report-dir=${folder}`];
  const words = ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", program];
  return spawnSync(process.execPath, [...flags, ...words], {
    env: { ...process.env, A_SECRET: secret },
    encoding: "utf8",
  });
}

const reports = (folder: string) =>
  readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

test("an error that nobody caught is told without secrets, and leaves no report with them", () => {
  using folder = scratchFolder();
  const thrown = `setTimeout(() => { throw Object.assign(new Error("no " + process.env.A_SECRET), { data: process.env.A_SECRET }) });`;
  const { status, stdout, stderr } = breakDown(thrown, folder.path);
  expect([status, stdout]).toEqual([4, ""]);
  expect(stderr).toMatch(/^kms-conformance: no \[redacted\]\nError: no \[redacted\]\n/);
  expect([stderr, ...reports(folder.path)].filter((text) => text.includes(secret))).toEqual([]);
});

test("a report that somebody asks for holds no secret of the environment", () => {
  using folder = scratchFolder();
  const asked = `process.kill(process.pid, "SIGUSR2"); setTimeout(() => process.exit(), 200);`;
  breakDown(asked, folder.path);
  expect(reports(folder.path).filter((text) => text.includes(secret))).toEqual([]);
});
