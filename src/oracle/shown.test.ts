import { describe, expect, it } from "vitest";
import { isUuid, shown, wordsOf } from "./shown.ts";
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

describe("wordsOf", () => {
  const key = "q83vEjRWeJCrze8SNFZ4kA==";

  it.each([
    [`it is ${key}.`, "it is [redacted: 24 characters]."],
    [Buffer.from(key, "base64").toString("hex"), "[redacted: 32 characters]"],
    [`InvalidParameterValue.InvalidKeyId: ${keyId} is none`, "as it is"],
    ["no %ab%cd%efx%01%02%03!", "no [redacted: 20 characters]"],
    [`no ${"\\u00ab".repeat(6)}.`, "no [redacted: 36 characters]."],
    [`no ${encodeURIComponent(`${"ab/".repeat(7)}q==`)}.`, "no [redacted: 42 characters]."],
    ["100% of %20 and %d", "as it is"],
    ["application/json; charset=utf-8", "as it is"],
  ])("shows of %s: %s", (text, seen) => {
    expect(wordsOf(text)).toBe(seen === "as it is" ? text : seen);
  });

  it("shows what the request held", () => {
    expect(wordsOf(`no key ${key}`, [7, `${key}x`])).toBe(`no key ${key}`);
  });
});
