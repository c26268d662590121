import type { Rules } from "../../../emulator/index.ts";
import { mutants } from "../../../emulator/mutants/index.ts";
import { variants } from "../../../emulator/variants/index.ts";
import { loadSuites, runDirectly, startEmbedded } from "../../../harness/index.ts";
import type { Report } from "../../../model/report.ts";
import { loadSpecs } from "../../../spec/index.ts";
import { buildReport } from "../../build.ts";

const known = new Map([...mutants, ...variants].map(({ name, rules }) => [name, rules]));

function rulesOf(names: readonly string[]): (reference: Rules) => Rules {
  return (reference) =>
    names.reduce((rules, name) => {
      const change = known.get(name);
      if (!change) throw new Error(`There is no mutant or variant ${name}.`);
      return change(rules);
    }, reference);
}

/** The report of a real run against the reference as these mutants and variants make it, one after the other. */
export async function realReport(profile: string, names: readonly string[]): Promise<Report> {
  const embedded = await startEmbedded({ rules: rulesOf(names) });
  try {
    const startedAt = new Date();
    const own = { ...embedded.profile, name: profile, timeout: 3_000 };
    const run = await runDirectly(await loadSuites(), { profile: own, effort: "standard", seed: 7 });
    return buildReport({
      run: {
        tool: { name: "kms-conformance", version: "0.1.0" },
        ...{ endpoint: own.endpoint, profile, seed: 7, effort: "standard" },
        startedAt: startedAt.toISOString(),
        seconds: (Date.now() - startedAt.getTime()) / 1000,
      },
      requests: { total: run.total, retried: run.retried },
      verdicts: run.verdicts,
      requirements: loadSpecs().requirements,
      sources: loadSpecs().sources.map(({ sha256: _, ...source }) => source),
      deviations: [],
      strict: false,
      today: startedAt.toISOString().slice(0, 10),
      measurements: run.measurements,
    });
  } finally {
    await embedded.close();
  }
}

/** Vices that show in every chapter, each in another way. */
export const manyVices: readonly string[] = [
  ...["maximum-1025", "key-spec-in-any-case", "sm2-order-c1c2c3", "sm2-asn1-hash-first"],
  ...["key-never-zero", "blob-nonce-fixed", "context-any-case", "status-400-when-refused"],
  ...["disabled-key-granted", "signature-first-8", "timestamp-window-hour", "number-from-text"],
  ...["missing-request-id-once-in-20", "oaep-sha1-pads-pkcs1"],
];

/** Five endpoints: the reference, two that are right in another way, two that are wrong. */
export async function fiveReports(): Promise<readonly Report[]> {
  const endpoints: readonly (readonly [profile: string, names: readonly string[]])[] = [
    ["reference", []],
    ["other codes", ["values-as-invalid-parameter-value", "sm2-with-prefix", "oaep-sha256-mgf1-sha1"]],
    ["strict gateway", ["codes-of-a-strict-gateway", "order-values-reversed", "request-id-hexadecimal"]],
    ["emulator in Go", ["maximum-1025", "sm2-order-c1c2c3"]],
    ["old stub", manyVices],
  ];
  const reports: Report[] = [];
  for (const [profile, names] of endpoints) reports.push(await realReport(profile, names));
  return reports;
}
