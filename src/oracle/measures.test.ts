import { describe, expect, it } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import type { LaidOutCiphertext } from "./breach.ts";
import type { Judged } from "./judge.ts";
import { Measures } from "./measures.ts";
import { answered, keyId, unanswered } from "./testing/exchanges.ts";

function judged(exchange: Exchange, bytes?: Uint8Array, ciphertext?: LaidOutCiphertext): Judged {
  return {
    reply: { kind: "malformed", why: "", exchange },
    judgement: { examined: [], breaches: [] },
    ...(bytes ? { dataKey: { bytes, blob: "", keyId, observations: [] } } : {}),
    ...(ciphertext ? { ciphertext } : {}),
  };
}

/** What is measured of answers that took so long, to calls of these actions. */
function timed(...answers: readonly (readonly [action: string | null | undefined, milliseconds: number])[]) {
  const measures = new Measures();
  for (const [action, milliseconds] of answers) {
    const exchange = answered({});
    const { outcome } = exchange;
    const call = action === undefined ? exchange.call : { ...exchange.call, action };
    measures.add({ ...exchange, call, outcome: { ...outcome, milliseconds } }, judged(exchange));
  }
  return measures.taken().latency;
}

describe("latency", () => {
  it("is counted by action, from the first bucket that is filled to the last", () => {
    const latency = timed(
      [undefined, 0.9],
      ["Decrypt", 0.01],
      [undefined, 1],
      [undefined, 1.7],
      [undefined, 1.6],
    );
    expect(latency).toEqual([
      {
        action: "GenerateDataKey",
        buckets: [
          { upTo: 1, count: 2 },
          { upTo: 1.25, count: 0 },
          { upTo: 1.6, count: 1 },
          { upTo: 2, count: 1 },
        ],
      },
      { action: "Decrypt", buckets: [{ upTo: 0.1, count: 1 }] },
    ]);
  });

  it("beyond the last bound has a bucket of its own", () => {
    expect(timed([undefined, 80_000], [undefined, 123_456.7])[0]?.buckets).toEqual([
      { upTo: 80_000, count: 1 },
      { upTo: 123_457, count: 1 },
    ]);
  });

  it("leaves out what was not answered and what is no action", () => {
    const measures = new Measures();
    measures.add(unanswered("timeout"), judged(unanswered("timeout")));
    expect(measures.taken().latency).toEqual([]);
    expect(timed([null, 1], ["generatedatakey", 1])).toEqual([]);
  });
});

describe("the bytes of data keys", () => {
  const exchange = answered({});
  /** Every value once, each key beginning with another. */
  const every = (first: number) => Uint8Array.from({ length: 256 }, (_, at) => (at + first) % 256);

  it("are counted by value", () => {
    const measures = new Measures();
    for (let first = 0; first < 10; first += 1) measures.add(exchange, judged(exchange, every(first)));
    measures.add(exchange, judged(exchange, Uint8Array.of(7)));
    const { total, counts } = measures.taken().bytes;
    expect([total, counts.length, counts[6], counts[7]]).toEqual([2561, 256, 10, 11]);
  });

  it("are kept back where so few would tell of a single key", () => {
    const measures = new Measures();
    for (let first = 0; first < 9; first += 1) measures.add(exchange, judged(exchange, every(first)));
    expect(measures.taken().bytes).toEqual({ total: 0, counts: Array.from({ length: 256 }, () => 0) });
  });

  it("are counted once of a key that comes again, which they would tell but for the order", () => {
    const measures = new Measures();
    for (let times = 0; times < 99; times += 1) measures.add(exchange, judged(exchange, every(0)));
    expect(measures.taken().bytes.total).toBe(0);
  });
});

describe("ciphertexts", () => {
  const exchange = answered({});
  const layout = (bytes: number, found = "opens", algorithm = "SM2"): LaidOutCiphertext => {
    return { algorithm, fields: [{ name: "C2", bytes, found }] };
  };

  it("of one form are counted and shown once, by the longest, in an order that no answer decides", () => {
    const measures = new Measures();
    for (const each of [
      layout(32, "not opened"),
      layout(16),
      layout(64),
      layout(16),
      layout(8, "opens", "A"),
    ])
      measures.add(exchange, judged(exchange, undefined, each));
    expect(measures.taken().ciphertexts).toEqual([
      { ...layout(8, "opens", "A"), count: 1 },
      { ...layout(32, "not opened"), count: 1 },
      { ...layout(64), count: 3 },
    ]);
  });

  it("of ever new forms are not kept without end", () => {
    const measures = new Measures();
    for (let at = 0; at < 50; at += 1)
      measures.add(exchange, judged(exchange, undefined, layout(1, String(at))));
    expect(measures.taken().ciphertexts).toHaveLength(12);
  });
});
