import type { StopSign, Timetable } from "../../client/index.ts";
import type { HarEntry, KeyKeeping, Shard } from "../../harness/index.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { Baseline } from "../../report/index.ts";
import type { Gathered } from "../verdict-log/gather.ts";
import type { VerdictLog } from "../verdict-log/write.ts";

/** Everything that one run depends on, and who hears of it while it goes on. */
export interface RunOptions {
  readonly profile: Profile;
  readonly effort: Effort;
  /** Patterns over check id, requirement id or chapter; none takes every check. */
  readonly only: readonly string[];
  readonly shard?: Shard;
  readonly strict: boolean;
  /** The earlier run that this one is held to. */
  readonly baseline?: Baseline;
  readonly seed: number;
  /** Requests in all, those of the controls included. */
  readonly maxRequests?: number;
  /** Sends no action that could change a key. */
  readonly safe?: boolean;
  /** Where the keys of the run are written down; absent where it makes none and cleans none. */
  readonly keys?: KeyKeeping;
  /** PEM of certificates to trust beside those that Node brings. */
  readonly ca?: string;
  /** The starts of the run's requests, where somebody else sends for it too; made for the profile's rate. */
  readonly timetable?: Timetable;
  /** Once it is up no check and no control sends anything; made for `interruption`. */
  readonly stop?: StopSign;
  /** Where report.json goes: what the commands that show a violation again name. */
  readonly reportPath?: string;
  /** The folder for Allure's results; without it there are none. */
  readonly allureResults?: string;
  /** What is appended to while the run goes on. */
  readonly log?: VerdictLog;
  /** What came of the run before it broke off: the rest of it is run. */
  readonly earlier?: EarlierRun;
  /** Breaks the run off: it is reported with what was heard until then. */
  readonly interruption?: AbortSignal;
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Hears of every exchange of the checks, redacted. */
  readonly onExchanges?: (entries: readonly HarEntry[]) => void;
  /** Hears of what went wrong in the harness itself; the report then ends with exit code 4. */
  readonly onFaults?: (faults: readonly string[]) => void;
}

/** The parts of a run that came before this one. */
export interface EarlierRun extends Gathered {
  /** When the first of them began; ISO 8601, UTC. */
  readonly startedAt: string;
  /** What the part is called that goes on now. */
  readonly name: string;
}
