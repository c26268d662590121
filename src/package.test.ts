import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kms-conformance-package-"));

function run(program: string, words: readonly string[], cwd: string): string {
  return execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** What a stranger gets: the tarball, installed in an empty folder, with nothing of the checkout around it. */
describe("the package", () => {
  beforeAll(() => {
    const [packed] = JSON.parse(
      run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
    );
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    run(
      "npm",
      ["install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, packed.filename)],
      folder,
    );
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("brings the command and the same run, suites included", () => {
    const command = join(folder, "node_modules/.bin/kms-conformance");
    const printed = run(command, ["run", "--effort", "smoke", "--report-dir", join(folder, "out")], folder);
    expect(printed).toContain("Conforms:");
    const report = JSON.parse(readFileSync(join(folder, "out/report.json"), "utf8"));
    expect(report.run.exitCode).toBe(0);
    expect(report.summary).toMatchObject({ violates: 0, inconclusive: 0 });
    expect(report.summary.conforms).toBeGreaterThan(50);
    expect(readdirSync(join(folder, "out/allure-results")).length).toBeGreaterThan(50);
  }, 120_000);

  it("leaves out what only a checkout needs", () => {
    const installed = readdirSync(join(folder, "node_modules/kms-conformance/dist"), {
      recursive: true,
      encoding: "utf8",
    });
    expect(installed).toContain("src/cli/main.js");
    expect(installed.filter((path) => /(^|\/)(bench|soak|teeth|testing)\/|\.test\./.test(path))).toEqual([]);
  });

  it("lists as many checks as the checkout", () => {
    const count = (command: string, words: readonly string[]): number =>
      JSON.parse(run(command, [...words, "list", "--json"], folder)).checks.length;
    const installed = count(join(folder, "node_modules/.bin/kms-conformance"), []);
    expect(installed).toBe(count("node", [join(root, "dist/src/cli/main.js")]));
  }, 60_000);
});
