import { describe, expect, it } from "vitest";
import { decodeBase64 } from "./base64.ts";
import { random } from "./testing/random.ts";

describe("decodeBase64", () => {
  it("gives back bytes of every length", () => {
    for (let length = 1; length < 70; length += 1) {
      const bytes = random(length);
      const decoded = decodeBase64(Buffer.from(bytes).toString("base64"));
      if (typeof decoded === "string") throw new Error(decoded);
      expect(new Uint8Array(decoded.bytes)).toEqual(bytes);
    }
  });

  it.each([
    { name: "nothing", text: "", says: "empty" },
    { name: "the URL-safe alphabet", text: "-_-_", says: "URL-safe" },
    { name: "no padding", text: "AAAAAA", says: "padding" },
    { name: "half of the padding", text: "AA=", says: "padding" },
    { name: "padding too much", text: "AAAA====", says: "padding" },
    { name: "padding in the middle", text: "AA==AAAA", says: "padding" },
    { name: "padding alone", text: "====", says: "padding" },
    { name: "lines of 76 characters", text: `${"A".repeat(76)}\r\n${"A".repeat(4)}`, says: "line breaks" },
    { name: "a line feed at the end", text: "AAAA\n", says: "line breaks" },
    { name: "a space in front", text: " AAAA", says: "white space" },
    { name: "bits after the last byte, one pad", text: "AAF=", says: "trailing bits" },
    { name: "bits after the last byte, two pads", text: "AB==", says: "trailing bits" },
    { name: "a foreign character", text: "AAA!", says: "alphabet" },
    { name: "a data URL", text: "data:;base64,AAAA", says: "alphabet" },
  ])("says what is wrong with $name", ({ text, says }) => {
    expect(decodeBase64(text)).toContain(says);
  });
});
