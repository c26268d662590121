import { describe, expect, it } from "vitest";
import { concatenate } from "./bytes.ts";
import { readSm2Cipher } from "./der.ts";
import { element, sm2Der } from "./testing/der-maker.ts";

const c3 = new Uint8Array(32).fill(3);
const small = Uint8Array.of(1);

/** A structure with this content of the first INTEGER. */
const withX = (...content: readonly number[]) =>
  element(0x30, element(2, Uint8Array.from(content)), element(2, small), element(4, c3), element(4, small));

/** The inside of a structure that is `length` bytes long; a C2 of 128 bytes or more has one length byte more. */
const insideOf = (length: number) =>
  concatenate(
    element(2, small),
    element(2, small),
    element(4, c3),
    element(4, new Uint8Array(length - 42 < 0x80 ? length - 42 : length - 43)),
  );

describe("readSm2Cipher", () => {
  it("gives the four fields, the integers without their sign byte", () => {
    const [x, y, c2] = [new Uint8Array(32).fill(0x80), new Uint8Array(31).fill(0x7f), Uint8Array.of(9, 8)];
    expect(readSm2Cipher(sm2Der({ x, y, c3, c2 }))).toEqual({ outcome: "read", x, y, hash: c3, cipher: c2 });
  });

  it.each([
    { content: [0x7f], x: [0x7f] },
    { content: [0, 0x80], x: [0x80] },
    { content: [0], x: [] },
  ])("reads the integer $content", ({ content, x }) => {
    expect(readSm2Cipher(withX(...content))).toMatchObject({ outcome: "read", x: Uint8Array.from(x) });
  });

  it.each([
    { content: [0, 0x7f], diagnosis: "integer-not-minimal" },
    { content: [0, 0], diagnosis: "integer-not-minimal" },
    { content: [0x80], diagnosis: "integer-negative" },
    { content: [0xff, 0xff], diagnosis: "integer-negative" },
    { content: Array.from({ length: 33 }, () => 1), diagnosis: "integer-too-long" },
  ])("refuses the integer $content: $diagnosis", ({ content, diagnosis }) => {
    expect(readSm2Cipher(withX(...content))).toMatchObject({ outcome: "undecodable", diagnosis });
  });

  it.each([
    { length: 0x7f, header: [0x7f], outcome: "read" },
    { length: 0x7f, header: [0x81, 0x7f], outcome: "length-not-minimal" },
    { length: 0x80, header: [0x81, 0x80], outcome: "read" },
    { length: 0xff, header: [0x82, 0, 0xff], outcome: "length-not-minimal" },
    { length: 0x101, header: [0x82, 1, 1], outcome: "read" },
    { length: 0x101, header: [0x83, 0, 1, 1], outcome: "length-not-minimal" },
    { length: 0x80, header: [0x80], outcome: "indefinite-length" },
    { length: 0x80, header: [0x84, 0xff, 0xff, 0xff, 0xff], outcome: "truncated" },
    { length: 0x80, header: [0x85, 0, 0, 0, 0, 0x80], outcome: "not-der" },
  ])("takes $length bytes under the length $header for: $outcome", ({ length, header, outcome }) => {
    const reading = readSm2Cipher(concatenate(Uint8Array.of(0x30, ...header), insideOf(length)));
    expect(reading.outcome === "read" ? "read" : reading.diagnosis).toBe(outcome);
  });
});
