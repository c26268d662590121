import { expect, test } from "vitest";
import { hostileText } from "../testing/hostile.ts";
import { renderSarif } from "./sarif.ts";
import { reading } from "./testing/reading.ts";
import { everyKind, kinds, published, specFiles } from "./testing/reports.ts";
import { faultsOfSarif } from "./testing/sarif-schema.ts";

const runOf = (text: string) => reading(text).at("runs", 0);
const mixed = runOf(renderSarif(kinds.mixed, specFiles));
const resultOf = (check: string) =>
  mixed
    .at("results")
    .all.find(
      (result) => result.at("locations", 0, "logicalLocations", 0, "fullyQualifiedName").value === check,
    );

test.each(everyKind)("%s keeps to the schema of SARIF 2.1.0, with places and without", (_name, report) => {
  expect(faultsOfSarif(renderSarif(report))).toEqual([]);
  expect(faultsOfSarif(renderSarif(report, specFiles))).toEqual([]);
});

test("the schema refuses what is wrong", () => {
  const text = renderSarif(kinds.mixed).replace('"kind": "fail"', '"kind": "bad"');
  expect(faultsOfSarif(text)).toEqual([expect.stringContaining("/runs/0/results/0/kind")]);
});

test.each(everyKind)(
  "%s: every violation is a result of its rule, with a fingerprint of its own",
  (_name, report) => {
    const run = runOf(renderSarif(report, specFiles));
    const results = run.at("results").all;
    expect(results).toHaveLength(report.summary.violates);
    for (const result of results) {
      const index = Number(result.at("ruleIndex").value);
      const ruleId = run.at("tool", "driver", "rules", index, "id").value;
      expect(index === -1 ? result.at("ruleId").value : ruleId).toBe(result.at("ruleId").value);
    }
    const hashes = results.map((result) => result.at("partialFingerprints", "primaryLocationLineHash").value);
    expect(new Set(hashes).size).toBe(results.length);
  },
);

test("a result stands at the row of its requirement and carries its proof", () => {
  expect(resultOf("GDK-11/refuse-it[9]")?.value).toMatchObject({
    ruleId: "GDK-11",
    ruleIndex: 2,
    level: "error",
    message: { text: "refuse it [9]: expected InvalidParameter, but a data key was granted" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "specs/generate-data-key/requirements.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 71 },
        },
      },
    ],
    suppressions: [],
    properties: { culprit: "endpoint", sent: '{"parameters":{"KeySpec":"AES_192"}}' },
  });
});

test("a path becomes an address, and without a place only the check is named", () => {
  const address = ["locations", 0, "physicalLocation", "artifactLocation", "uri"] as const;
  expect(resultOf("GDK-30/refuse-it[long]")?.at(...address).value).toBe("specs/a%20b/100%25,x:y.yaml");
  const [first] = runOf(renderSarif(kinds.mixed)).at("results").all;
  expect(first?.at("locations").value).toEqual([
    { logicalLocations: [{ fullyQualifiedName: "GDK-11/refuse-it[9]", kind: "check" }] },
  ]);
});

test("a violated SHOULD is a warning, of a rule that is one", () => {
  expect(resultOf("GDK-30/refuse-it[long]")?.at("level").value).toBe("warning");
  expect(mixed.at("tool", "driver", "rules", 3, "defaultConfiguration").value).toEqual({ level: "warning" });
});

test("a declared deviation is an accepted suppression", () => {
  expect(resultOf("GDK-11/refuse-it[aes_256]")?.at("suppressions").value).toEqual([
    { kind: "external", status: "accepted", justification: "declared deviation: spelling is not looked at" },
  ]);
});

test("what could not be judged, and a deviation out of date, are notifications", () => {
  expect(mixed.at("invocations", 0).value).toMatchObject({
    executionSuccessful: true,
    exitCode: 1,
    startTimeUtc: "2026-11-23T19:00:00.000Z",
    endTimeUtc: "2026-11-23T19:00:06.250Z",
    toolExecutionNotifications: [
      {
        level: "error",
        message: {
          text: "the declared deviation GDK-11/refuse-it[AES_5*] (long keys are accepted) is stale",
        },
      },
      {
        level: "warning",
        message: { text: expect.stringContaining("add fixtures.enabledKey") },
        associatedRule: { id: "GDK-09", index: 1 },
      },
    ],
  });
});

test("a run that conforms was a successful execution without a word", () => {
  expect(runOf(renderSarif(kinds.conformant)).at("invocations", 0).value).toMatchObject({
    executionSuccessful: true,
    exitCode: 0,
    toolExecutionNotifications: [],
  });
});

test("a run that was not judged was no successful execution, and says why", () => {
  expect(runOf(renderSarif(kinds.empty)).at("invocations", 0).value).toMatchObject({
    executionSuccessful: false,
    exitCode: 3,
    toolExecutionNotifications: [{ level: "error", message: { text: "No check was executed." } }],
  });
});

test("foreign text makes neither a link nor a placeholder of a message", () => {
  expect(hostileText).toContain("](http");
  const text = renderSarif(kinds.hostile);
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  const messages = [...text.matchAll(/"text": "(.*)"/g)].map(([, message]) => message);
  expect(messages).toContainEqual(expect.stringContaining("] (http"));
  expect(messages.filter((message) => message?.includes("]("))).toEqual([]);
  const verdicts = kinds.mixed.verdicts.map((verdict) =>
    verdict.outcome === "violates" ? { ...verdict, reason: "{0} of {x}" } : verdict,
  );
  expect(renderSarif({ ...kinds.mixed, verdicts })).toContain("{{0}} of {{x}}");
});

test("where the page is published, every rule leads to its requirement there", () => {
  const text = renderSarif(published);
  expect(faultsOfSarif(text)).toEqual([]);
  for (const rule of runOf(text).at("tool", "driver", "rules").all)
    expect(rule.at("helpUri").value).toBe(`https://ci.example.com/a_b/index.html#${rule.at("id").value}`);
  expect(mixed.at("tool", "driver", "rules", 0, "helpUri").value).toBeUndefined();
});
