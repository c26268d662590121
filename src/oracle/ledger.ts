import type { Exchange } from "../model/exchange.ts";
import type { Breach, Judgement } from "./breach.ts";
import type { DataKey } from "./judge-granted.ts";
import { segmentsOf } from "./leak.ts";
import { biasIn, patternIn, sharedPart } from "./randomness.ts";

interface Entry {
  readonly dataKey: DataKey;
  readonly exchange: Exchange;
}

/**
 * What a whole run has seen: the judgement of every answer, and what only shows in many answers together.
 * It holds data keys in memory until the run ends and gives none of them away.
 */
export class Ledger {
  readonly #examined = new Map<string, number>();
  readonly #breaches: Breach[] = [];
  readonly #entries: Entry[] = [];
  readonly #requestIds = new Map<string, Exchange>();

  /** Adds the judgement of one answer, and its RequestId and data key where it has them. */
  add(exchange: Exchange, judgement: Judgement, requestId: unknown, dataKey: DataKey | undefined): void {
    for (const requirement of judgement.examined) this.#count(requirement);
    this.#breaches.push(...judgement.breaches);
    if (typeof requestId === "string" && requestId !== "") this.#addRequestId(requestId, exchange);
    if (dataKey) this.#entries.push({ dataKey, exchange });
  }

  /** How many answers were looked at for a requirement. */
  examined(requirement: string): number {
    return this.#examined.get(requirement) ?? 0;
  }

  /** The breaches of a requirement over the whole run, in the order in which they fell. */
  breaches(requirement: string): readonly Breach[] {
    return this.#breaches.filter((breach) => breach.requirement === requirement);
  }

  /** Judges what only shows in many answers together; call it once, after the last answer. */
  close(): void {
    const entries = this.#entries;
    if (entries.length === 0) return;
    this.#judgeOnce(
      "GDK-52",
      repeated(entries, (entry) => entry.dataKey.blob),
      "carries the CiphertextBlob of an earlier answer",
    );
    this.#judgeOnce("GDK-56", this.#sharedKeys(), "brought a data key that shares bytes with an earlier one");
    this.#judgeKeys();
    this.#judgeEncryption();
    this.#judgeOnce(
      "GDK-51",
      this.#reusedKeystream(),
      "hides its data key under the same key stream as an earlier one",
    );
  }

  #count(requirement: string): void {
    this.#examined.set(requirement, this.examined(requirement) + 1);
  }

  #breach(requirement: string, reason: string, exchange: Exchange): void {
    this.#breaches.push({ requirement, reason, exchange });
  }

  #addRequestId(requestId: string, exchange: Exchange): void {
    this.#count("GDK-55");
    const before = this.#requestIds.get(requestId);
    if (before)
      this.#breach(
        "GDK-55",
        `requests ${before.number} and ${exchange.number} got the same RequestId`,
        exchange,
      );
    this.#requestIds.set(requestId, exchange);
  }

  #judgeOnce(requirement: string, pair: readonly [Entry, Entry] | undefined, how: string): void {
    this.#count(requirement);
    if (!pair) return;
    const [before, after] = pair;
    this.#breach(
      requirement,
      `request ${after.exchange.number} ${how} (request ${before.exchange.number})`,
      after.exchange,
    );
  }

  #sharedKeys(): readonly [Entry, Entry] | undefined {
    const pair = sharedPart(this.#entries.map((entry) => entry.dataKey.bytes));
    const [before, after] = (pair ?? []).map((index) => this.#entries[index]);
    return before && after ? [before, after] : undefined;
  }

  #judgeKeys(): void {
    for (const { dataKey, exchange } of this.#entries) {
      this.#count("GDK-57");
      const pattern = patternIn(dataKey.bytes);
      if (pattern)
        this.#breach(
          "GDK-57",
          `the data key of request ${exchange.number} is not random: ${pattern}`,
          exchange,
        );
    }
    const last = this.#entries.at(-1);
    const bias = biasIn(this.#entries.map((entry) => entry.dataKey.bytes));
    if (bias && last)
      this.#breach("GDK-57", `the data keys of the run are not random: ${bias}`, last.exchange);
  }

  #judgeEncryption(): void {
    const encrypted = this.#entries.filter((entry) => entry.dataKey.randomness !== undefined);
    if (encrypted.length === 0) return;
    const pair = repeated(encrypted, (entry) => `${entry.dataKey.algorithm} ${entry.dataKey.randomness}`);
    this.#judgeOnce("GDK-45", pair, "was encrypted with the same randomness as an earlier one");
  }

  /** Two blobs whose XOR shows the XOR of their keys: the same key stream under two messages tells both. */
  #reusedKeystream(): readonly [Entry, Entry] | undefined {
    const plain = this.#entries.filter(({ dataKey }) => dataKey.bytes.length >= 16);
    const sample = [...plain.slice(0, 12), ...plain.slice(-12)];
    return sample
      .flatMap((a, at) => sample.slice(at + 1).map((b) => [a, b] as const))
      .find(([a, b]) => a !== b && sharesStream(a, b));
  }
}

function repeated(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly [Entry, Entry] | undefined {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const before = seen.get(keyOf(entry));
    if (before) return [before, entry];
    seen.set(keyOf(entry), entry);
  }
  return undefined;
}

function sharesStream(a: Entry, b: Entry): boolean {
  const keys = xor(a.dataKey.bytes.subarray(0, 16), b.dataKey.bytes.subarray(0, 16));
  const others = segmentsOf(b.dataKey.blob);
  return segmentsOf(a.dataKey.blob).some((segment, at) => {
    const other = others[at];
    return other !== undefined && xor(segment, other).includes(keys);
  });
}

function xor(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.subarray(0, Math.min(a.length, b.length)).map((byte, at) => byte ^ (b[at] ?? 0)));
}
