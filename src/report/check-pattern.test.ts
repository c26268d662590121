import { expect, test } from "vitest";
import { matchesPattern } from "./check-pattern.ts";

const check = "GDK-11/refuse-it[AES_192]";

test.each(["GDK-11*", "*", "**", check, "GDK-11/*[AES_192]", "*AES*"])("%s fits", (pattern) => {
  expect(matchesPattern(pattern, check)).toBe(true);
});

test.each(["GDK-11", "gdk-11*", "GDK.11*", "*AES", "GDK-11/refuse-it[AES_19?]", ""])(
  "%s does not fit",
  (pattern) => {
    expect(matchesPattern(pattern, check)).toBe(false);
  },
);

test("brackets stand for themselves, not for a set of characters", () => {
  expect(matchesPattern("GDK-11/refuse-it[A]", "GDK-11/refuse-itA")).toBe(false);
});
