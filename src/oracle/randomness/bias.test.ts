import { describe, expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { biasIn } from "./bias.ts";

type Vice = (key: Uint8Array) => Uint8Array;
const run = (count: number, vice: Vice = (key) => key) =>
  realisticLengths(count).map((length) => vice(random(length)));
const many = (count: number, length: number, vice: Vice = (key) => key) =>
  Array.from({ length: count }, () => vice(random(length)));
const mapped = (change: (byte: number, at: number, key: Uint8Array) => number) => (key: Uint8Array) =>
  key.map(change);
/** With its fourth bit as the first of another byte is not. */
const flipped = (byte: number, other: number) => (byte & 0xef) | (other & 0x80 ? 0 : 0x10);

const withoutTwins: Vice = (key) => {
  for (let at = 1; at < key.length; at += 1)
    if (key[at] === key[at - 1]) key[at] = ((key[at] ?? 0) + 1) & 255;
  return key;
};

/** With its stretches of `length` bytes copied over the next, one in so many. */
const copied = (key: Uint8Array, length: number, oneIn: number): Uint8Array => {
  for (let at = length; at + length <= key.length; at += length)
    if ((random(1)[0] ?? 0) % oneIn === 0) key.copyWithin(at, at - length, at);
  return key;
};

const onesIn = (key: Uint8Array) =>
  key.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);

const isOdd = (byte: number) => byte.toString(2).replaceAll("0", "").length % 2 === 1;

