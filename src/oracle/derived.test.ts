import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashOfAnother } from "./derived.ts";
import { random } from "./testing/random.ts";

const entry = (bytes: Uint8Array) => ({ dataKey: { bytes } });
const good = Array.from({ length: 50 }, (_, at) => entry(random(16 + at)));

it.each(["md5", "sha256", "sm3"])(
  "finds a data key that is the %s of another one, whichever came first",
  (hash) => {
    const one = entry(random(32));
    const other = entry(createHash(hash).update(one.dataKey.bytes).digest().subarray(0, 24));
    const found = hash === "md5" ? entry(createHash(hash).update(one.dataKey.bytes).digest()) : other;
    expect(hashOfAnother([one, ...good, found])).toEqual([one, found]);
    expect(hashOfAnother([found, ...good, one])).toEqual([one, found]);
  },
);

it("is silent on keys that have nothing to do with each other, and on short ones", () => {
  const short = entry(random(8));
  const hash = createHash("sha256").update(short.dataKey.bytes).digest();
  expect(hashOfAnother([...good, short, entry(hash.subarray(0, 8))])).toBeUndefined();
});
