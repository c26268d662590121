import { describe, expect, it } from "vitest";
import { Stretches } from "./stretches.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
/** abcd, efgh, abxy: what is left over at the end is no stretch. */
const sought = new Stretches(bytes("abcdefghabxyz"), 4, 4);

describe("stretches", () => {
  it.each(["abcd", "..abcd", "abcd..", "ababxy", "aefgh", "wabxy", "abc efgh"])("stand in %j", (hay) => {
    expect(sought.areIn(bytes(hay))).toBe(true);
  });

  it.each(["", "a", "ab", "abc", "abce", "bcde", "dcba", "ABCD", "bxyz", "ab\0\0"])(
    "do not stand in %j",
    (hay) => {
      expect(sought.areIn(bytes(hay))).toBe(false);
    },
  );

  it("are looked for at every byte where the stride is one", () => {
    const dense = new Stretches(bytes("abcdef"), 3, 1);
    expect(["abc", "bcd", "cde", "def"].map((hay) => dense.areIn(bytes(hay)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(new Stretches(bytes("ab"), 3, 1).areIn(bytes("ab"))).toBe(false);
  });
});
