import { describe, expect, it } from "vitest";
import { Stretches } from "./stretches.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const sought = new Stretches([bytes("abcd"), bytes("abce"), bytes("xyz")]);

describe("stretches", () => {
  it.each(["abcd", "..abcd", "abcd..", "ababce", "aabcd", "wxyz", "abc abce"])("stand in %j", (hay) => {
    expect(sought.areIn(bytes(hay))).toBe(true);
  });

  it.each(["", "a", "ab", "abc", "abcxy", "bcd", "dcba", "ABCD", "zyx"])("do not stand in %j", (hay) => {
    expect(sought.areIn(bytes(hay))).toBe(false);
  });
});
