import { describe, expect, it } from "vitest";
import { random } from "../testing/random.ts";
import { behind, otherKeyShown, reusedKeystream as reusedIn, sampleOf } from "./keystream.ts";
import { shownPlace } from "./shown-place.ts";

const mask = random(1024);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const under = (stream: Uint8Array, key: Uint8Array) => key.map((byte, at) => byte ^ (stream[at] ?? 0));

const entry = (length: number, stream: Uint8Array) => {
  const bytes = random(length);
  const parts = [random(36), random(12), Buffer.concat([under(stream, bytes), random(16)])];
  return { dataKey: { bytes, blob: parts.map(base64).join("-k-"), keyId: "", observations: [] } };
};
const good = (count: number) => Array.from({ length: count }, () => entry(32, random(32)));

type Entry = ReturnType<typeof entry>;
const reusedKeystream = (all: readonly Entry[]) => reusedIn(sampleOf(all));

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

  it("compares keys in the middle of a run, however far apart", () => {
    const [one, other] = [entry(32, mask), entry(48, mask)];
    const all = [...good(100), one, ...good(300), other, ...good(100)];
    expect(reusedKeystream(all)).toBeUndefined();
    expect(reusedIn(sampleOf(all, 400))).toEqual([one, other]);
  });

  it("finds keys under one stream from their second block on", () => {
    const fromSecond = () => Buffer.concat([random(16), mask]);
    const pair = [entry(32, fromSecond()), entry(40, fromSecond())];
    expect(reusedIn(sampleOf(pair))).toBeUndefined();
    expect(reusedIn(behind(sampleOf([...pair, entry(24, fromSecond())], 400), 16))).toEqual(pair);
  });

  it("is silent on equal keys next to what every blob has in common", () => {
    const header = random(40);
    const bytes = random(32);
    const sealed = () => [header, random(48)].map(base64).join("-k-");
    const equal = () => ({ dataKey: { bytes, blob: sealed(), keyId: "", observations: [] } });
    expect(reusedKeystream([...good(4), equal(), equal()])).toBeUndefined();
  });

  it("is silent where every key has a stream of its own, and on keys too short to tell", () => {
    expect(reusedKeystream(good(200))).toBeUndefined();
    expect(reusedKeystream([entry(15, mask), entry(15, mask)])).toBeUndefined();
    expect(reusedKeystream([])).toBeUndefined();
  });
});

describe("shownPlace", () => {
  const ending = ({ dataKey }: Entry, at: number): Entry => {
    const byte = Buffer.from(dataKey.bytes.subarray(at).subarray(0, 1));
    return {
      dataKey: {
        ...dataKey,
        blob: `${dataKey.blob}-k-${base64(Buffer.concat([random(9), byte, random(2)]))}`,
      },
    };
  };
  const shown = (all: readonly Entry[]) => shownPlace(sampleOf(all));

  it.each([0, -1])("finds byte %d of the data key at one place of all blobs", (at) => {
    const all = good(24).map((each) => ending(each, at));
    expect(shown(all)).toEqual(all.at(-1));
    expect(shown([...all, ...good(12)])).toBeUndefined();
    expect(shown(all.slice(1))).toBeUndefined();
  });

  it("is silent where a byte is the same in all data keys and another in all blobs", () => {
    const stamped = good(30).map(({ dataKey }) => {
      const bytes = dataKey.bytes.with(0, 0x19);
      return {
        dataKey: { ...dataKey, bytes, blob: `${base64(Buffer.from([7, 0x19, 7]))}-k-${dataKey.blob}` },
      };
    });
    expect(shown(stamped)).toBeUndefined();
  });

  it("is silent on blobs of chance", () => expect(shown(good(60))).toBeUndefined());
});

describe("otherKeyShown", () => {
  const over = ({ dataKey }: Entry, before: Uint8Array): Entry => {
    const parts = [random(36), Buffer.concat([random(5), before.subarray(0, 9), random(3)])];
    return { dataKey: { ...dataKey, blob: parts.map(base64).join("-k-") } };
  };
  const shown = (all: readonly Entry[]) => otherKeyShown(sampleOf(all), all);

  it("finds the start of another data key in a blob, whichever came first", () => {
    const [one, other] = [entry(32, random(32)), entry(16, random(16))];
    const written = over(other, one.dataKey.bytes);
    expect(shown([one, ...good(90), written])).toEqual([one, written]);
    expect(shown([written, ...good(90), one])).toEqual([one, written]);
  });

  it("is silent about a key's own blob, keys too short to tell, and blobs of chance", () => {
    const [one, short] = [entry(32, random(32)), entry(15, random(16))];
    expect(shown([over(one, one.dataKey.bytes), ...good(3)])).toBeUndefined();
    expect(shown([short, over(one, short.dataKey.bytes)])).toBeUndefined();
    expect(shown(good(200))).toBeUndefined();
  });
});
