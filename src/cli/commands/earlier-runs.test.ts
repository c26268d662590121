import { linkSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderJson } from "../../report/index.ts";
import { againText, keptReport, keptText, violatedReport, violatedText } from "../testing/some-reports.ts";
import { perform, scratchFolder } from "../testing/stage.ts";

const oneLine = /^kms-conformance: [^\n]+\n$/;

const requirement = keptReport.requirements.find(({ outcome }) => outcome === "conforms");

/** A folder with a report of each kind in folders of their own. */
function history() {
  const folder = scratchFolder();
  mkdirSync(join(folder.path, "b/deep/er"), { recursive: true });
  mkdirSync(join(folder.path, "a"));
  return {
    ...folder,
    kept: folder.put("b/deep/er/report.json", keptText),
    violated: folder.put("a/report.json", violatedText),
  };
}

const laterText = renderJson({
  ...violatedReport,
  run: { ...violatedReport.run, profile: keptReport.run.profile },
});

/** The same folder with runs of one profile. */
function nights() {
  const folder = history();
  return { ...folder, violated: folder.put("a/report.json", laterText) };
}

describe("compare", () => {
  test("is Markdown on stdout unless told otherwise", async () => {
    using folder = history();
    const { exitCode, stdout, stderr } = await perform(["compare", folder.kept, folder.violated]);
    expect(stdout).toMatch(/^### /);
    expect(stdout).toMatch(/^\| GDK-11 \| MUST \|/m);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("is JSON or a page when asked, in a file when one is named", async () => {
    using folder = history();
    const both = ["compare", folder.kept, folder.violated, "--format"];
    const json: unknown = JSON.parse((await perform([...both, "json"])).stdout);
    expect(json).toMatchObject({ endpoints: [{ profile: "my emulator" }, { profile: "another emulator" }] });
    const page = await perform([...both, "html"]);
    expect(page.stdout).toMatch(/^<!doctype html>/i);
    const path = join(folder.path, "new/page.html");
    expect((await perform([...both, "html", "--output", path])).stdout).toBe(`wrote ${path}\n`);
    expect(readFileSync(path, "utf8")).toBe(page.stdout);
  });

  test("a file is put in place of an earlier one when it is whole", async () => {
    using folder = history();
    const path = folder.put("page.html", "before");
    linkSync(path, join(folder.path, "kept.html"));
    await perform(["compare", folder.kept, folder.violated, "--format", "html", "--output", path]);
    expect(readFileSync(path, "utf8")).toMatch(/^<!doctype html>/i);
    expect(readFileSync(join(folder.path, "kept.html"), "utf8")).toBe("before");
  });

  test("--require-equal ends with 1 and the requirements whose outcome differs", async () => {
    using folder = history();
    const twin = folder.put("twin.json", againText);
    const third = ["compare", "--require-equal", folder.kept, twin];
    expect(await perform(third)).toMatchObject({ exitCode: 0, stderr: "" });
    const { exitCode, stdout, stderr } = await perform([...third, folder.violated]);
    expect(stdout).toMatch(/^### /);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain("3 requirements differ: GDK-09 (conforms, conforms, inconclusive), GDK-11 (");
    expect(exitCode).toBe(1);
  });

  test("--require-equal names few of many", async () => {
    using folder = history();
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...requirement,
      id: `GDK-${String(index + 2).padStart(2, "0")}`,
    }));
    const untried = folder.put("none.json", JSON.stringify({ ...keptReport, requirements: [] }));
    const tried = folder.put("many.json", JSON.stringify({ ...keptReport, requirements: many }));
    const { stderr } = await perform(["compare", "--require-equal", tried, untried]);
    expect(stderr).toMatch(
      /The outcomes of 12 requirements differ: .*GDK-11 \(\w+, untried\) and 2 more\.\n$/,
    );
  });

  test("takes no report twice, by whatever path", async () => {
    using folder = history();
    symlinkSync(folder.kept, join(folder.path, "link.json"));
    for (const again of [
      folder.kept,
      `${folder.path}/b/../b/deep/er/report.json`,
      `${folder.path}/link.json`,
    ]) {
      const { exitCode, stdout, stderr } = await perform(["compare", folder.kept, again]);
      expect(stderr).toBe(`kms-conformance: ${again} is named twice; name each report once.\n`);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    }
  });

  test("takes no copy of a report", async () => {
    using folder = history();
    const copy = folder.put("copy.json", JSON.stringify(keptReport));
    const { exitCode, stdout, stderr } = await perform(["compare", folder.kept, folder.violated, copy]);
    expect(stderr).toBe(`kms-conformance: ${copy} is a copy of ${folder.kept}; give each run once.\n`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  test.each([
    ["one report alone", (kept: string) => [kept], "two reports or more"],
    [
      "a report as its output",
      (kept: string, other: string) => [kept, other, "--output", kept],
      "would replace",
    ],
    [
      "an output that is a folder",
      (kept: string, other: string) => [kept, other, "--output", "."],
      "--output .",
    ],
    ["a format there is not", (kept: string, other: string) => [kept, other, "--format", "xml"], "markdown"],
  ])("refuses %s", async (_name, wordsOf, expected) => {
    using folder = history();
    const { exitCode, stdout, stderr } = await perform(["compare", ...wordsOf(folder.kept, folder.violated)]);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(expected);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(readFileSync(folder.kept, "utf8")).toBe(keptText);
  });
});

describe("trend", () => {
  test("follows the runs below a folder in the order of time", async () => {
    using folder = nights();
    symlinkSync(folder.path, join(folder.path, "b/loop"));
    for (const name of ["node_modules", ".cache", "b/1/2/3/4/5/6"]) {
      mkdirSync(join(folder.path, name), { recursive: true });
      folder.put(`${name}/report.json`, "not meant");
    }
    const { exitCode, stdout, stderr } = await perform(["trend", folder.path]);
    const trend: { readonly runs: readonly { readonly file: string }[]; readonly regressions: unknown } =
      JSON.parse(stdout);
    expect(trend.runs.map(({ file }) => file)).toEqual(["b/deep/er/report.json", "a/report.json"]);
    expect(trend.regressions).toMatchObject([{ requirement: "GDK-11" }]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("keeps profiles apart: one is named where there are several", async () => {
    using folder = history();
    const { exitCode, stdout, stderr } = await perform(["trend", folder.path]);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(
      'several profiles; name one of "another emulator", "my emulator" with --profile.',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    const named = await perform(["trend", folder.path, "--profile", "my emulator"]);
    expect(JSON.parse(named.stdout)).toMatchObject({ runs: [{ file: "b/deep/er/report.json" }] });
    const misspelt = await perform(["trend", folder.path, "--profile", "my emulater"]);
    expect(misspelt.stderr).toMatch(/ no run of the profile "my emulater"; did you mean "my emulator"\?\n$/);
    expect(misspelt.exitCode).toBe(2);
  });

  test("takes no run twice", async () => {
    using folder = nights();
    mkdirSync(join(folder.path, "c"));
    folder.put("c/report.json", laterText);
    const { exitCode, stdout, stderr } = await perform(["trend", folder.path]);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain("c/report.json is a copy of ");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  test("is a page when asked", async () => {
    using folder = nights();
    const path = join(folder.path, "trend.html");
    const { stdout } = await perform(["trend", folder.path, "--format", "html", "--output", path]);
    expect(stdout).toBe(`wrote ${path}\n`);
    expect(readFileSync(path, "utf8")).toMatch(/^<!doctype html>/i);
  });

  test.each([
    ["without a report", "empty", "There is no report.json in "],
    ["that is not there", "missing", "cannot be read"],
    ["that is a file", "a/report.json", "cannot be read"],
  ])("refuses a folder %s", async (_name, name, expected) => {
    using folder = nights();
    mkdirSync(join(folder.path, "empty"));
    const { exitCode, stdout, stderr } = await perform(["trend", join(folder.path, name)]);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(expected);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

describe("a report that cannot be understood is named, and ends every command with 2", () => {
  const withoutSummary = { ...keptReport, summary: undefined };
  const foreign = { ...keptReport, run: { ...keptReport.run, tool: { name: "other", version: "1" } } };
  const { requirements, verdicts } = keptReport;
  const otherApi = requirements.map((each) => ({ ...each, id: each.id.replace("GDK", "ENC") }));
  test.each([
    [
      "merged twice",
      JSON.stringify({ ...keptReport, verdicts: [...verdicts, ...verdicts] }),
      " twice, as if merged",
    ],
    [
      "with its requirements twice",
      JSON.stringify({ ...keptReport, requirements: [...requirements, ...requirements] }),
      "holds GDK-01 twice",
    ],
    [
      "of another API",
      JSON.stringify({ ...keptReport, requirements: otherApi }),
      "is about another API: none",
    ],
    ["of two in one file", keptText + keptText, "is not JSON, or cut short"],
    ["cut short", keptText.slice(0, 300), "is not JSON, or cut short"],
    ["empty", "", "is not JSON, or cut short: it is empty"],
    ["no object", "[1]", "is no report.json of a run"],
    ["null", "null", "is no report.json of a run"],
    ["another kind of JSON", '{"name": "x"}', "is no report.json of a run"],
    ["of another tool", JSON.stringify(foreign), 'was written by "other"'],
    ["of another schema", JSON.stringify({ ...violatedReport, schemaVersion: "2" }), 'schema version "2"'],
    ["damaged", JSON.stringify(withoutSummary), "is a damaged report: "],
  ])("%s", async (_name, text, expected) => {
    using folder = history();
    const path = folder.put("a/report.json", text);
    for (const words of [
      ["compare", folder.kept, path],
      ["trend", folder.path],
      ["replay", path, "GDK-11/x"],
      ["run", "--baseline", path, "--report-dir", join(folder.path, "out"), "--max-requests", "1"],
    ]) {
      const { exitCode, stdout, stderr } = await perform(words);
      expect(stderr).toMatch(oneLine);
      expect(stderr).toContain(`${path} `);
      expect(stderr).toContain(expected);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    }
  });
});
