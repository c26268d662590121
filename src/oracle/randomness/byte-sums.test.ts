import { describe, expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { biasIn, biasOf } from "./bias.ts";
import { addSums, type ByteSums, ByteTally, sumsOf } from "./byte-sums.ts";

const keys = realisticLengths(200).map(random);
const sorted = ({ counts, places }: ByteSums) => ({
  counts,
  places: places.toSorted((one, other) => one.at - other.at),
});

describe("sums over data keys", () => {
  it("add up to those over all of them, but for the first of each, which is compared with none", () => {
    const parts = [keys.slice(0, 70), keys.slice(70, 140), keys.slice(140)].map(sumsOf);
    const [sum, whole] = [sorted(addSums(parts)), sorted(sumsOf(keys))];
    expect(sum.counts).toEqual(whole.counts);
    const expected = whole.places.map((place) => ({ ...place, compared: place.compared - 2 }));
    expect(sum.places).toEqual(expected);
  });

  it("count every byte value, and watch the places at both ends of keys of 4 bytes and more", () => {
    const all = [Uint8Array.of(1, 2, 3, 7), Uint8Array.of(3, 2, 3, 7, 9), Uint8Array.of(1, 9, 9)];
    const { counts, places } = sumsOf(all);
    expect([counts[1], counts[9], counts[7], counts.length]).toEqual([2, 3, 2, 256]);
    expect(places).toContainEqual({ at: 0, compared: 1, changed: 2 });
    expect(places).toContainEqual({ at: -1, compared: 1, changed: 14 });
    expect(places).toContainEqual({ at: 4, compared: 0, changed: 0 });
    expect(places).toHaveLength(10);
  });

  it("do not tell the bytes of keys that are all equal", () => {
    const [one, other] = [random(32), random(32)].map((key) => new Array<Uint8Array>(20).fill(key));
    expect(sumsOf(one ?? []).places).toEqual(sumsOf(other ?? []).places);
  });

  it("show over several parts what is too weak in each of them", () => {
    const odd = (): Uint8Array => random(16).map((byte, at) => (at === 15 ? byte | 1 : byte));
    const parts = Array.from({ length: 3 }, () => Array.from({ length: 20 }, odd));
    expect(parts.map(biasIn)).toEqual([undefined, undefined, undefined]);
    expect(biasOf(parts.map(sumsOf))).toBe("byte 16 from the front has a bit that never changes");
  });
});

describe("a tally", () => {
  const filled = (count: number, length: number): ByteTally => {
    const tally = new ByteTally();
    for (let at = 0; at < count; at += 1) tally.add(random(length));
    return tally;
  };
  const comparedAt = (tally: ByteTally, last: boolean) =>
    tally.take(last)?.places.map(({ at, compared }) => [at, compared]);

  it("tells every sum once, in portions of 16 data keys and 512 bytes or more", () => {
    const tally = new ByteTally();
    const portions: ByteSums[] = [];
    for (const [at, key] of keys.entries()) {
      tally.add(key);
      const portion = tally.take(at === keys.length - 1);
      if (portion) portions.push(portion);
    }
    expect(tally.take(true)).toBeUndefined();
    expect(portions.length).toBeGreaterThan(5);
    for (const { counts, places } of portions) {
      expect(Math.min(15, ...places.map(({ compared }) => compared))).toBe(15);
      const bytes = counts.reduce((sum, count) => sum + count, 0);
      expect(bytes === 0 || bytes >= 512).toBe(true);
    }
    const different = new Map(keys.map((key) => [Buffer.from(key).toString("hex"), key]));
    expect(addSums(portions).counts).toEqual(sumsOf([...different.values()]).counts);
    const front = portions.flatMap(({ places }) => places.filter(({ at }) => at === 0));
    const placed = keys.filter(({ length }) => length >= 4);
    expect(front.reduce((sum, { compared }) => sum + compared + 1, 0)).toBe(placed.length);
  });

  it("keeps a last portion back until no more will come", () => {
    const tally = filled(31, 64);
    expect(tally.take(false)).toBeUndefined();
    tally.add(random(64));
    expect(comparedAt(tally, false)).toContainEqual([31, 15]);
    expect(tally.take(false)).toBeUndefined();
    expect(comparedAt(tally, true)).toContainEqual([0, 15]);
  });

  it("tells nothing of a place that few of many data keys have", () => {
    const tally = filled(16, 16);
    for (let count = 0; count < 15; count += 1) tally.add(random(18));
    const places = comparedAt(tally, true);
    expect(places).toHaveLength(32);
    tally.add(random(18));
    expect(comparedAt(tally, true)).toEqual([
      [16, 15],
      [17, 15],
      [-17, 15],
      [-18, 15],
    ]);
  });

  it("tells nothing of bytes that are few, or of few data keys", () => {
    expect(filled(60, 8).take(true)?.counts).toEqual([]);
    expect(filled(15, 1024).take(true)).toBeUndefined();
  });

  it("counts a data key once that comes again and again, for it would be told but for its order", () => {
    const tally = filled(15, 64);
    const again = random(16);
    for (let count = 0; count < 40; count += 1) tally.add(again);
    const counts = tally.take(true)?.counts ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(15 * 64 + 16);
  });
});
