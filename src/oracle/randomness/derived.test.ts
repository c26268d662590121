import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { random } from "../testing/random.ts";
import { hashOfAnother, hashOfKnown, sumOfOthers } from "./derived.ts";

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

it("finds a data key that is the start of what SHAKE-256 makes of another one", () => {
  const one = entry(random(40));
  const made = createHash("shake256", { outputLength: 100 }).update(one.dataKey.bytes).digest();
  const other = entry(made);
  expect(hashOfAnother([...good, one, other])).toEqual([one, other]);
});

it("finds a data key that is the exclusive or of two others, in any order", () => {
  const [one, other] = [entry(random(32)), entry(random(32))];
  const sum = entry(one.dataKey.bytes.map((byte, at) => byte ^ (other.dataKey.bytes[at] ?? 0)));
  for (const all of [
    [one, other, sum],
    [sum, one, other],
    [other, sum, one],
  ])
    expect(sumOfOthers([...good, ...all, ...good])).toEqual([all[0], all[2]]);
});

it("takes no copies for sums, nor zeros", () => {
  expect(sumOfOthers(good)).toBeUndefined();
  const copied = [...good, ...good, entry(new Uint8Array(32)), entry(new Uint8Array(16))];
  expect(sumOfOthers(copied)).toBeUndefined();
});

describe("hashOfKnown", () => {
  const known = {
    requestId: "fe11aa29-0cc2-4204-bfea-6ebb30cc00d7",
    exchange: {
      sentAt: 1_700_000_000_123,
      outcome: { kind: "unanswered", cause: "network", message: "", milliseconds: 7.5 } as const,
    },
  };
  const made = (bytes: Uint8Array) => ({
    ...known,
    dataKey: { bytes, keyId: "23e80852", randomness: "0b".repeat(64) },
  });
  const good = Array.from({ length: 8 }, () => made(random(32)));

  it.each([
    ["the RequestId", known.requestId],
    ["KeyId and the millisecond", "23e808521700000000127"],
    ["the second", "1700000000"],
  ])("finds a data key that is the hash of %s", (_, text) => {
    const entry = made(createHash("sha256").update(text).digest());
    expect(hashOfKnown([...good, entry])).toBe(entry);
  });

  it("finds a data key that is the hash of the point of its ciphertext", () => {
    const entry = made(createHash("sm3").update(new Uint8Array(32).fill(11)).digest());
    expect(hashOfKnown([...good, entry])).toBe(entry);
  });

  it("is silent on others, and on what nobody can know", () => {
    const early = createHash("sha256").update("1700000000000").digest();
    expect(hashOfKnown([...good, made(early), made(random(8))])).toBeUndefined();
  });
});
