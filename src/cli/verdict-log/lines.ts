import type { EarlierPart, Shard, Sightings } from "../../harness/index.ts";
import type { Deviation, Effort, FlakyCheck } from "../../model/profile.ts";
import type { Measurements, RunFacts } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";

/** The file that a run appends to while it goes on; schemas/verdicts.schema.json is the contract of its lines. */
export const logName = "verdicts.ndjson";

/** Requests that a part of a run has sent. */
export interface Requests {
  readonly total: number;
  readonly retried: number;
}

/** The first line of a run, and of every part of it that was resumed: what the run is. */
export interface RunLine {
  readonly kind: "run";
  readonly schemaVersion: "1";
  readonly tool: RunFacts["tool"];
  readonly endpoint: string;
  /** The endpoint is the embedded reference, whose address is another in every run. */
  readonly embedded: boolean;
  readonly profile: string;
  /** SHA-256 of what the profile says of the endpoint, in hex. */
  readonly profileDigest: string;
  /** The same for parts whose traces can be compared with each other. */
  readonly traceId?: string;
  /** The profile as the command line named it, and whether it named another endpoint beside it. */
  readonly file?: string;
  readonly moved?: true;
  readonly seed: number;
  readonly effort: Effort;
  readonly only: readonly string[];
  readonly shard?: Shard;
  readonly strict: boolean;
  readonly deviations: readonly Deviation[];
  readonly flaky: readonly FlakyCheck[];
  /** Where the page of the run will be published. */
  readonly reportUrl?: string;
  readonly startedAt: string;
}

/** One verdict, with what its answers showed beside it. */
export interface VerdictLine {
  readonly kind: "verdict";
  readonly verdict: Verdict;
  readonly sightings: Sightings;
  /** What is kept of the answers that came since the verdict before. */
  readonly traces?: EarlierPart["parts"][number]["traces"][number];
  /** Sent by the suites of this part until then. */
  readonly requests: Requests;
  /** Since this part began. */
  readonly seconds: number;
}

/** How a part of a run ended; absent where it was killed. */
export interface EndLine {
  readonly kind: "end";
  readonly exitCode: number;
  /** Why the run as a whole could not be judged, where it knows that itself. */
  readonly reason?: string;
  /** Sent by this part, its controls included. */
  readonly requests: Requests;
  readonly seconds: number;
  readonly measurements?: Measurements;
}

export type Line = RunLine | VerdictLine | EndLine;
