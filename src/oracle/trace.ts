import { Marker, markLength } from "../crypto/index.ts";
import type { DataKey } from "./judge-granted.ts";
import { hidingOf } from "./leaks/keystream.ts";
import { type ByteSums, ByteTally } from "./randomness/byte-sums.ts";
import { winnow } from "./randomness/winnow.ts";

/**
 * What is kept of one answer, so that it can be compared with those of other parts of its run: marks, which say of what
 * they were made no more than that it is equal or not. Several marks stand one after the other.
 */
export interface Trace {
  readonly request: number;
  /** The check that sent it. */
  readonly check?: string;
  /** Mark of the RequestId. */
  readonly id?: string;
  readonly key?: KeyTrace;
}

/** What is kept of a data key. */
export interface KeyTrace {
  /** Mark of CiphertextBlob; absent where the data key has under 8 bytes. */
  readonly blob?: string;
  /** Marks of the stretches of the data key; none where it has under 8 bytes. */
  readonly bytes: string;
  readonly algorithm?: string;
  /** What the encryption chose at random: C1 of SM2 in hex, as the ciphertext shows it; of RSA the marks of its stretches. */
  readonly random?: string;
  readonly hiding?: {
    readonly edge: boolean;
    /** Marks of what would hide the key at each place of each segment of its blob. */
    readonly streams: readonly string[];
  };
}

/** What is kept of some answers: a trace of each, and sums over their data keys and seeds of OAEP. */
export interface Traces {
  readonly answers: readonly Trace[];
  readonly keys?: ByteSums;
  readonly seeds?: ByteSums;
}

/** Bytes of the ends of two byte strings that are compared, and of the stretches of them: as sharedPart does. */
const end = 8;
const stretch = 12;

/** So many data keys of a part, of up to so many bytes, are kept with how their blobs hide them: some hundred marks each. */
const sampled = 16;
const longestSampled = 64;

/** Keeps traces of the answers of one part of a run. */
export class Tracer {
  readonly #marker: Marker;
  readonly #keys = new ByteTally();
  readonly #seeds = new ByteTally();
  #hidings = 0;

  /** Traces of one secret and one purpose can be compared. */
  constructor(secret: string, purpose: string) {
    this.#marker = new Marker(secret, purpose);
  }

  /** The same for two parts whose traces can be compared; nothing can be had from it. */
  get id(): string {
    return this.#marker.id;
  }

  /** The trace of an answer; `undefined` where it has neither RequestId nor data key. */
  trace(request: number, requestId: unknown, dataKey: DataKey | undefined): Trace | undefined {
    const hasId = typeof requestId === "string" && requestId !== "";
    if (!hasId && dataKey === undefined) return undefined;
    return {
      request,
      ...(hasId ? { id: this.#marker.mark("RequestId", Buffer.from(requestId)) } : {}),
      ...(dataKey === undefined ? {} : { key: this.#traceKey(dataKey) }),
    };
  }

  /** The sums that were not told before, as far as they may be. `last`: no more answers will come. */
  takeSums(last: boolean): Pick<Traces, "keys" | "seeds"> {
    const [keys, seeds] = [this.#keys.take(last), this.#seeds.take(last)];
    return { ...(keys === undefined ? {} : { keys }), ...(seeds === undefined ? {} : { seeds }) };
  }

  #traceKey(dataKey: DataKey): KeyTrace {
    const { bytes, blob, algorithm } = dataKey;
    this.#keys.add(bytes);
    const hiding = this.#traceHiding(dataKey);
    return {
      ...(bytes.length < end ? {} : { blob: this.#marker.mark("blob", Buffer.from(blob)) }),
      bytes: this.#stretches("key", bytes),
      ...(algorithm === undefined ? {} : { algorithm }),
      ...this.#traceRandomness(dataKey),
      ...(hiding === undefined ? {} : { hiding }),
    };
  }

  #traceRandomness({ algorithm, randomness }: DataKey): Pick<KeyTrace, "random"> {
    if (algorithm === undefined || randomness === undefined) return {};
    if (algorithm.startsWith("SM2")) return { random: randomness };
    const bytes = Buffer.from(randomness, "hex");
    if (algorithm.startsWith("RSAES_OAEP")) this.#seeds.add(bytes);
    return { random: this.#stretches(algorithm, bytes) };
  }

  /** Marks of both ends, the last bytes backwards so that a string turned round has the same, and of stretches between. */
  #stretches(kind: string, bytes: Uint8Array): string {
    if (bytes.length < end) return "";
    const ends = [bytes.subarray(0, end), bytes.subarray(-end).toReversed()];
    const marks = [
      ...ends.map((one) => this.#marker.mark(`end of ${kind}`, one)),
      ...winnow(bytes, stretch).map((one) => this.#marker.mark(`stretch of ${kind}`, one)),
    ];
    return [...new Set(marks)].join("");
  }

  #traceHiding(dataKey: DataKey): KeyTrace["hiding"] {
    if (this.#hidings >= sampled || dataKey.bytes.length > longestSampled) return undefined;
    const hiding = hidingOf(dataKey);
    if (hiding === undefined) return undefined;
    this.#hidings += 1;
    const streams = hiding.streams.map((places) =>
      places.map((bytes) => this.#marker.mark("key stream", bytes)).join(""),
    );
    return { edge: hiding.edge, streams };
  }
}

/** The marks that stand in a text one after the other. */
export function marksIn(text: string): readonly string[] {
  return Array.from({ length: text.length / markLength }, (_, at) =>
    text.slice(at * markLength, (at + 1) * markLength),
  );
}
