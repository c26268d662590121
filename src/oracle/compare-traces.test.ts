import { createECDH } from "node:crypto";
import { describe, expect, it } from "vitest";
import { compareTraces, type TracedPart, withCounts } from "./compare-traces.ts";
import type { DataKey } from "./judge-granted.ts";
import { Ledger } from "./ledger.ts";
import { answered, keyId } from "./testing/exchanges.ts";
import { random, realisticLengths } from "./testing/random.ts";
import { Tracer } from "./trace.ts";

const nothing = { examined: [], breaches: [] };
const together = ["GDK-45", "GDK-51", "GDK-52", "GDK-55", "GDK-56", "GDK-57"];
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const dataKey = (more: Partial<DataKey> = {}): DataKey => ({
  bytes: random(32),
  blob: Buffer.from(random(64)).toString("base64"),
  keyId,
  observations: [],
  ...more,
});

interface Came extends Partial<DataKey> {
  readonly requestId?: string;
}

/** What is kept of the answers of one part, as if it had been written down and read again. */
function part(name: string, all: readonly Came[], secret = "a secret"): TracedPart {
  const tracer = new Tracer(secret, "this run");
  const answers = all.flatMap(
    ({ requestId, ...more }, at) => tracer.trace(at + 1, requestId, dataKey(more)) ?? [],
  );
  const traces: TracedPart["traces"] = JSON.parse(JSON.stringify([{ answers, ...tracer.takeSums(true) }]));
  return { name, traces };
}

const reasons = (...parts: readonly TracedPart[]) =>
  compareTraces(parts).breaches.map(({ requirement, reason }) => `${requirement}: ${reason}`);

/** What a run finds that gave the same answers in one part, in the order of its requirements. */
function foundWhole(all: readonly Came[]): readonly string[] {
  const ledger = new Ledger();
  for (const [at, { requestId, ...more }] of all.entries())
    ledger.add(answered({}, { number: at + 1 }), nothing, requestId, dataKey(more));
  ledger.close();
  return together.filter((id) => ledger.together.breaches.some(({ requirement }) => requirement === id));
}

const key = random(32);
const { blob } = dataKey();
const point =
  "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020" +
  "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
const oaep = "RSAES_OAEP_SHA_1";
const pad = random(200);
const within = (bytes: Uint8Array, length: number, at: number): Uint8Array => {
  const all = random(length);
  all.set(bytes, at);
  return all;
};
const mask = random(32);
const masked = (): Came => {
  const bytes = random(32);
  const hidden = bytes.map((byte, at) => byte ^ (mask[at] ?? 0));
  return { bytes, blob: Buffer.from([...random(9), ...hidden]).toString("base64") };
};
const requestId = "fe11aa29-0cc2-4204-bfea-6ebb30cc00d7";

describe("answers of two parts show together what those of one part would", () => {
  it.each<[string, Came, Came, string]>([
    ["a data key", { bytes: key }, { bytes: key }, "GDK-56: request 2 of part 2 brought a data key that"],
    ["its first 8 bytes", { bytes: key }, { bytes: within(key.subarray(0, 8), 40, 0) }, "GDK-56: "],
    ["its last 8 bytes", { bytes: key }, { bytes: within(key.subarray(-8), 40, 32) }, "GDK-56: "],
    ["it backwards", { bytes: key }, { bytes: key.toReversed() }, "GDK-56: "],
    ["12 bytes of it anywhere", { bytes: key }, { bytes: within(key.subarray(12, 24), 32, 3) }, "GDK-56: "],
    [
      "23 bytes of long ones",
      { bytes: pad },
      { bytes: within(pad.subarray(100, 123), 400, 300) },
      "GDK-56: ",
    ],
    ["a CiphertextBlob", { blob }, { blob }, "GDK-52: request 2 of part 2 carries the CiphertextBlob of an"],
    ["a RequestId", { requestId }, { requestId }, "GDK-55: request 2 of part 1 and request 2 of part 2 got"],
    [
      "an SM2 point",
      { algorithm: "SM2", randomness: point },
      { algorithm: "SM2_C1C3C2_ASN1", randomness: point },
      "GDK-45: request 2 of part 2 was encrypted by SM2 with randomness of an earlier one (request 2 of part 1)",
    ],
    [
      "a padding string",
      { algorithm: "RSAES_PKCS1_V1_5", randomness: hex(pad) },
      { algorithm: "RSAES_PKCS1_V1_5", randomness: hex(pad) },
      "GDK-45: request 2 of part 2 was encrypted by RSAES_PKCS1_V1_5 with randomness",
    ],
    [
      "a seed of OAEP",
      { algorithm: oaep, randomness: hex(key.subarray(12)) },
      { algorithm: oaep, randomness: hex(key.subarray(12)) },
      "GDK-45: request 2 of part 2 was encrypted by RSAES_OAEP_SHA_1 with randomness",
    ],
    ["a key stream", masked(), masked(), "GDK-51: request 2 of part 2 hides its data key under the same"],
  ])("%s", (_name, one, other, expected) => {
    const found = reasons(part("part 1", [{}, one, {}]), part("part 2", [{}, other, {}]));
    expect(found).toEqual([expect.stringContaining(expected)]);
    expect(foundWhole([one, {}, other])).toEqual([expected.slice(0, 6)]);
  });

  it("a nonce of SM2 that goes on from one part to the next", () => {
    const sm2 = (nonce: bigint): Came => {
      const curve = createECDH("SM2");
      curve.setPrivateKey(nonce.toString(16).padStart(64, "0"), "hex");
      return { algorithm: "SM2", randomness: curve.getPublicKey("hex").slice(2) };
    };
    const found = reasons(part("part 1", [{}, sm2(2n ** 200n)]), part("part 2", [sm2(2n ** 200n + 3n)]));
    expect(found).toEqual([
      expect.stringMatching(
        /^GDK-45: the encryption of request 1 of part 2 by SM2 is not random: its nonce lies/,
      ),
    ]);
  });

  it("edges of data keys that stand in their blobs, one in each part", () => {
    const telling = (): Came => {
      const bytes = random(32);
      return {
        bytes,
        blob: Buffer.from([...random(20), ...bytes.subarray(0, 4), ...random(9)]).toString("base64"),
      };
    };
    const parts = ["part 1", "part 2", "part 3"].map((name) => part(name, [{}, telling()]));
    expect(reasons(...parts)).toEqual([
      "GDK-51: the first or last bytes of the data key stand in CiphertextBlob, in 3 of a sample",
    ]);
    expect(reasons(...parts.slice(1))).toEqual([]);
  });

  it("a bias that is too weak in each of them, of data keys and of seeds", () => {
    const odd = () => random(32).map((byte, at) => (at === 5 ? byte | 1 : byte));
    const biased = () => Array.from({ length: 20 }, () => ({ bytes: odd() }));
    const parts = ["part 1", "part 2", "part 3"].map((name) => part(name, biased()));
    expect(reasons(...parts)).toEqual([
      "GDK-57: the data keys of the run are not random: byte 6 from the front has a bit that never changes",
    ]);
    expect(reasons(...parts.slice(1))).toEqual([]);
    const seeded = () =>
      Array.from(
        { length: 26 },
        () => ({ algorithm: oaep, randomness: hex(random(20).fill(1, 19)) }) as const,
      );
    expect(reasons(part("a", seeded()), part("b", seeded()))).toEqual([
      expect.stringMatching(
        /^GDK-45: the encryption of request 26 of b by RSAES_OAEP_SHA_1 is not random: the/,
      ),
    ]);
  });
});

