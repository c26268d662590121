import type { DocumentSource, Measurements, Report } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { buildReport, type ReportInput } from "../../build.ts";
import { requirements } from "./requirements.ts";
import { faultyVerdicts, goodVerdicts, verdictOf, violation } from "./verdicts.ts";

const sources: readonly DocumentSource[] = [
  { id: "gdk", title: "GenerateDataKey, the action's page", updated: "2023-03-24", retrieved: "2026-11-23" },
  { id: "api3", title: "API 3.0: common parts", updated: "2025-12-04", retrieved: "2026-11-23" },
];

/** A report of these verdicts; each test brings the parts that it is about. */
export function reportOf(parts: Partial<ReportInput>): Report {
  return buildReport({
    run: {
      tool: { name: "kms-conformance", version: "0.1.0" },
      endpoint: "http://127.0.0.1:8080",
      profile: "my emulator",
      seed: 210402755,
      effort: "standard",
      startedAt: "2026-11-23T19:51:31.971Z",
      seconds: 6.227,
    },
    requests: { total: 857, retried: 3 },
    verdicts: [],
    requirements,
    sources,
    deviations: [],
    strict: false,
    today: "2026-11-23",
    ...parts,
  });
}

/** Counts that scatter as those of random bytes do, from a fixed congruence. */
function scatteredCounts(): readonly number[] {
  let state = 7;
  return Array.from({ length: 256 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return 165 + ((state >> 16) % 36) + ((state >> 8) % 36);
  });
}

const counts = scatteredCounts();

/** What a run measured: latency of two actions, the bytes of its data keys, and two SM2 ciphertexts. */
export const measured: Measurements = {
  latency: [
    {
      action: "GenerateDataKey",
      buckets: [3, 41, 186, 233, 140, 71, 38, 12, 9, 4, 0, 1].map((count, index) => ({
        upTo: index + 1,
        count,
      })),
    },
    { action: "Decrypt", buckets: [12, 63, 30, 10, 4].map((count, index) => ({ upTo: index + 1, count })) },
  ],
  bytes: { total: counts.reduce((sum, count) => sum + count, 0), counts },
  ciphertexts: [
    {
      algorithm: "SM2",
      count: 32,
      fields: [
        { name: "C1", bytes: 64, found: "a point of the curve, without the 04 byte" },
        { name: "C3", bytes: 32, found: "the SM3 hash of x2, the data key and y2" },
        { name: "C2", bytes: 32, found: "the data key under the derived key" },
      ],
    },
    {
      algorithm: "SM2_C1C3C2_ASN1",
      count: 1,
      fields: [
        { name: "C1", bytes: 70, found: "two INTEGERs that are a point of the curve" },
        { name: "C2", bytes: 34, found: "the cipher text stands where the hash belongs" },
        { name: "C3", bytes: 34, found: "an OCTET STRING with the SM3 hash" },
      ],
    },
  ],
};

/** A run that kept everything. */
export const goodReport: Report = reportOf({ verdicts: goodVerdicts });

/** A run with one of everything: violated, declared, not judged, inapplicable, excluded, recorded, measured. */
export const faultyReport: Report = reportOf({
  verdicts: faultyVerdicts,
  deviations: [
    {
      check: "GDK-64*",
      because: "keys cannot be disabled yet",
      link: "https://example.org/tracker/12",
      until: "2027-03-01",
    },
    { check: "GDK-07*", because: "KeyId defaulted to the only key" },
  ],
  measurements: measured,
});

/** A run that only a regression fails, held to an earlier one. */
export const heldReport: Report = {
  ...faultyReport,
  baseline: {
    run: goodReport.run,
    onlyRegressions: true,
    regressed: ["GDK-11/refuse-any-other-keyspec[AES_192]", "GDK-11/refuse-any-other-keyspec[aes_256]"],
    fixed: ["GDK-09/give-16-bytes"],
    stillFailing: ["GDK-42/refuse-rsa-without-algorithm"],
    ...{ new: [], gone: [], unjudged: [] },
  },
};

/** A run whose profile calls some checks flaky. */
export const flakyReport: Report = reportOf({
  verdicts: faultyVerdicts,
  flaky: [
    { check: "GDK-42*", because: "the queue is slow", until: "2026-12-01" },
    { check: "GDK-46*", because: "was never seen again", until: "2026-01-01" },
  ],
});

/** So many verdicts, every twelfth a violation, spread over the whole document. */
export function largeReport(size: number): Report {
  const verdicts: Verdict[] = Array.from({ length: size }, (_, index) => {
    const id = requirements[index % requirements.length]?.id ?? "GDK-14";
    const check = `${id}/keep-the-statement[case.${index}]`;
    return index % 12 === 0
      ? verdictOf(check, violation("expected InvalidParameter, it was granted", { NumberOfBytes: index }))
      : verdictOf(check, { outcome: "conforms" }, index % 2 === 0 ? "parameters" : "errors");
  });
  return reportOf({ verdicts });
}

const service = { endpoint: "https://kms.tencentcloudapi.com", profile: "the service" };

/** Verdicts in which one check found something else. */
function differing(verdicts: readonly Verdict[], check: string, other: Verdict): readonly Verdict[] {
  return verdicts.map((verdict) => (verdict.check === check ? other : verdict));
}

const blobRepeats = verdictOf(
  "GDK-52/repeat-no-blob",
  violation("two answers carry the same CiphertextBlob", { KeySpec: "AES_256" }),
  "data key",
);
const lateTimestamp = verdictOf(
  "TC3-09/refuse-a-late-timestamp",
  violation("expected AuthFailure.SignatureExpire, it was granted", { KeySpec: "AES_256" }),
  "authentication",
);
const contextRefused = verdictOf(
  "GDK-24/accept-or-refuse[words]",
  { outcome: "conforms", evidence: "InvalidParameter" },
  "round trip",
);
const { run } = goodReport;
const late = differing(goodVerdicts, lateTimestamp.check, lateTimestamp);

/** Five endpoints, one of them the service, with every kind of agreement between them and the document. */
export const comparedReports: readonly Report[] = [
  reportOf({ verdicts: late, run: { ...run, profile: "reference" } }),
  reportOf({ verdicts: differing(late, contextRefused.check, contextRefused), run: { ...run, ...service } }),
  reportOf({
    verdicts: differing(late, blobRepeats.check, blobRepeats),
    run: { ...run, profile: "stub in Go", endpoint: "http://127.0.0.1:9001" },
  }),
  reportOf({
    verdicts: differing(faultyVerdicts, lateTimestamp.check, lateTimestamp),
    run: { ...run, profile: "emulator", endpoint: "http://127.0.0.1:9002" },
  }),
  reportOf({
    verdicts: differing(goodVerdicts.slice(0, 20), lateTimestamp.check, lateTimestamp),
    run: { ...run, profile: "half an emulator", endpoint: "http://127.0.0.1:9003" },
  }),
];

const daily = [goodVerdicts, late, goodVerdicts, faultyVerdicts, faultyVerdicts, faultyVerdicts, late, late];

/** Runs on successive days, in no order: one regression is mended, others last. */
export const trendReports: readonly { readonly file: string; readonly report: Report }[] = daily
  .map((verdicts, index) => {
    const startedAt = `2026-11-${String(10 + index).padStart(2, "0")}T03:00:00.000Z`;
    const requests = { total: 840 + ((index * 37) % 60), retried: 0 };
    const report = reportOf({
      verdicts,
      requests,
      run: { ...run, startedAt, seconds: 6 + ((index * 13) % 7) / 3 },
    });
    return { file: `reports/2026-11-${10 + index}.json`, report };
  })
  .reverse();
