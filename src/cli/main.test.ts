import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { packageRoot, validateReport } from "../spec/index.ts";
import { scratchFolder, serveFake, someCredentials } from "./testing/stage.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** The program in a process of its own. */
function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}, program = main) {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program, ...words], {
    // Where these tests run is not what they are about.
    env: { ...process.env, GITHUB_ACTIONS: "", ...environment },
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
    expect(report).toMatchObject({
      run: { seed: 7, effort: "smoke", exitCode: 0 },
      measurements: { latency: [{ action: "GenerateDataKey" }] },
    });
    for (const name of ["report.json", "junit.xml", "index.html", "allure-results"]) {
      expect(existsSync(join(folder.path, name))).toBe(true);
      expect(written.stdout).toContain(join(folder.path, name));
    }
    expect(readdirSync(join(folder.path, "allure-results")).length).toBeGreaterThan(0);
  });

  test("says in one sentence that nothing was selected", async () => {
    using folder = scratchFolder();
    const { written, ended } = start(["run", "--quiet", "--only", "NO-SUCH", "--report-dir", folder.path]);
    expect(await ended).toBe(3);
    expect(written.stdout).toMatch(/^Not judged: nothing was selected[^\n]+\n$/);
  });

  // The first request is the opening control; by the twentieth the suites are under way.
  test.each([1, 20])(
    "reports what it has when it is interrupted at request %i, and ends with 130",
    async (at) => {
      using folder = scratchFolder();
      let requests = 0;
      const { promise: reached, resolve: reach } = deferred();
      await using server = await serveFake((_request, response) => {
        requests += 1;
        if (requests === at) reach();
        if (requests < at) response.end("no envelope");
      });
      const text = `endpoint: ${server.url}\nfixtures: { enabledKey: some-key }\npace: { concurrency: 2 }`;
      const words = ["run", "--profile", folder.put("p.yaml", text), "--report-dir", folder.path];
      const { child, written, ended } = start(words, someCredentials);
      await reached;
      child.kill("SIGINT");
      expect(await ended).toBe(130);
      expect(written.stdout).toMatch(/^Interrupted after \d+ checks?\./m);
      const report: unknown = JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8"));
      expect(report).toMatchObject({ run: { exitCode: 130 } });
    },
  );

  test("minds no reader who has seen enough", async () => {
    const { child, written, ended } = start(["list", "--json"]);
    child.stdout.destroy();
    expect(await ended).toBe(0);
    expect(written.stderr).toBe("");
  });

  test("says in one line where a spec is malformed", async () => {
    using folder = scratchFolder();
    for (const part of ["src", "specs", "schemas", "package.json"]) {
      cpSync(join(packageRoot(), part), join(folder.path, part), { recursive: true });
    }
    symlinkSync(join(packageRoot(), "node_modules"), join(folder.path, "node_modules"));
    writeFileSync(join(folder.path, "specs/common/requirements.yaml"), "prefixes: [API]\nrequirements: [\n");
    const { written, ended } = start(["list"], {}, join(folder.path, "src/cli/main.ts"));
    expect(await ended).toBe(2);
    expect(written.stdout).toBe("");
    expect(written.stderr).toMatch(
      /^kms-conformance: specs\/common\/requirements\.yaml:\d+: not readable as YAML[^\n]+\n$/,
    );
  });

  test("ends with the code of a wrong call", async () => {
    const { written, ended } = start(["run", "--bogus"]);
    expect(await ended).toBe(2);
    expect(written).toEqual({
      stdout: "",
      stderr: "kms-conformance: unknown option '--bogus'; --help shows what there is\n",
    });
  });
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
