import { describe, expect, it } from "vitest";
import { random, realisticLengths } from "../testing/random.ts";
import { findLeak, segmentsOf } from "./leak.ts";

type Bytes = Uint8Array;
const base64 = (bytes: Bytes) => Buffer.from(bytes).toString("base64");
const hex = (bytes: Bytes) => Buffer.from(bytes).toString("hex");
const joined = (...parts: readonly Bytes[]) => new Uint8Array(Buffer.concat(parts));
const text = (words: string) => new Uint8Array(Buffer.from(words));
const parted = (...parts: readonly Bytes[]) => parts.map(base64).join("-k-");
/** A blob of the service's form with something inside of its last part. */
const inBlob = (shown: Bytes) => parted(random(36), random(12), joined(random(5), shown, random(16)));

const spread = (bytes: Bytes) => new Uint8Array([...bytes].flatMap((byte) => [byte, 0]));
const swapped = (bytes: Bytes) =>
  new Uint8Array(
    bytes.length % 2 === 0
      ? Buffer.from(bytes).swap16()
      : [...Buffer.from(bytes.slice(0, -1)).swap16(), bytes.at(-1) ?? 0],
  );
/** RFC 4648, section 6, by whole groups of five bytes and what is left of them. */
const base32 = (bytes: Bytes) => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const digits = bits.match(/.{1,5}/g) ?? [];
  return digits
    .map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
};

const ways: readonly {
  readonly name: string;
  readonly blob: (key: Bytes) => string;
  readonly says: string;
}[] = [
  { name: "is its Base64", blob: base64, says: "its Base64" },
  {
    name: "is its Base64 without padding",
    blob: (key) => base64(key).replace(/=+$/, ""),
    says: "its Base64",
  },
  { name: "is its URL-safe Base64", blob: (key) => Buffer.from(key).toString("base64url"), says: "" },
  { name: "is its hex", blob: hex, says: "as they are" },
  { name: "is its hex in upper case", blob: (key) => hex(key).toUpperCase(), says: "as they are" },
  {
    name: "is its bytes as characters",
    blob: (key) => Buffer.from(key).toString("latin1"),
    says: "as they are",
  },
  { name: "is the Base64 of its Base64", blob: (key) => base64(text(base64(key))), says: "as they are" },
  { name: "is the Base64 of its hex", blob: (key) => base64(text(hex(key))), says: "as they are" },
  { name: "is the hex of its Base64", blob: (key) => hex(text(base64(key))), says: "as they are" },
  { name: "holds it in a part", blob: inBlob, says: "as they are" },
  {
    name: "holds it in the first part",
    blob: (key) => parted(joined(random(5), key), random(12)),
    says: "as they are",
  },
  {
    name: "holds it between other bytes",
    blob: (key) => base64(joined(random(7), key, random(5))),
    says: "as they are",
  },
  { name: "holds it in JSON", blob: (key) => base64(text(`{"key":"${base64(key)}"}`)), says: "as they are" },
  { name: "holds a part of it", blob: (key) => inBlob(key.subarray(0, 24)), says: "as they are" },
  { name: "holds it with its bytes changed in pairs", blob: (key) => inBlob(swapped(key)), says: "in pairs" },
  { name: "holds it between zeros", blob: (key) => inBlob(spread(key)), says: "with others between" },
  {
    name: "is the Base64 of its Base64 in 16 bits",
    blob: (key) => base64(spread(text(base64(key)))),
    says: "as they are",
  },
  {
    name: "is a list of its bytes",
    blob: (key) => base64(text(JSON.stringify([...key]))),
    says: "as they are",
  },
  { name: "is its Base32", blob: base32, says: "as they are" },
  { name: "holds it backwards", blob: (key) => inBlob(Uint8Array.from(key).reverse()), says: "backwards" },
  { name: "holds it under a mask", blob: (key) => inBlob(key.map((byte) => byte ^ 0xa5)), says: "XOR mask" },
  { name: "holds it inverted", blob: (key) => inBlob(key.map((byte) => byte ^ 0xff)), says: "XOR mask" },
  ...[4, 8].map((width) => ({
    name: `holds it under a mask of ${width} bytes that stands before it`,
    blob: (key: Bytes) => {
      const mask = random(width);
      return inBlob(
        joined(
          mask,
          key.map((byte, at) => byte ^ (mask[at % width] ?? 0)),
        ),
      );
    },
    says: `XOR mask of ${width} bytes`,
  })),
  {
    name: "holds it moved by three",
    blob: (key) => inBlob(key.map((byte) => byte + 3)),
    says: "constant sum",
  },
];

describe("findLeak", () => {
  it.each(ways.flatMap((way) => [16, 32, 33, 100, 1024].map((length) => ({ ...way, length }))))(
    "finds a key of $length bytes in a blob that $name",
    ({ blob, says, length }) => {
      const key = random(length);
      expect(findLeak(key, blob(key))).toContain(says);
    },
  );

  it.each([8, 9, 12])("finds a key of %d bytes in a blob that holds it", (length) => {
    const key = random(length);
    expect(findLeak(key, inBlob(key))).toContain("as they are");
    expect(findLeak(key, inBlob(key.map((byte) => byte ^ 0x5a)))).toContain("XOR mask");
  });

  it("does not take a few steps of a short key for a mask", () => {
    const found = Array.from({ length: 3000 }, () => findLeak(random(9), base64(random(3000)))).filter(
      Boolean,
    );
    expect(found).toEqual([]);
  });

  it("does not look for keys that any blob could hold by chance", () => {
    expect(findLeak(random(7), "")).toBeUndefined();
    expect(findLeak(Uint8Array.of(65), "AAAA")).toBeUndefined();
  });

  it("finds nothing in 2,000 blobs of several forms that know nothing of their keys", () => {
    const forms: readonly ((sealed: Bytes) => string)[] = [
      (sealed) => parted(random(36), random(12), sealed),
      base64,
      hex,
      (sealed) => Buffer.from(sealed).toString("base64url"),
      (sealed) => base64(text(JSON.stringify({ nonce: hex(random(12)), data: base64(sealed) }))),
    ];
    const found = realisticLengths(2000).flatMap((length, at) => {
      const form = forms[at % forms.length] ?? base64;
      return findLeak(random(length), form(random(length + 16))) ?? [];
    });
    expect(found).toEqual([]);
  });
});

describe("segmentsOf", () => {
  it("comes to the text, its decoded parts and the text inside of those", () => {
    const inner = random(20);
    const blob = parted(text(hex(inner)), random(12));
    const seen = segmentsOf(blob).map(hex);
    expect(seen).toContain(hex(text(blob)));
    expect(seen).toContain(hex(inner));
  });
});
