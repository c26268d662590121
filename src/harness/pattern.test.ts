import { describe, expect, it } from "vitest";
import { toExpression } from "./pattern.ts";

describe("toExpression", () => {
  it("takes every sign but the asterisk as it is", () => {
    expect(toExpression("a.b[c]+(d)?*e").test("a.b[c]+(d)?xyze")).toBe(true);
    expect(toExpression("a.b").test("axb")).toBe(false);
    expect(toExpression("a").test("ab")).toBe(false);
  });
});
