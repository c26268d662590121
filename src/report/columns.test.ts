import { expect, test } from "vitest";
import { columnsOf, padEnd, shorten, shortenMiddle, wrap } from "./columns.ts";

test("a Chinese character takes two columns, a combining mark none", () => {
  expect(columnsOf("abc")).toBe(3);
  expect(columnsOf("密钥")).toBe(4);
  expect(columnsOf("e\u0301")).toBe(1);
  expect(columnsOf("\u{1f600}")).toBe(2);
});

test("what fits stays whole, what does not ends with an ellipsis", () => {
  expect(shorten("abcdef", 6)).toBe("abcdef");
  expect(shorten("abcdef", 5)).toBe("abcd…");
  expect(shorten("密钥密钥", 6)).toBe("密钥…");
  expect(columnsOf(shorten("密钥密钥", 6))).toBeLessThanOrEqual(6);
});

test("where the end matters the middle goes", () => {
  expect(shortenMiddle("abcdefghij", 10)).toBe("abcdefghij");
  expect(shortenMiddle("abcdefghij", 9)).toBe("abc … hij");
  expect(shortenMiddle("one two three four five", 22)).toBe("one two … four five");
  expect(shortenMiddle("密钥密钥密钥", 11)).toBe("密钥 … 密钥");
  for (let columns = 1; columns < 12; columns += 1) {
    expect(columnsOf(shortenMiddle("密钥abc密钥", columns))).toBeLessThanOrEqual(columns);
  }
});

test("padding counts columns, not characters", () => {
  expect(padEnd("密", 4)).toBe("密  ");
  expect(padEnd("abcdef", 4)).toBe("abcdef");
});

test("lines break at spaces, and inside a word only when it is too long", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("one twothree", 5)).toEqual(["one", "twoth", "ree"]);
  expect(wrap("", 10)).toEqual([]);
});

test("the last of the allowed lines tells that more would follow", () => {
  expect(wrap("one two three four", 7, 2)).toEqual(["one two", "three…"]);
});

test("a page too narrow for a character still ends", () => {
  expect(wrap("密钥", 1)).toEqual(["密", "钥"]);
});
