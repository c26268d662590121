import { describe, expect, test } from "vitest";
import { newLedger } from "../keys/key-folder.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

/** What a dry run prints for the profile that is written here. */
async function planFor(profile: string, ...words: readonly string[]): Promise<string> {
  using folder = scratchFolder();
  const file = folder.put("p.yaml", profile);
  const { exitCode, stdout, stderr } = await perform(["run", "--dry-run", "--profile", file, ...words]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

const nobody = "endpoint: http://127.0.0.1:1";

describe("run --dry-run", () => {
  test("counts checks and requests of each chapter, and needs neither secrets nor an endpoint", async () => {
    const plan = await planFor(`${nobody}\nclaims: [GenerateDataKey]`, "--only", "GDK-48/encrypt-any-*");
    expect(plan).toMatch(
      /^1 check would run at effort standard, with 23 requests in all; nothing was sent\.\n/,
    );
    expect(plan).toMatch(/^ {2}public key encryption +1 +20$/m);
    expect(plan).toMatch(/^ {2}controls +3$/m);
  });

  test("says what the pace makes of it: seconds, and the share of the documented rate", async () => {
    const only = ["--only", "GDK-62/give-every-faulty-*", "--effort", "thorough"];
    const plan = await planFor(`${nobody}\npace: { requestsPerSecond: 40 }`, ...only);
    expect(plan).toMatch(/^ {2}time +11 s at 40 requests a second$/m);
    expect(plan).toMatch(/^ {2}quota +40 % of the 100 requests a second/m);
    expect(await planFor(nobody, ...only, "--rps", "2")).toMatch(/^ {2}time +4 min at 2 requests a second$/m);
  });

  test("says which keys it uses, which it makes, and what stays behind", async () => {
    const fixtures = "fixtures: { enabledKey: one-key, disabledKey: null }";
    const made = await planFor(`${nobody}\nprovision: true\n${fixtures}`, "--effort", "standard");
    expect(made).toMatch(/^ {2}keys +8$/m);
    expect(made).toMatch(
      /enabledKey one-key\n +disabledKey \(declared absent\)\n +otherEnabledKey \(to be made\)/,
    );
    expect(made).toMatch(/^ {2}leaves +2 keys with a deletion scheduled in 7 days.*billed/m);
    const given = await planFor(`${nobody}\n${fixtures}`, "--effort", "smoke");
    expect(given).toContain("pendingDeletionKey (not named: what leans on it stays inconclusive)");
    expect(given).toMatch(/^ {2}leaves +nothing$/m);
  });

  test("counts with what an earlier run has left, and refuses what --safe would", async () => {
    using folder = scratchFolder();
    const stateDir = ["--state-dir", folder.path];
    const { ledger } = newLedger(folder.path, { endpoint: "http://127.0.0.1:1", region: "somewhere" });
    ledger.record({ alias: "conformance-20250101T000000-00000000-enabledKey" });
    const plan = await planFor(nobody, "--only", "DEC-04/decrypt-*", ...stateDir);
    expect(plan).toMatch(/with 10 requests in all/);
    expect(plan).toMatch(/^ {2}keys +conformance-\S+ \(left by an earlier run, to be cleaned\)$/m);
    const profile = folder.put("p.yaml", `${nobody}\nprovision: true`);
    const { exitCode, stderr } = await perform(["run", "--dry-run", "--safe", "--profile", profile]);
    expect(stderr).toMatch(/provision: true[^\n]+--safe makes no key/);
    expect(exitCode).toBe(2);
  });

  test("says when the cap would end the run early, and only then", async () => {
    const only = ["--only", "GDK-48/encrypt-any-*"];
    expect(await planFor(nobody, ...only, "--max-requests", "22")).toMatch(
      /^ {2}cap +ends the run after 22/m,
    );
    expect(await planFor(nobody, ...only, "--max-requests", "23")).not.toMatch(/^ {2}cap/m);
  });

  test("marks what the profile does not claim, and with --verbose counts the requests of each check", async () => {
    const plan = await planFor(`${nobody}\nclaims: [GenerateDataKey]`, "--verbose", "--only", "DEC-*");
    expect(plan).toMatch(/^ {2}decrypt +\d+ +0 {2}\(\d+ inapplicable: not claimed\)\n {4}DEC-\S+ {2}0\n/m);
    const decrypt = await planFor(nobody, "--verbose", "--only", "DEC-04");
    expect(decrypt).toMatch(/^ {4}DEC-04\/decrypt-a-ciphertextblob-twice-to-the-same {2}4$/m);
  });

  test("plans the embedded reference, and what is asked for by name", async () => {
    const { stdout } = await perform(["run", "--dry-run", "--only", "rate-limit"]);
    expect(stdout).toContain("1 check would run at effort standard, with 103 requests in all");
    expect(stdout).toContain("the embedded reference: no quota, no bill, no keys");
  });

  test("ends with 3 when nothing is selected", async () => {
    const { exitCode, stderr } = await perform(["run", "--dry-run", "--only", "NO-SUCH"]);
    expect(stderr).toMatch(/^kms-conformance: nothing was selected[^\n]+\n$/);
    expect(exitCode).toBe(3);
  });
});

test("a rate that a run would refuse is refused here too", async () => {
  const { exitCode, stdout, stderr } = await perform([
    "run",
    "--dry-run",
    "--endpoint",
    "http://127.0.0.1:1",
    "--rps",
    "101",
  ]);
  expect(stderr).toMatch(
    /^kms-conformance: --rps 101 is above the documented 100 requests a second;[^\n]*\n$/,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});
