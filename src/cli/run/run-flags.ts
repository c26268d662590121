import type { Shard } from "../../harness/index.ts";
import type { Effort } from "../../model/profile.ts";
import type { ReporterChoice } from "../../report/index.ts";
import type { EndpointFlags } from "../endpoint/endpoint.ts";
import type { BaselineFlags } from "./baseline.ts";

/** The options of `run` as given. */
export interface RunFlags extends EndpointFlags, BaselineFlags {
  readonly reportDir: string;
  readonly reporter: readonly ReporterChoice[];
  /** Where the page of the run will be published; overrides the profile's. */
  readonly reportUrl?: string;
  readonly effort: Effort;
  readonly only: readonly string[];
  readonly strict: boolean;
  readonly seed: number;
  readonly maxRequests?: number;
  readonly ca?: string;
  readonly shard?: Shard;
  readonly safe: boolean;
  /** Report folder of a run that broke off. */
  readonly resume?: string;
  /** Where the exchanges go as HAR 1.2. */
  readonly har?: string;
  /** The folder in which keys that runs make are written down. */
  readonly stateDir: string;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}
