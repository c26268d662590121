import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KeyRing } from "./key-ring.ts";

const key = Buffer.from("8f3c00ff2b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d90", "hex");
const ascii = Buffer.from('a "raw" key\\of 32 bytes, spoken.');

function ringOf(...keys: readonly Uint8Array[]): KeyRing {
  const ring = new KeyRing();
  for (const each of keys) ring.add(each);
  return ring;
}

const percent = (bytes: Buffer) =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const escaped = (bytes: Buffer) =>
  [...bytes].map((byte) => `\\u00${byte.toString(16).padStart(2, "0")}`).join("");
const base64 = (bytes: Buffer) => bytes.toString("base64");

const forms: readonly (readonly [string, (bytes: Buffer) => string])[] = [
  ["Base64", base64],
  ["unpadded Base64", (bytes) => base64(bytes).replace(/=+$/, "")],
  ["URL-safe Base64", (bytes) => bytes.toString("base64url")],
  ["Base64 in a URL", (bytes) => encodeURIComponent(base64(bytes))],
  ["Base64 with escaped slashes", (bytes) => base64(bytes).replaceAll("/", "\\/")],
  [
    "Base64 of something longer",
    (bytes) => base64(Buffer.concat([Buffer.from("k:"), bytes, Buffer.from("!")])),
  ],
  ["Base64 of something else longer", (bytes) => base64(Buffer.concat([Buffer.from("k"), bytes]))],
  ["hex", (bytes) => bytes.toString("hex")],
  ["upper hex", (bytes) => bytes.toString("hex").toUpperCase()],
  ["hex with colons", (bytes) => bytes.toString("hex").replace(/..(?!$)/g, "$&:")],
  ["hex in an odd place", (bytes) => `a${bytes.toString("hex")}`],
  ["an identifier", (bytes) => bytes.toString("hex").replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")],
  ["decimals", (bytes) => [...bytes].join(", ")],
  ["percent signs", percent],
  ["JSON escapes", escaped],
  ["latin1", (bytes) => bytes.toString("latin1")],
  ["a piece of it", (bytes) => bytes.subarray(5, 17).toString("hex")],
];

describe("KeyRing", () => {
  it.each(forms)("hides a key in %s", (_, write) => {
    const ring = ringOf(randomBytes(16), key);
    const shown = ring.redact(`before <${write(key)}> after`);
    expect(shown).toContain(`[redacted: ${ring.describe(key)}]`);
    expect(shown.replaceAll(/\[[^\]]*\]/g, "").length).toBeLessThan(20);
  });

  it.each([
    ["as it is", ascii.toString()],
    ["in JSON", JSON.stringify(ascii.toString())],
    ["in a URL", encodeURIComponent(ascii.toString())],
  ])("hides a key of letters %s", (_, text) => {
    expect(ringOf(ascii).redact(`before ${text} after`)).not.toContain("spoken");
  });

  it.each([
    [1, "AQ=="],
    [2, "AQI="],
    [3, "AQID"],
    [3, "010203"],
    [5, "AQIDBAU="],
    [5, "0102030405"],
  ])("hides a key of %i bytes as the word %s", (length, word) => {
    const short = Uint8Array.from([1, 2, 3, 4, 5].slice(0, length));
    const ring = ringOf(short);
    expect(ring.redact(`"${word}"`)).toBe(`"[redacted: ${ring.describe(short)}]"`);
    expect(ring.redact(`x${word}`)).toBe(`x${word}`);
  });

  it("hides every part of a long key", () => {
    const long = randomBytes(1024);
    const ring = ringOf(long);
    for (const at of [0, 60, 500, 1000]) {
      expect(ring.redact(long.subarray(at, at + 24).toString("base64"))).toContain("redacted");
    }
  });

  it("leaves other texts alone", () => {
    const text = `{"KeyId":"23e80852-1e38-11e9-b129-5cb9019b4b01","n":[1,2,3],"x":"${randomBytes(40).toString("base64")}"}`;
    expect(ringOf(key, Buffer.alloc(0), Buffer.from([7])).redact(text)).toBe(text);
    expect(ringOf().redact(text)).toBe(text);
  });

  it("tells equal keys of one run by a fingerprint that says nothing in another run", () => {
    const ring = ringOf();
    expect(ring.describe(key)).toMatch(/^32 bytes, fingerprint [0-9a-f]{8}$/);
    expect(ring.describe(Buffer.from(key))).toBe(ring.describe(key));
    expect(ring.describe(Buffer.from([1]))).toMatch(/^1 byte, /);
    expect(ringOf().describe(key)).not.toBe(ring.describe(key));
  });
});
