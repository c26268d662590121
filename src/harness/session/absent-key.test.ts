import { expect, it } from "vitest";
import { isUuid } from "../../oracle/index.ts";
import { absentKeyLike } from "./absent-key.ts";

it.each([
  ["23e80852-1e38-11e9-b129-5cb9019b4b01", /^[0-9a-f]{8}-1e38-11e9-b129-5cb9019b4b01$/],
  ["23E80852-1E38-11E9-B129-5CB9019B4B01", /^[0-9A-F]{8}-1E38-11E9-B129-5CB9019B4B01$/],
  ["23e808521e3811e9b1295cb9019b4b01", /^[0-9a-f]{32}$/],
  ["1234567890", /^1\d{9}$/],
  ["cmk-2f81a09c73d5b6e1", /^cmk-[0-9a-f]{16}$/],
  ["cmk-afb1c0ded2", /^cmk-[0-9a-f]{10}$/],
  ["q7XbT0wZr2Lm9KpVhYc4Ds", /^q7[0-9A-Za-z]{20}$/],
  ["01JTAZC9MXWBD7QKENV3HRSFGP", /^01[0-9A-HJKMNP-TV-Z]{24}$/],
  ["key-2024-00017/17", /^key-\d{4}-\d{5}\/\d\d$/],
])("has the form of %s and is another one each time", (enabled, form) => {
  const absent = absentKeyLike(enabled);
  expect(absent).toMatch(form);
  expect(new Set([enabled, absent, absentKeyLike(enabled)]).size).toBe(3);
});

it.each(["key/1", "", null, undefined])("is a UUID next to the identifier %j", (identifier) => {
  expect(isUuid(absentKeyLike(identifier))).toBe(true);
});
