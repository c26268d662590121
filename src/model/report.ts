import type { Deviation, Effort, FlakyCheck } from "./profile.ts";
import type { Requirement } from "./requirement.ts";
import type { Json, OutcomeName, Verdict } from "./verdict.ts";

/** Facts of one run: the only part of a report in which times and addresses stand. */
export interface RunFacts {
  readonly tool: { readonly name: string; readonly version: string };
  readonly endpoint: string;
  /** Name of the profile. */
  readonly profile: string;
  /** The endpoint was the embedded reference, which is gone after the run. */
  readonly embedded?: true;
  readonly seed: number;
  readonly effort: Effort;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly exitCode: number;
  /** Where the page of the run is published, without a fragment; absent where nobody said. */
  readonly reportUrl?: string;
  /** Why a run that could not be judged could not be, in one sentence. */
  readonly reason?: string;
}

/** The outcome of a requirement over its checks; `excluded` has a reason, `untried` had no check at this effort. */
export type RequirementOutcome = OutcomeName | "excluded" | "untried";

export interface RequirementResult extends Requirement {
  /** Ids of the checks that cite it, sorted. */
  readonly checks: readonly string[];
  readonly outcome: RequirementOutcome;
}

/** What a run saw where the documents leave a choice: never judged, kept for comparison. */
export interface Observation {
  readonly check: string;
  readonly requirement: string;
  readonly seen: Json;
}

/** What became of a declared deviation. */
export interface DeviationResult extends Deviation {
  readonly state: "as-declared" | "stale" | "unmatched" | "expired";
  /** Ids of the checks that it matches. */
  readonly checks: readonly string[];
  /** What was seen instead, where a check that it names deviates in another way. */
  readonly instead?: string;
}

/** What became of an entry of the flaky list. */
export interface FlakyResult extends FlakyCheck {
  readonly state: "kept" | "failed" | "unmatched" | "expired";
  /** Ids of the checks that it matches and that failed this time. */
  readonly checks: readonly string[];
}

/** How the checks of a run stand against those of an earlier one; ids, in the order of the newer report. */
export interface BaselineResult {
  /** The earlier run. */
  readonly run: Pick<RunFacts, "tool" | "seed" | "effort" | "startedAt">;
  /** Nothing but a regression fails the run. */
  readonly onlyRegressions: boolean;
  /** Conformed before and violates now, undeclared. */
  readonly regressed: readonly string[];
  readonly fixed: readonly string[];
  readonly stillFailing: readonly string[];
  readonly new: readonly string[];
  /** In the baseline only: not selected this time, or no longer there. */
  readonly gone: readonly string[];
  /** Conformed before, and could not be judged now. */
  readonly unjudged: readonly string[];
}

export type OutcomeCounts = Readonly<Record<OutcomeName, number>>;

export interface ChapterResult extends OutcomeCounts {
  readonly name: string;
  readonly requests: number;
}

/** Requests of one action by how long their answers took. Buckets ascend; each counts what is above the one before it. */
export interface Latency {
  readonly action: string;
  /** `upTo` in milliseconds, inclusive; the last bucket may end at the slowest answer. */
  readonly buckets: readonly { readonly upTo: number; readonly count: number }[];
}

/**
 * How often each of the 256 byte values came in all data keys together: counts only, never their order. All are zero
 * where the data keys of a run were so few that counts would tell of a single one.
 */
export interface ByteCounts {
  readonly total: number;
  /** 256 numbers, by byte value. */
  readonly counts: readonly number[];
}

/** One form of ciphertext: its parts in the order in which they came, with their lengths and never their bytes. */
export interface CiphertextLayout {
  readonly algorithm: string;
  /** How many ciphertexts of the run had this form; the lengths are those of the longest. */
  readonly count: number;
  readonly fields: readonly {
    /** `C1`, `C3`, `C2`, or what stands there instead. */
    readonly name: string;
    readonly bytes: number;
    /** What the decoder saw in it, in a few words. */
    readonly found: string;
    /** The mistake lies here; no part of a ciphertext that opens has one. */
    readonly wrong?: true;
  }[];
}

/** What a run measured beside its verdicts: shown, never judged, and without any key material. */
export interface Measurements {
  readonly latency: readonly Latency[];
  readonly bytes: ByteCounts;
  readonly ciphertexts: readonly CiphertextLayout[];
}

/** A page that requirements are taken from, as it was retrieved. Dates are YYYY-MM-DD. */
export interface DocumentSource {
  /** What the locators of requirements name. */
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly retrieved: string;
}

/** report.json, schema version 1: schemas/report.schema.json is its contract. */
export interface Report {
  readonly schemaVersion: "1";
  readonly run: RunFacts;
  readonly requests: { readonly total: number; readonly retried: number; readonly perSecond: number };
  readonly summary: OutcomeCounts;
  readonly chapters: readonly ChapterResult[];
  readonly verdicts: readonly Verdict[];
  readonly requirements: readonly RequirementResult[];
  /** Absent in reports of runs before pages were named in them. */
  readonly sources?: readonly DocumentSource[];
  readonly observations: readonly Observation[];
  readonly deviations: readonly DeviationResult[];
  /** Absent where the profile lists no flaky check. */
  readonly flaky?: readonly FlakyResult[];
  /** Absent where the run was held to no earlier one. */
  readonly baseline?: BaselineResult;
  /** Absent where nothing was measured. */
  readonly measurements?: Measurements;
}
