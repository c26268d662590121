import { expect, test } from "vitest";
import { plainBlock, plainLine } from "./plain-text.ts";
import { hostileText, hugeText } from "./testing/hostile.ts";

const dangerous = /[^\P{C}\n]/u;

test("nothing that a terminal could obey is left", () => {
  expect(plainBlock(hostileText)).not.toMatch(dangerous);
  expect(plainLine(hostileText)).not.toMatch(/\p{C}/u);
});

test("escape sequences go as a whole, the text between them stays", () => {
  expect(plainLine("\u001b[31mred\u001b[0m \u001b]0;title\u0007and \u009b5mmore")).toBe("red and more");
});

test("every kind of line end becomes one", () => {
  expect(plainBlock("a\r\nb\rc\u2028d\u0085e")).toBe("a\nb\nc\nd\ne");
  expect(plainLine("a\r\n b\t\tc ")).toBe("a b c");
});

test("a lone surrogate becomes a replacement character, a pair stays", () => {
  expect(plainLine("a\ud800b \u{1f600}")).toBe("a\ufffdb \u{1f600}");
});

test("ordinary text of any language stays as it is", () => {
  expect(plainLine("Schlüssel 密钥 ключ é")).toBe("Schlüssel 密钥 ключ é");
});

test("a huge text is cut off visibly", () => {
  expect(plainBlock(hugeText)).toHaveLength(20_001);
  expect(plainBlock(hugeText).endsWith("…")).toBe(true);
});
