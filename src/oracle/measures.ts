import type { Exchange } from "../model/exchange.ts";
import type { CiphertextLayout, Measurements } from "../model/report.ts";
import type { LaidOutCiphertext } from "./breach.ts";
import type { Judged } from "./judge.ts";
import { LatencyCounts } from "./latency.ts";

/** Actions that the harness calls by their right names; a wrong name is no action whose latency means anything. */
const actions: readonly string[] = ["GenerateDataKey", "Decrypt"];

/** Ten for each value: fewer show no distribution, and would tell too much of a single data key. */
const enoughBytes = 2560;

/** An endpoint that spoils every ciphertext in another way is shown in this many. */
const mostForms = 12;

/** Measures the answers of a run on the way: numbers only, of data keys no more than how often each byte came. */
export class Measures {
  readonly #latency = new Map<string, LatencyCounts>();
  readonly #bytes = Array.from({ length: 256 }, () => 0);
  /** How the data keys began that were counted. */
  readonly #begun = new Set<string>();
  readonly #forms = new Map<string, { longest: LaidOutCiphertext; count: number }>();

  /** Takes one exchange and what was read from its answer. */
  add({ call, outcome }: Exchange, { dataKey, ciphertext }: Judged): void {
    const { action = "GenerateDataKey" } = call;
    if (outcome.kind === "answered" && action !== null && actions.includes(action)) {
      this.#latencyOf(action).add(outcome.milliseconds);
    }
    if (dataKey) this.#addBytes(dataKey.bytes);
    if (ciphertext) this.#addForm(ciphertext);
  }

  /** What was measured until now. */
  taken(): Measurements {
    return {
      latency: actions.flatMap((action) => {
        const counts = this.#latency.get(action);
        return counts ? [{ action, buckets: counts.buckets() }] : [];
      }),
      bytes: this.#byteCounts(),
      ciphertexts: this.#layouts(),
    };
  }

  #latencyOf(action: string): LatencyCounts {
    const counts = this.#latency.get(action) ?? new LatencyCounts();
    this.#latency.set(action, counts);
    return counts;
  }

  /** Of a data key that came again and again the counts would tell all but the order of its bytes. */
  #addBytes(bytes: Uint8Array): void {
    const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
    if (this.#begun.has(start)) return;
    this.#begun.add(start);
    for (const byte of bytes) this.#bytes[byte] = (this.#bytes[byte] ?? 0) + 1;
  }

  #addForm(ciphertext: LaidOutCiphertext): void {
    const key = formOf(ciphertext);
    const known = this.#forms.get(key);
    if (known) {
      known.count += 1;
      // Not the first: answers come in any order.
      if (sizeOf(ciphertext) > sizeOf(known.longest)) known.longest = ciphertext;
    } else if (this.#forms.size < mostForms) this.#forms.set(key, { longest: ciphertext, count: 1 });
  }

  #byteCounts(): Measurements["bytes"] {
    const total = this.#bytes.reduce((sum, count) => sum + count, 0);
    return total < enoughBytes
      ? { total: 0, counts: this.#bytes.map(() => 0) }
      : { total, counts: [...this.#bytes] };
  }

  #layouts(): readonly CiphertextLayout[] {
    return [...this.#forms]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { longest, count }]) => ({ algorithm: longest.algorithm, count, fields: longest.fields }));
  }
}

function sizeOf({ fields }: LaidOutCiphertext): number {
  return fields.reduce((sum, { bytes }) => sum + bytes, 0);
}

function formOf({ algorithm, fields }: LaidOutCiphertext): string {
  return JSON.stringify([algorithm, fields.map(({ name, found }) => [name, found])]);
}
