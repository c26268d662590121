import { describe, expect, it } from "vitest";
import { reusedKeystream } from "./keystream.ts";
import { random } from "./testing/random.ts";

const mask = random(1024);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const under = (stream: Uint8Array, key: Uint8Array) => key.map((byte, at) => byte ^ (stream[at] ?? 0));

const entry = (length: number, stream: Uint8Array) => {
  const bytes = random(length);
  const parts = [random(36), random(12), Buffer.concat([under(stream, bytes), random(16)])];
  return { dataKey: { bytes, blob: parts.map(base64).join("-k-"), keyId: "", observations: [] } };
};
const good = (count: number) => Array.from({ length: count }, () => entry(32, random(32)));

describe("reusedKeystream", () => {
  it.each([16, 32, 300])("finds two keys of %d bytes under one stream", (length) => {
    const [one, other] = [entry(length, mask), entry(length, mask)];
    expect(reusedKeystream([...good(4), one, ...good(3), other])).toEqual([one, other]);
  });

  it("finds keys of different lengths under one stream", () => {
    const pair = [entry(16, mask), entry(64, mask)];
    expect(reusedKeystream(pair)).toEqual(pair);
  });

  it("compares the beginning of a run with its end", () => {
    const [one, other] = [entry(32, mask), entry(32, mask)];
    expect(reusedKeystream([one, ...good(100), other])).toEqual([one, other]);
  });

  it("is silent where every key has a stream of its own, and on keys too short to tell", () => {
    expect(reusedKeystream(good(200))).toBeUndefined();
    expect(reusedKeystream([entry(15, mask), entry(15, mask)])).toBeUndefined();
    expect(reusedKeystream([])).toBeUndefined();
  });
});
