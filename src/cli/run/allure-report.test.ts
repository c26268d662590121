import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEndpoint, type Rules, serve } from "../../emulator/index.ts";
import { type Reading, reading } from "../../report/formats/testing/reading.ts";
import { introduce } from "../emulate/introduction.ts";
import { readReport } from "../reports/read-report.ts";
import { scratchFolder } from "../testing/stage.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const allure = fileURLToPath(new URL("../cli.js", import.meta.resolve("allure")));
const selection = ["parameters", "errors", "GDK-18", "GDK-22", "DEC-*", "TC3-01"].flatMap((pattern) => [
  "--only",
  pattern,
]);

const folder = scratchFolder();
afterAll(() => folder[Symbol.dispose]());

/** Runs a program of Node to its end, whatever its exit code. */
function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const env = { ...process.env, GITHUB_ACTIONS: "", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [...words], { cwd: folder.path, env }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

/** A run against the reference with some rules replaced, and the Allure report that is made of it. */
async function reportOf(name: string, rules: (reference: Rules) => Rules, profile: (text: string) => string) {
  const endpoint = createEndpoint({ rules });
  const service = await serve(endpoint);
  const { credentials, unauthorizedCredentials } = endpoint.facts;
  const file = folder.put(`${name}.yaml`, profile(introduce(endpoint.facts, service.url)));
  const out = join(folder.path, name);
  await run(
    [
      ...["--import", import.meta.resolve("tsx"), main, "run", ...selection],
      ...["--profile", file, "--report-dir", out, "--reporter", "json"],
    ],
    {
      TENCENTCLOUD_SECRET_ID: credentials.secretId.reveal(),
      TENCENTCLOUD_SECRET_KEY: credentials.secretKey.reveal(),
      UNAUTHORIZED_SECRET_ID: unauthorizedCredentials.secretId.reveal(),
      UNAUTHORIZED_SECRET_KEY: unauthorizedCredentials.secretKey.reveal(),
    },
  );
  await service.close();
  const said = await run([allure, "generate", join(out, "allure-results"), "--output", join(out, "allure")]);
  const secrets = [credentials.secretKey.reveal(), unauthorizedCredentials.secretKey.reveal()];
  return { report: readReport(join(out, "report.json")), said, secrets, out: join(out, "allure") };
}

/** The text as a regular expression that stands for itself. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

type Made = Awaited<ReturnType<typeof reportOf>>;

const read = (path: string): Reading => reading(readFileSync(path, "utf8"));
const statisticOf = ({ out }: Made) => read(join(out, "widgets/statistic.json")).value;

/** Every result of the generated report, by the check that it is of. */
function resultsOf({ out }: Made): ReadonlyMap<unknown, Reading> {
  const results = join(out, "data/test-results");
  const all = readdirSync(results).map((name) => read(join(results, name)));
  return new Map(all.map((result) => [result.at("fullName").value, result]));
}

const labelsOf = (result: Reading | undefined, name: string) => result?.at("groupedLabels", name).value;

const page = "https://ci.example.com/nightly/index.html";
const tracked = "https://example.com/7";
const declarations = `reportUrl: ${page}
deviations:
  - { check: "GDK-18*", because: longer on purpose, link: "${tracked}" }
flaky:
  - { check: "GDK-15/refuse-any*", because: an old node, until: 2999-01-01 }
`;

let kept: Made;
let broken: Made;
beforeAll(async () => {
  kept = await reportOf(
    "kept",
    (reference) => reference,
    (text) => text,
  );
  broken = await reportOf(
    "broken",
    (reference) => ({ ...reference, numberOfBytesMaximum: 2048 }),
    (text) => text.replace(", Decrypt", "").replace(/^ {2}disabledKey:.*\n/m, "") + declarations,
  );
}, 120_000);

describe("Allure's report of a conformant run", () => {
  test("is made without complaint, with every check passed", () => {
    expect(kept.said).toBe("");
    const { conforms } = kept.report.summary;
    expect(conforms).toBeGreaterThan(50);
    expect(statisticOf(kept)).toEqual({ total: conforms, passed: conforms });
  });

  test("files the checks by page, chapter and requirement", () => {
    const tree = read(join(kept.out, "widgets/tree.json"));
    const named = (id: unknown) => tree.at("groupsById", String(id), "name").value;
    const pages = tree.at("root", "groups").all.map(({ value }) => named(value));
    expect(pages.toSorted()).toEqual(["API 3.0", "Decrypt", "GenerateDataKey"]);
  });

  test("names the requirements without a link where no page is published", () => {
    const results = [...resultsOf(kept).values()];
    expect(results.filter((result) => result.at("links").all.length > 0)).toEqual([]);
    expect(results.filter((result) => labelsOf(result, "requirement") === undefined)).toEqual([]);
  });

  test("knows which run it is of", () => {
    const { endpoint, profile, effort, seed } = kept.report.run;
    expect(read(join(kept.out, "widgets/allure_environment.json")).value).toEqual([
      { name: "endpoint", values: [endpoint] },
      { name: "profile", values: [profile] },
      { name: "effort", values: [effort] },
      { name: "seed", values: [`${seed}`] },
    ]);
  });
});

describe("Allure's report of a run with violations", () => {
  test("counts what report.json counts", () => {
    const { conforms, violates, inconclusive, inapplicable } = broken.report.summary;
    expect(Math.min(conforms, violates, inconclusive, inapplicable)).toBeGreaterThan(0);
    expect(statisticOf(broken)).toMatchObject({
      total: broken.report.verdicts.length,
      ...{ passed: conforms, failed: violates, broken: inconclusive, skipped: inapplicable },
    });
  });

  test("says of every check what report.json says", () => {
    const statuses = {
      conforms: "passed",
      violates: "failed",
      inconclusive: "broken",
      inapplicable: "skipped",
    };
    const severities = { MUST: "critical", SHOULD: "normal", MAY: "trivial" };
    const results = resultsOf(broken);
    for (const verdict of broken.report.verdicts) {
      const { check, outcome, level, basis, chapter, requirement } = verdict;
      const result = results.get(check);
      expect(result?.value).toMatchObject({
        status: statuses[outcome],
        parameters: [
          { name: "level", value: level },
          { name: "basis", value: basis },
        ],
      });
      expect(labelsOf(result, "severity")).toEqual([severities[level]]);
      expect(labelsOf(result, "feature")).toEqual([chapter]);
      expect(labelsOf(result, "requirement")).toEqual([requirement]);
      expect(labelsOf(result, "culprit")).toEqual("culprit" in verdict ? [verdict.culprit] : undefined);
      expect(result?.at("links", 0).value).toEqual({
        ...{ name: requirement, url: `${page}#${requirement}`, type: "requirement" },
      });
      if (outcome !== "conforms")
        expect(result?.at("error", "message").value).toMatch(
          new RegExp(`^${literally(verdict.reason)}($|\n)`),
        );
    }
  });

  test("sets violations that the profile declares apart from those that are news", () => {
    const results = resultsOf(broken);
    const violations = broken.report.verdicts.filter(({ outcome }) => outcome === "violates");
    const of = (requirement: string): readonly (Reading | undefined)[] =>
      violations.filter((one) => one.requirement === requirement).map(({ check }) => results.get(check));
    expect(of("GDK-18").length).toBeGreaterThan(0);
    for (const declared of of("GDK-18")) {
      expect(declared?.value).toMatchObject({ known: true, muted: false, resolution: "accepted" });
      expect(declared?.at("error", "message").value).toMatch(/\nDeclared deviation: longer on purpose$/);
      expect(declared?.at("links", 1, "url").value).toBe(tracked);
    }
    const states = of("GDK-15").map((result) => result?.at("muted").value);
    expect(new Set(states)).toEqual(new Set([true, false]));
    expect(statisticOf(broken)).toMatchObject({
      resolutions: { accepted: of("GDK-18").length, muted: states.filter((muted) => muted).length },
    });
  });

  test("attaches request, answer and command to a violation, without any key", () => {
    const violation = broken.report.verdicts.find(({ outcome }) => outcome === "violates");
    const attached = resultsOf(broken).get(violation?.check)?.at("attachments").all ?? [];
    const textOf = (name: string): string => {
      const link = attached.map((one) => one.at("link")).find((one) => one.at("name").value === name);
      const file = `${link?.at("id").value}${link?.at("ext").value}`;
      return readFileSync(join(broken.out, "data/attachments", file), "utf8");
    };
    expect(violation).toMatchObject({
      counterexample: JSON.parse(textOf("request")),
      evidence: JSON.parse(textOf("answer")),
      reproduce: textOf("command"),
    });
    expect(textOf("answer")).toContain("[redacted");
  });

  test("tells nothing of the machine that made it, and no secret", () => {
    const results = [...resultsOf(broken).values(), ...resultsOf(kept).values()];
    const text = JSON.stringify(results.map(({ value }) => value));
    expect(text).not.toContain("suite.js");
    expect(results.filter((result) => labelsOf(result, "host") ?? labelsOf(result, "thread"))).toEqual([]);
    for (const secret of [...broken.secrets, ...kept.secrets]) expect(text).not.toContain(secret);
  });
});
