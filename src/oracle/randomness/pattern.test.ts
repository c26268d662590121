import { describe, expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { patternIn } from "./pattern.ts";

const counting = (length: number, step: number, start = 250) =>
  Uint8Array.from({ length }, (_, at) => (start + at * step) & 255);
const repeating = (length: number, period: number) => {
  const block = random(period);
  return Uint8Array.from({ length }, (_, at) => block[at % period] ?? 0);
};
/** Each block of 256 holds every byte once. */
const drawn = (length: number) => {
  const order = Array.from({ length: 256 }, (_, byte) => ({ byte, at: Math.random() }));
  const block = order.toSorted((one, other) => one.at - other.at).map(({ byte }) => byte);
  return Uint8Array.from({ length }, (_, at) => block[(at * (at < 256 ? 1 : 3)) % 256] ?? 0);
};
const written = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const withRun = (length: number, at: number, run: number) => random(length).fill(0, at, at + run);
const throughText = (length: number) =>
  new Uint8Array(Buffer.from(Buffer.from(random(length * 2)).toString("utf8"))).subarray(0, length);

describe("patternIn", () => {
  it.each([
    { name: "8 zeros", key: new Uint8Array(8), says: "all its bytes are equal" },
    { name: "1024 bytes of ff", key: new Uint8Array(1024).fill(255), says: "all its bytes are equal" },
    { name: "zeros at the end", key: withRun(32, 20, 12), says: "equal bytes follow each other" },
    { name: "zeros at the front", key: withRun(1024, 0, 10), says: "equal bytes follow each other" },
    { name: "zeros in the middle", key: withRun(1024, 500, 10), says: "equal bytes follow each other" },
    { name: "a count up", key: counting(9, 1), says: "constant step" },
    { name: "a count down", key: counting(32, -1), says: "constant step" },
    { name: "a count by 17", key: counting(1024, 17), says: "constant step" },
    { name: "bytes drawn without being put back", key: drawn(300), says: "no byte comes twice" },
    { name: "two bytes in turn", key: repeating(32, 2), says: "repeats itself every 2 bytes" },
    { name: "8 bytes twice", key: repeating(16, 8), says: "repeats itself every 8 bytes" },
    { name: "16 bytes twice", key: repeating(32, 16), says: "repeats itself every 16 bytes" },
    {
      name: "a block four times and a bit",
      key: repeating(1024, 250),
      says: "repeats itself every 250 bytes",
    },
    { name: "hex in lower case", key: written("0123456789abcdef"), says: "hex text" },
    { name: "hex in upper case", key: written("FEDCBA9876543210FEDCBA9876543211"), says: "hex text" },
    {
      name: "Base64",
      key: written(Buffer.from(random(18)).toString("base64")),
      says: /Base64|hex/,
    },
    { name: "an identifier", key: written("23e80852-1e38-11e9-b129-5"), says: "identifier" },
    { name: "a sentence", key: written("The quick brown fox jumps over it"), says: "printable text" },
  ])("finds $name", ({ key, says }) => {
    expect(patternIn(key)).toMatch(says);
  });

  it("finds bytes that went through a text string", () => {
    const found = Array.from({ length: 40 }, () => patternIn(throughText(48)) ?? "");
    expect(found.filter((what) => what.includes("UTF-8")).length).toBeGreaterThan(35);
  });

  it.each([
    { name: "a short run", key: withRun(64, 20, 5) },
    { name: "7 equal bytes", key: new Uint8Array(7) },
    { name: "8 bytes that count", key: counting(8, 1) },
    { name: "15 hex digits", key: written("0123456789abcde") },
    { name: "nothing", key: new Uint8Array() },
  ])("is silent on $name, which chance could make", ({ key }) => {
    expect(patternIn(key)).toBeUndefined();
  });

  it("is silent on 20,000 random keys of many lengths", () => {
    const found = realisticLengths(20_000).flatMap((length) => patternIn(random(length)) ?? []);
    expect(found).toEqual([]);
  });
});
