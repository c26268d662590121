import { describe, expect, it } from "vitest";
import type { DataKey } from "./judge-granted.ts";
import { Ledger } from "./ledger.ts";
import { answered, keyId } from "./testing/exchanges.ts";
import { random, realisticLengths } from "./testing/random.ts";

const nothing = { examined: [], breaches: [] };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const dataKey = (more: Partial<DataKey> = {}): DataKey => ({
  bytes: random(32),
  blob: Buffer.from(random(64)).toString("base64"),
  keyId,
  observations: [],
  ...more,
});

/** A data key that its blob hides under a key stream. */
function under(stream: Uint8Array): DataKey {
  const bytes = random(32);
  const hidden = bytes.map((byte, at) => byte ^ (stream[at] ?? 0));
  return dataKey({ bytes, blob: Buffer.from(hidden).toString("base64") });
}

/** A ledger in which each data key came with a request of its own, numbered from 1. */
function closed(keys: readonly DataKey[], only?: string): Ledger {
  const ledger = new Ledger();
  for (const [at, key] of keys.entries()) {
    ledger.add(answered({}, { number: at + 1 }), nothing, undefined, key);
  }
  ledger.close(only);
  return ledger;
}

const seed = hex(random(20));
const inRun = ["GDK-45", "GDK-51", "GDK-52", "GDK-56", "GDK-57"];
const found = (ledger: Ledger) =>
  inRun.flatMap((id) => ledger.breaches(id).map(({ requirement, reason }) => `${requirement}: ${reason}`));

