import { expect, test } from "vitest";
import { nameOf, rowOf, sentenceOf } from "./check-name.ts";
import { conforms, verdictOf } from "./testing/samples.ts";

const rowed = verdictOf("GDK-11/refuse-it[AES_192]", conforms);

test("the row is what stands in brackets at the end", () => {
  expect(rowOf(rowed.check)).toBe("AES_192");
  expect(rowOf("GDK-11/refuse-it")).toBeUndefined();
});

test("a row is named once, whether or not the title has it already", () => {
  expect(nameOf(rowed)).toBe("refuse it [AES_192]");
  expect(nameOf({ ...rowed, title: "refuse it" })).toBe("refuse it [AES_192]");
  expect(nameOf(verdictOf("GDK-11/refuse-it", conforms))).toBe("refuse it");
});

test("the sentence is the title without its row", () => {
  expect(sentenceOf(rowed)).toBe("refuse it");
  expect(sentenceOf({ ...rowed, title: "refuse it" })).toBe("refuse it");
});
