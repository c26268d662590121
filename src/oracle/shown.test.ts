import { describe, expect, it } from "vitest";
import { isUuid, shown } from "./shown.ts";
import { keyId } from "./testing/exchanges.ts";

describe("shown", () => {
  it.each([
    [undefined, "missing"],
    [null, "null"],
    ["", '""'],
    [keyId, `"${keyId}"`],
    [keyId.toUpperCase(), `"${keyId.toUpperCase()}"`],
    ["c2VjcmV0", "a string of 8 characters"],
    [[1, 2], "an array"],
    [{ a: 1 }, "an object"],
    [7, "7"],
    [false, "false"],
  ])("says of %j: %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

describe("isUuid", () => {
  it("takes the whole text only", () => {
    expect(isUuid(keyId)).toBe(true);
    expect([`${keyId} `, `${keyId}0`, keyId.replaceAll("-", ""), ""].some(isUuid)).toBe(false);
  });
});