/** The CRC-32 of what stands before them in the last four bytes, as the ZIP format counts it. */
const summed: Vice = (key) => {
  let crc = 0xffffffff;
  for (const byte of key.subarray(0, -4)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  new DataView(key.buffer).setUint32(key.length - 4, (crc ^ 0xffffffff) >>> 0);
  return key;
};

describe("biasIn", () => {
  it.each([
    { name: "six equal keys of one byte", keys: many(6, 1, (key) => key.fill(7)), says: "of 1 bytes" },
    { name: "neighbours that differ", keys: run(600, withoutTwins), says: "neighbouring bytes are equal" },
    { name: "three equal keys of 3 bytes", keys: many(3, 3, (key) => key.fill(7)), says: "of 3 bytes" },
    { name: "two equal keys of 7 bytes", keys: many(2, 7, (key) => key.fill(7)), says: "of 7 bytes" },
    {
      name: "bytes of odd parity in few keys of one length",
      keys: run(2000).concat(
        many(
          3,
          40,
          mapped((byte) => byte ^ (isOdd(byte) ? 0 : 1)),
        ),
      ),
      says: "of data keys of 40 bytes of the bits 0, 1, 2, 3, 4, 5, 6, 7 an odd number is set in 120 of 120 bytes",
    },
    {
      name: "bytes modulo 200 in keys of one length",
      keys: run(2000).concat(
        many(
          80,
          40,
          mapped((byte) => byte % 200),
        ),
      ),
      says: "of data keys of 40 bytes its byte values are uneven",
    },
    {
      name: "bytes of which one in 32 is that before it",
      keys: many(200, 64, (key) => copied(key, 1, 32)),
      says: "a byte XORed with the one 1 before it is uneven",
    },
    {
      name: "now and then a word that comes again",
      keys: many(400, 32, (key) => copied(key, 4, 8)),
      says: "a byte XORed with the one 4 before it is uneven",
    },
    {
      name: "bytes that are mostly a little more than those before them",
      keys: many(200, 64, (key) => {
        for (let at = 1; at < key.length; at += 2) key[at] = (key[at - 1] ?? 0) + ((key[at] ?? 0) % 200);
        return key;
      }),
      says: "a byte less the one 1 before it is uneven",
    },
    {
      name: "two bits that are opposite",
      keys: run(60).concat(
        many(
          60,
          34,
          mapped((byte, at, key) => (at === 20 ? flipped(byte, key[3] ?? 0) : byte)),
        ),
      ),
      says: "bits 24 and 163 of 60 data keys of 34 bytes go together",
    },
    {
      name: "a last byte that sums up the others",
      keys: run(60).concat(
        many(12, 20, (key) =>
          key.with(
            -1,
            key.subarray(0, -1).reduce((sum, byte) => sum + byte, 0),
          ),
        ),
      ),
      says: "its last byte less the sum of the others is the same in 12",
    },
    {
      name: "an even number of ones",
      keys: run(120, (key) => key.with(-1, (key.at(-1) ?? 0) ^ (onesIn(key) % 2))),
      says: "the parity of all its bits is the same in",
    },
    {
      name: "a last byte that makes the exclusive or zero",
      keys: many(9, 20, (key) =>
        key.with(
          -1,
          key.subarray(0, -1).reduce((all, byte) => all ^ byte, 0),
        ),
      ),
      says: "all its bytes XORed",
    },
    {
      name: "an end that is the CRC-32 of the rest",
      keys: run(9).concat(many(3, 20, summed)),
      says: "its end XORed with the CRC-32",
    },
    {
      name: "a first byte that stays",
      keys: many(8, 16, (key) => key.fill(3, 0, 1)),
      says: "byte 1 from the front",
    },
    {
      name: "UUIDs of version 4 among others",
      keys: run(300)
        .concat(
          many(
            20,
            16,
            mapped((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte)),
          ),
        )
        .filter(({ length }, at) => length !== 16 || at >= 300),
      says: "6 bits are the same in all 20 data keys of 16 bytes",
    },
    {
      name: "a last byte that stays",
      keys: run(96, (key) => key.fill(3, key.length - 1)).filter((key) => key.length > 7),
      says: "byte 1 from the back",
    },
    {
      name: "one bit of the sixth byte",
      keys: many(
        51,
        16,
        mapped((byte, at) => (at === 5 ? byte | 16 : byte)),
      ),
      says: "byte 6 from the front",
    },
    {
      name: "bytes of 7 bits",
      keys: many(
        51,
        32,
        mapped((byte) => byte & 127),
      ),
      says: "never changes",
    },
    {
      name: "no zero byte",
      keys: run(
        600,
        mapped((byte) => byte || 1),
      ),
      says: "1 of the 256 byte values never occur",
    },
    {
      name: "bytes modulo 251",
      keys: run(
        600,
        mapped((byte) => byte % 251),
      ),
      says: "5 of the 256 byte values never occur",
    },
    {
      name: "the larger of two random bytes",
      keys: many(40, 64, (key) => key.map((byte, at) => Math.max(byte, random(64)[at] ?? 0))),
      says: "uneven",
    },
    {
      name: "a bit that is set three times in four",
      keys: many(20, 32, (key) => key.map((byte, at) => byte | ((random(32)[at] ?? 0) & 8))),
      says: "bit 3 is set",
    },
  ])("finds $name", ({ keys, says }) => {
    expect(biasIn(keys)).toMatch(says);
  });

  it.each([
    { name: "no key", keys: [] },
    { name: "one key of one byte", keys: [Uint8Array.of(0)] },
    { name: "five equal keys of one byte", keys: many(5, 1, (key) => key.fill(0)) },
    { name: "one fixed byte in 7 keys", keys: many(7, 4, (key) => key.fill(0, 0, 1)) },
    { name: "one fixed bit in 50 keys", keys: many(50, 16, (key) => key.fill((key[0] ?? 0) | 1, 0, 1)) },
  ])("is silent on $name, which chance could make", ({ keys }) => {
    expect(biasIn(keys)).toBeUndefined();
  });

  it("is silent on 200 rightly random runs of 600 keys", () => {
    const found = Array.from({ length: 200 }, () => biasIn(run(600))).filter(Boolean);
    expect(found).toEqual([]);
  });

  it("is silent on 500 rightly random runs that are only just judged", () => {
    const found = Array.from({ length: 500 }, () => biasIn(many(64, 32))).filter(Boolean);
    expect(found).toEqual([]);
  });
});
