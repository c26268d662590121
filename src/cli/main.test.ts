import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { validateReport } from "../spec/index.ts";
import { scratchFolder, serveFake, someCredentials } from "./testing/stage.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** The program in a process of its own. */
function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...words], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (written.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (written.stderr += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, written, ended };
}

describe("the program", () => {
  test("judges the embedded reference and leaves its reports", async () => {
    using folder = scratchFolder();
    const words = [
      "run",
      "--effort",
      "smoke",
      "--only",
      "parameters",
      "--seed",
      "7",
      "--report-dir",
      folder.path,
    ];
    const { written, ended } = start(words);
    expect(await ended).toBe(0);
    expect(written.stderr).toBe("");
    expect(written.stdout).toMatch(/^Conforms: \d+ requirements kept/m);
    const report: unknown = JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8"));
    expect(validateReport(report)).toBeUndefined();
    expect(report).toMatchObject({ run: { seed: 7, effort: "smoke", exitCode: 0 } });
    expect(existsSync(join(folder.path, "junit.xml"))).toBe(true);
    expect(readdirSync(join(folder.path, "allure-results")).length).toBeGreaterThan(0);
  });

  test("says in one sentence that nothing was selected", async () => {
    using folder = scratchFolder();
    const { written, ended } = start(["run", "--quiet", "--only", "NO-SUCH", "--report-dir", folder.path]);
    expect(await ended).toBe(3);
    expect(written.stdout).toMatch(/^Not judged: nothing was selected[^\n]+\n$/);
  });

  test("reports what it has when it is interrupted, and ends with 130", async () => {
    using folder = scratchFolder();
    let requests = 0;
    const { promise: sent, resolve: send } = deferred();
    await using server = await serveFake(() => {
      requests += 1;
      send();
    });
    const profile = folder.put("p.yaml", `endpoint: ${server.url}\nfixtures: { enabledKey: some-key }`);
    const words = ["run", "--profile", profile, "--report-dir", folder.path];
    const { child, written, ended } = start(words, someCredentials);
    await sent;
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(written.stdout).toContain("Interrupted after 0 checks");
    expect(existsSync(join(folder.path, "report.json"))).toBe(true);
    expect(requests).toBe(1);
  });

  test("minds no reader who has seen enough", async () => {
    const { child, written, ended } = start(["list", "--json"]);
    child.stdout.destroy();
    expect(await ended).toBe(0);
    expect(written.stderr).toBe("");
  });

  test("ends with the code of a wrong call", async () => {
    const { written, ended } = start(["run", "--bogus"]);
    expect(await ended).toBe(2);
    expect(written).toEqual({ stdout: "", stderr: "kms-conformance: unknown option '--bogus'\n" });
  });
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
