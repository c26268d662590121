import type { Requirement } from "../../model/requirement.ts";
import type { Finding, Verdict } from "../../model/verdict.ts";
import type { ReportInput } from "../build.ts";

const parameters = { source: "gdk", section: "2. Input Parameters" };

/** Four requirements as a document would have them: three MUST, one SHOULD, one of the MUST excluded. */
export const requirements: readonly Requirement[] = [
  {
    id: "GDK-01",
    level: "MUST",
    basis: "documented",
    statement: "Requests for this action go to one fixed host.",
    locator: { source: "gdk", section: "1. API Description" },
    excluded: "The address is what the user configures.",
  },
  {
    id: "GDK-09",
    level: "MUST",
    basis: "documented",
    statement: "KeySpec AES_128 gives a data key of 16 bytes.",
    locator: { ...parameters, row: "KeySpec" },
  },
  {
    id: "GDK-11",
    level: "MUST",
    basis: "documented",
    statement: "AES_128 and AES_256 are the only valid values of KeySpec; any other is refused.",
    locator: { ...parameters, row: "KeySpec" },
  },
  {
    id: "GDK-30",
    level: "SHOULD",
    basis: "inferred",
    statement: "The refusal of a wrong KeySpec names the parameter.",
    locator: { ...parameters, row: "KeySpec" },
  },
];

/** A verdict on `GDK-11/…` or any other check id; level and basis come from the requirement. */
export function verdictOf(check: string, finding: Finding, chapter = "key-spec"): Verdict {
  const requirement = check.split("/")[0] ?? check;
  const level = requirements.find(({ id }) => id === requirement)?.level ?? "MUST";
  const row = /\[.*\]$/.exec(check)?.[0];
  const title = `refuse it${row ? ` ${row}` : ""}`;
  return { check, requirement, level, basis: "documented", chapter, title, ...finding, requests: 1 };
}

/** A violation of the endpoint with everything that a violation can tell. */
export function violation(
  check: string,
  reason = "expected InvalidParameter, but a data key was granted",
): Verdict {
  return verdictOf(check, {
    outcome: "violates",
    culprit: "endpoint",
    reason,
    counterexample: { parameters: { KeySpec: "AES_192" } },
    evidence: { answer: { status: 200, body: "{}" } },
    reproduce: `kms-conformance call GenerateDataKey --params '{"KeySpec":"AES_192"}'`,
  });
}

export const conforms: Finding = { outcome: "conforms" };

/** A finding that could not be judged, by fault of the environment. */
export function inconclusive(reason: string): Finding {
  return { outcome: "inconclusive", culprit: "environment", reason };
}

/** What a run hands over when it found nothing at all; each test brings the parts that it is about. */
export function inputOf(parts: Partial<ReportInput>): ReportInput {
  return {
    run: {
      tool: { name: "kms-conformance", version: "0.1.0" },
      endpoint: "http://127.0.0.1:8080",
      profile: "my emulator",
      seed: 42,
      effort: "standard",
      startedAt: "2026-11-23T19:00:00.000Z",
      seconds: 6.25,
    },
    requests: { total: 512, retried: 3 },
    verdicts: [],
    requirements,
    deviations: [],
    strict: false,
    today: "2026-11-23",
    ...parts,
  };
}

/** A run that kept everything. */
export const conformantInput: ReportInput = inputOf({
  verdicts: [
    verdictOf("GDK-09/refuse-it", { outcome: "conforms", evidence: { prefix: "none" } }),
    verdictOf("GDK-11/refuse-it[AES_192]", conforms),
    verdictOf(
      "GDK-30/refuse-it",
      { outcome: "inapplicable", reason: "the profile does not claim messages", declared: true },
      "errors",
    ),
  ],
});

/** A run with one of everything: kept, violated in several rows, not judged, inapplicable, deviating. */
export const mixedInput: ReportInput = inputOf({
  verdicts: [
    verdictOf(
      "GDK-30/refuse-it[empty]",
      { outcome: "inapplicable", reason: "the profile does not claim messages", declared: true },
      "errors",
    ),
    violation("GDK-11/refuse-it[AES_192]"),
    violation("GDK-11/refuse-it[aes_256]"),
    violation("GDK-11/refuse-it[16]"),
    violation("GDK-11/refuse-it[9]"),
    violation("GDK-30/refuse-it[long]"),
    verdictOf(
      "GDK-09/refuse-it",
      inconclusive("no key for enabledKey: add fixtures.enabledKey to the profile"),
      "errors",
    ),
    verdictOf("GDK-11/refuse-it[AES_512]", conforms),
  ],
  deviations: [
    { check: "GDK-11/refuse-it[aes_256]", because: "spelling is not looked at" },
    { check: "GDK-11/refuse-it[AES_5*]", because: "long keys are accepted" },
  ],
});
