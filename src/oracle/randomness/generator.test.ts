import { expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { generatorOf } from "./generator.ts";

const lengths = realisticLengths(300);

/** Keys of a run whose bytes come one after the other. */
function keysOf(next: () => number): readonly Uint8Array[] {
  return lengths.map((length) => Uint8Array.from({ length }, next));
}

/** Keys of a run of which each begins with a word, as where a generator gives words of 32 bits. */
function keysOfWords(next: () => number): readonly Uint8Array[] {
  return lengths.map((length) => {
    const bytes = Buffer.alloc(length + 4);
    for (let at = 0; at < length; at += 4) bytes.writeUInt32LE(next() >>> 0, at);
    return new Uint8Array(bytes.subarray(0, length));
  });
}

function congruence(multiplier: bigint, increment: bigint, modulus: bigint): () => bigint {
  let state = BigInt(`0x${Buffer.from(random(8)).toString("hex")}`) % modulus;
  return () => {
    state = (state * multiplier + increment) % modulus;
    return state;
  };
}

const byteOf = (step: () => bigint, shift: bigint) => () => Number((step() >> shift) & 255n);

it("is silent on random data keys", () => {
  for (let run = 0; run < 20; run += 1)
    expect(generatorOf(lengths.map((length) => random(length)))).toBeUndefined();
});

it("is silent on a few data keys and on copies of them", () => {
  expect(generatorOf([])).toBeUndefined();
  const few = [random(32), random(1024)];
  expect(generatorOf(Array.from({ length: 300 }, () => few).flat())).toBeUndefined();
});

it.each([
  ["java.util.Random", 0x5deece66dn, 11n, 1n << 48n, 40n],
  ["drand48", 0x5deece66dn, 11n, 1n << 48n, 16n],
  ["Numerical Recipes", 1_664_525n, 1_013_904_223n, 1n << 32n, 24n],
  ["Numerical Recipes", 1_664_525n, 1_013_904_223n, 1n << 32n, 16n],
  ["ANSI C", 1_103_515_245n, 12_345n, 1n << 31n, 16n],
  ["ANSI C", 1_103_515_245n, 12_345n, 1n << 31n, 23n],
  ["ANSI C", 1_103_515_245n, 12_345n, 1n << 32n, 24n],
  ["Visual C++", 214_013n, 2_531_011n, 1n << 32n, 16n],
  ["Visual C++", 214_013n, 2_531_011n, 1n << 31n, 23n],
  ["Borland C", 22_695_477n, 1n, 1n << 32n, 16n],
  ["Delphi", 134_775_813n, 1n, 1n << 32n, 24n],
  ["minstd_rand0", 16_807n, 0n, (1n << 31n) - 1n, 0n],
  ["minstd_rand", 48_271n, 0n, (1n << 31n) - 1n, 23n],
  ["musl", 6_364_136_223_846_793_005n, 1n, 1n << 64n, 33n],
  ["64 bits", 6_364_136_223_846_793_005n, 1_442_695_040_888_963_407n, 1n << 64n, 56n],
  ["64 bits", 6_364_136_223_846_793_005n, 1n, 1n << 64n, 32n],
])("finds %s (%s x + %s modulo %s, from bit %s)", (_, multiplier, increment, modulus, shift) => {
  const step = congruence(multiplier, increment, modulus);
  expect(generatorOf(keysOf(byteOf(step, shift)))).toContain("can be foreseen");
});

it("finds words of java.util.Random", () => {
  const step = congruence(0x5deece66dn, 11n, 1n << 48n);
  expect(generatorOf(keysOfWords(() => Number(step() >> 16n)))).toContain("java.util.Random");
});

it("finds rand of glibc", () => {
  const state = Array.from({ length: 31 }, () => Buffer.from(random(4)).readUInt32LE());
  const next = () => {
    const made = ((state.at(-3) ?? 0) + (state.at(-31) ?? 0)) >>> 0;
    state.push(made);
    return made >>> 1;
  };
  expect(generatorOf(keysOf(() => next() & 255))).toContain("glibc");
});

it("finds math/rand of Go", () => {
  const state = Array.from({ length: 607 }, () => Buffer.from(random(8)).readBigUInt64LE());
  const next = () => {
    const made = ((state.at(-273) ?? 0n) + (state.at(-607) ?? 0n)) & ((1n << 64n) - 1n);
    state.push(made);
    return Number((made >> 32n) & 255n);
  };
  expect(generatorOf(keysOf(next))).toContain("Go");
});

it("finds Math.random", () => {
  expect(generatorOf(keysOf(() => Math.floor(Math.random() * 256)))).toContain("Math.random");
});

it("finds xorshift of 32 and of 128 bits", () => {
  let small = Buffer.from(random(4)).readUInt32LE() | 1;
  const narrow = () => {
    small ^= small << 13;
    small ^= small >>> 17;
    small ^= small << 5;
    return small;
  };
  expect(generatorOf(keysOfWords(narrow))).toContain("sums");
  const state = Array.from({ length: 4 }, () => Buffer.from(random(4)).readInt32LE());
  const wide = () => {
    const [first = 0, , , last = 0] = state;
    const mixed = first ^ (first << 11);
    state.shift();
    state.push(last ^ (last >>> 19) ^ mixed ^ (mixed >>> 8));
    return state.at(-1) ?? 0;
  };
  expect(generatorOf(keysOfWords(wide))).toContain("sums");
});

/** MT19937 as its authors seed it with a number. */
function twister(seed: number): () => number {
  const state = [seed];
  for (let at = 1; at < 624; at += 1) {
    const before = state[at - 1] ?? 0;
    state.push((Math.imul(before ^ (before >>> 30), 1_812_433_253) + at) | 0);
  }
  return () => {
    const [high = 0, low = 0] = state;
    const joined = (high & 0x80000000) | (low & 0x7fffffff);
    let word = (state[397] ?? 0) ^ (joined >>> 1) ^ ((low & 1) * 0x9908b0df);
    state.shift();
    state.push(word);
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

it("is tried on the Mersenne Twister of the C++ standard", () => {
  const next = twister(5489);
  for (let drawn = 1; drawn < 10_000; drawn += 1) next();
  expect(next()).toBe(4_123_659_995);
});

it("finds the Mersenne Twister, with keys out of order", () => {
  const keys = keysOfWords(twister(Buffer.from(random(4)).readInt32LE()));
  const jumbled = keys.map((_, at) => keys[at ^ 3] ?? new Uint8Array());
  expect(generatorOf(jumbled)).toContain("Mersenne Twister");
});