describe("answers of several parts", () => {
  const realistic = () =>
    realisticLengths(200).map((length): Came => {
      const requestId = crypto.randomUUID();
      return { bytes: random(length), algorithm: oaep, randomness: hex(random(20)), requestId };
    });

  it("of a good run show nothing, having been compared on everything", () => {
    const account = compareTraces(["a", "b", "c"].map((name) => part(name, realistic())));
    expect(account.breaches).toEqual([]);
    expect([...account.examined.keys()].toSorted()).toEqual([
      "GDK-45",
      "GDK-51",
      "GDK-52",
      "GDK-55",
      "GDK-56",
    ]);
  });

  it("are looked at where each part has one only, and not where there is one in all", () => {
    expect(compareTraces([part("a", [{}]), part("b", [{}])]).examined.get("GDK-56")).toBe(1);
    expect(compareTraces([part("a", [{}]), part("b", [])]).examined.size).toBe(0);
  });

  it("that other secrets marked have nothing in common", () => {
    expect(reasons(part("a", [{ bytes: key, blob }]), part("b", [{ bytes: key, blob }], "other"))).toEqual(
      [],
    );
  });

  it("are compared within a part too, which may have broken off before it was", () => {
    expect(reasons(part("", [{ bytes: key }, {}, { bytes: key }]))).toEqual([
      "GDK-56: request 3 brought a data key that shares bytes with an earlier one (request 1)",
    ]);
  });

  it("are counted as they were measured, where that includes data keys that came again", () => {
    const told = part(
      "a",
      Array.from({ length: 40 }, () => ({ bytes: random(64) })),
    ).traces;
    const counts = Array.from({ length: 256 }, (_, value) => (value < 128 ? 60 : 10));
    const measured = withCounts(told, { total: 128 * 70, counts });
    expect(reasons({ name: "a", traces: measured })).toEqual([
      "GDK-57: the data keys of the run are not random: its byte values are uneven (chi-square 4571 over 8960 bytes)",
    ]);
    expect(withCounts(told, { total: 0, counts: new Array(256).fill(0) })).toBe(told);
  });

  it("give every RequestId that comes again, as in one part", () => {
    const again = Array.from({ length: 3 }, () => ({ requestId }));
    expect(reasons(part("a", again), part("b", [{ requestId }]))).toHaveLength(3);
  });

  it("under 8 bytes leave nothing to compare", () => {
    const short = part("a", [{ bytes: key.subarray(0, 7), blob }]);
    expect(short.traces[0]?.answers).toEqual([{ request: 1, key: { bytes: "" } }]);
  });

  it("hold no byte of what they were made of", () => {
    const bytes = random(200);
    const text = JSON.stringify(
      part("a", [{ bytes, blob: hex(pad), algorithm: oaep, randomness: hex(pad), requestId }, masked()]),
    );
    for (const secret of [bytes, pad, mask, Buffer.from(requestId)])
      for (const form of ["hex", "base64", "latin1"] as const)
        expect(text).not.toContain(Buffer.from(secret.subarray(0, 6)).toString(form));
  });
});
