import type { Exchange } from "../../model/exchange.ts";
import type { Profile } from "../../model/profile.ts";
import type { Measurements } from "../../model/report.ts";
import {
  compareTraces,
  type DataKey,
  type Trace,
  type TracedAccount,
  type TracedPart,
  Tracer,
  type Traces,
  withCounts,
} from "../../oracle/index.ts";
import type { Sightings } from "./sightings.ts";

/** The earlier parts of a run, as far as they are still known. */
export interface EarlierPart {
  /** What their answers showed each by itself. */
  readonly each: Sightings;
  /** What those of each part showed together. */
  readonly together: Sightings;
  readonly parts: readonly TracedPart[];
  /** What the part is called that goes on now. */
  readonly name: string;
  /** Says which answers cannot be compared with each other; absent where all can. */
  readonly apart?: string;
}

/** What the marks of a run are made with: parts of one run have it alike, and nobody else has it. */
function tracerOf({ credentials, endpoint, embedded }: Profile, seed: number): Tracer {
  const purpose = (where: string): string => JSON.stringify(["kms-conformance traces", where, seed]);
  // The embedded reference makes itself credentials and an address anew for every part, and its data keys protect nothing.
  if (embedded === true) return new Tracer("embedded", purpose("embedded"));
  return new Tracer(credentials.secretKey.reveal(), purpose(endpoint));
}

/** The same for two parts of a run whose answers can be compared by their traces: made with one SecretKey. */
export function traceId(profile: Profile, seed: number): string {
  return tracerOf(profile, seed).id;
}

/** The traces of one part of a run while it goes on. */
export class TraceBook {
  readonly #tracer: Tracer;
  readonly #taken: Traces[] = [];
  #waiting: Trace[] = [];
  #account: TracedAccount | undefined;

  constructor(profile: Profile, seed: number) {
    this.#tracer = tracerOf(profile, seed);
  }

  /** Keeps what an answer leaves; `check` is the one that asked for it. */
  add({ number }: Exchange, requestId: unknown, dataKey: DataKey | undefined, check?: string): void {
    const trace = this.#tracer.trace(number, requestId, dataKey);
    if (trace !== undefined) this.#waiting.push(check === undefined ? trace : { ...trace, check });
  }

  /** What was kept since it was taken before; `undefined` where that is nothing. `last`: no more answers will come. */
  take(last: boolean): Traces | undefined {
    const taken = { answers: this.#waiting, ...this.#tracer.takeSums(last) };
    if (taken.answers.length === 0 && Object.keys(taken).length === 1) return undefined;
    this.#waiting = [];
    this.#taken.push(taken);
    return taken;
  }

  /**
   * What the answers show together with those of earlier parts; to be asked for after the last answer. `measured` says how
   * often each byte value came in their data keys.
   */
  compareWith({ parts, name }: EarlierPart, measured: Measurements["bytes"]): TracedAccount {
    this.take(true);
    this.#account ??= compareTraces([...parts, { name, traces: withCounts(this.#taken, measured) }]);
    return this.#account;
  }
}
