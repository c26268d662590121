/** Seconds of a run, one phase after the other. */
export interface Phases {
  /** Until the first request arrives. */
  readonly startUp: number;
  /** From there to the last answer. */
  readonly exchange: number;
  /** From there until the result is in hand. */
  readonly closing: number;
}

/** A standard run in a process of its own. */
export interface RunMeasure {
  readonly phases: Phases;
  readonly requests: number;
  /** Largest resident memory of the process, endpoint included, in bytes. */
  readonly peakMemory: number;
}

/** The requests of a run, sent by a bare loop. */
export interface BareMeasure {
  /** From the arrival of the first request to the last answer. */
  readonly seconds: number;
  readonly requests: number;
  /** Answers whose error code is not the recorded one, or that did not come: 0 when the comparison is fair. */
  readonly unlike: number;
}

/** Requests a second that the same bare loop gets out of two servers. */
export interface ThroughputMeasure {
  readonly endpoint: number;
  /** A node:http server that answers a fixed JSON of the same size. */
  readonly bareServer: number;
}

/** Seconds from the start of the command to requests that it sends. */
export interface ColdStartMeasure {
  /** The positive control. */
  readonly firstRequest: number;
  /** The first request of the suites. */
  readonly firstOfSuites: number;
}

/** Everything that one round measures. */
export interface Round {
  readonly suites: RunMeasure;
  readonly direct: RunMeasure;
  readonly bare: BareMeasure;
  readonly throughput: ThroughputMeasure;
  readonly coldStart: ColdStartMeasure;
}