describe("the ledger of a run", () => {
  it("keeps the judgement of every answer, in order", () => {
    const ledger = new Ledger();
    const exchange = answered({});
    const breach = (reason: string) => ({ requirement: "API-04", reason, exchange });
    ledger.add(exchange, { examined: ["API-04", "API-05"], breaches: [breach("one")] }, undefined, undefined);
    ledger.add(exchange, { examined: ["API-04"], breaches: [breach("two")] }, undefined, undefined);
    expect(ledger.breaches("API-04").map(({ reason }) => reason)).toEqual(["one", "two"]);
    expect([ledger.examined("API-04"), ledger.examined("API-05"), ledger.examined("API-06")]).toEqual([
      2, 1, 0,
    ]);
  });

  it("is closed for all that shows in answers together, or for one requirement", () => {
    const twice = dataKey();
    const mask = random(32);
    const requirements = (only?: string) =>
      closed([twice, twice, under(mask), under(mask)], only).together.breaches.map(
        ({ requirement }) => requirement,
      );
    expect(requirements()).toEqual(["GDK-52", "GDK-56", "GDK-51"]);
    expect(requirements("GDK-56")).toEqual(["GDK-56"]);
    expect(requirements("GDK-57")).toEqual([]);
  });

  it("knows the first data keys that begin or end with a zero byte, and how they were asked for", () => {
    const ending = (...bytes: readonly number[]) => dataKey({ bytes: Uint8Array.from(bytes) });
    const edges = (keys: readonly DataKey[]) =>
      closed(keys)
        .zeroEdged()
        .map(({ dataKey: { bytes } }) => [...bytes]);
    expect(edges([ending(1, 2), ending(3, 0), ending(0, 4), ending(0, 5)])).toEqual([
      [0, 4],
      [3, 0],
    ]);
    expect(edges([ending(1, 2)])).toEqual([]);
    const ledger = new Ledger();
    const exchange = answered({});
    ledger.add(exchange, nothing, undefined, ending(0, 1));
    expect(ledger.zeroEdged().map(({ asked }) => asked)).toEqual([exchange.call.parameters]);
  });

  it("finds a RequestId that comes again, in refusals too", () => {
    const ledger = new Ledger();
    for (const [at, id] of ["a", "b", "a", "a"].entries()) {
      ledger.add(answered({}, { number: at + 1 }), nothing, id, undefined);
    }
    expect(ledger.examined("GDK-55")).toBe(3);
    expect(ledger.breaches("GDK-55").map(({ reason, exchange }) => [reason, exchange.number])).toEqual([
      ["requests 1 and 3 got the same RequestId", 3],
      ["requests 3 and 4 got the same RequestId", 4],
    ]);
  });

  it.each([undefined, "", 5, null])("does not compare %j, which is no RequestId", (id) => {
    const ledger = new Ledger();
    ledger.add(answered({}), nothing, id, undefined);
    ledger.add(answered({}), nothing, id, undefined);
    expect([ledger.examined("GDK-55"), ledger.breaches("GDK-55")]).toEqual([0, []]);
  });

  it("finds nothing in a good run, having looked at all of it", () => {
    const ledger = closed(
      realisticLengths(600).map((length) =>
        dataKey({ bytes: random(length), algorithm: "RSAES_OAEP_SHA_1", randomness: hex(random(20)) }),
      ),
    );
    expect(found(ledger)).toEqual([]);
    expect(inRun.map((id) => ledger.examined(id))).toEqual([1, 1, 1, 1, 600]);
  });

  it.each([0, 1])("says of %d data keys nothing that takes two", (count) => {
    const ledger = closed(Array.from({ length: count }, () => dataKey({ randomness: "00" })));
    expect(inRun.map((id) => ledger.examined(id))).toEqual([0, 0, 0, 0, count]);
  });

  it.each([
    { name: "equal keys", bytes: [random(32)], says: "GDK-56: request 3 brought" },
    { name: "keys with the same start", bytes: [random(8), random(24)], says: "GDK-56: request 3 brought" },
  ])("finds $name", ({ bytes: [same = random(0), rest = random(0)], says }) => {
    const again = new Uint8Array(Buffer.concat([same, random(rest.length)]));
    const first = new Uint8Array(Buffer.concat([same, rest]));
    const ledger = closed([dataKey({ bytes: first }), dataKey(), dataKey({ bytes: again })]);
    expect(found(ledger)).toEqual([expect.stringContaining(says)]);
    expect(found(ledger)[0]).toContain("(request 1)");
  });

  it("finds a CiphertextBlob that comes again", () => {
    const { blob } = dataKey();
    const ledger = closed([dataKey(), dataKey({ blob }), dataKey({ blob })]);
    expect(found(ledger)).toEqual([
      "GDK-52: request 3 carries the CiphertextBlob of an earlier answer (request 2)",
    ]);
    expect(ledger.breaches("GDK-52")[0]?.exchange.number).toBe(3);
  });

  it("finds one patterned key among good ones", () => {
    const ledger = closed([dataKey(), dataKey({ bytes: new Uint8Array(32) })]);
    expect(found(ledger)).toEqual([
      "GDK-57: the data key of request 2 is not random: all its bytes are equal",
    ]);
  });

  it("finds a bias that no single key shows", () => {
    const keys = Array.from({ length: 48 }, () => dataKey({ bytes: random(16).fill(9, 0, 1) }));
    expect(found(closed(keys))).toEqual([
      "GDK-57: the data keys of the run are not random: byte 1 from the front has a bit that never changes",
    ]);
  });

  it("finds keys hidden under one key stream", () => {
    const mask = random(32);
    expect(found(closed([under(mask), under(mask)]))).toEqual([
      "GDK-51: request 2 hides its data key under the same key stream as an earlier one (request 1)",
    ]);
  });

  it.each([
    { name: "all of its randomness", second: seed },
    { name: "the start of its randomness", second: `${seed.slice(0, 16)}${hex(random(12))}` },
  ])("finds an encryption that uses $name again", ({ second }) => {
    const algorithm = "RSAES_OAEP_SHA_1";
    const keys = [seed, second].map((randomness) => dataKey({ algorithm, randomness }));
    expect(found(closed(keys))).toEqual([
      "GDK-45: request 2 was encrypted by RSAES_OAEP_SHA_1 with randomness of an earlier one (request 1)",
    ]);
  });

  it("tells no part of a data key", () => {
    const bytes = random(32);
    const ledger = closed([dataKey({ bytes }), dataKey({ bytes })]);
    const told = JSON.stringify(inRun.map((id) => ledger.breaches(id)));
    expect(told).toContain("GDK-56");
    for (const form of ["hex", "base64", "latin1"] as const) {
      expect(told).not.toContain(Buffer.from(bytes).toString(form));
    }
  });
});
