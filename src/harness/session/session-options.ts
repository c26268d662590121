import type { ClientOptions, StopSign, Timetable } from "../../client/index.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Effort, Profile } from "../../model/profile.ts";
import type { EarlierPart } from "./traces.ts";

/** What a session needs to begin. */
export interface SessionOptions {
  readonly profile: Profile;
  readonly effort: Effort;
  readonly seed: number;
  readonly maxRequests?: number;
  readonly ca?: string;
  /** The starts of the run's requests, where more than this session sends for it. */
  readonly timetable?: Timetable;
  /** Once it is up nothing more is sent, and no check ends. */
  readonly stop?: StopSign;
  /** Sends no action that could change a key. */
  readonly safe?: boolean;
  /** Where report.json goes; `reports/report.json` unless said. */
  readonly reportPath?: string;
  /** Keeps every exchange for `Session.takeEntries`. */
  readonly har?: boolean;
  /** The one random value that a property is tried on, as fast-check counts them; absent tries all. */
  readonly path?: string;
  /** The exchanges of the run before this session's own: their answers are judged with the others. */
  readonly opening?: readonly Exchange[];
  /** What the earlier parts of the same run have seen. */
  readonly earlier?: EarlierPart;
  /** Keeps traces of the answers in `Session.traces`. */
  readonly traced?: boolean;
}

/** What a client needs of a session's options. */
export function clientOptions(options: SessionOptions): ClientOptions {
  const { profile, maxRequests, ca, timetable, stop, safe, opening = [] } = options;
  return {
    ...profile,
    numberFrom: opening.length + 1,
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(ca === undefined ? {} : { ca }),
    ...(timetable === undefined ? {} : { timetable }),
    ...(stop === undefined ? {} : { stop }),
    ...(safe === undefined ? {} : { safe }),
  };
}
