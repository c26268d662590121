import { expect, it } from "vitest";
import { isUuid } from "../oracle/index.ts";
import { absentKeyLike } from "./absent-key.ts";

const enabled = "23e80852-1e38-11e9-b129-5cb9019b4b01";

it("differs from the enabled CMK's identifier only where chance makes every UUID differ", () => {
  const absent = absentKeyLike(enabled);
  expect(absent).toMatch(/^[0-9a-f]{8}-1e38-11e9-b129-5cb9019b4b01$/);
  expect(new Set([enabled, absent, absentKeyLike(enabled)]).size).toBe(3);
});

it.each(["key/1", "", null, undefined])("is a UUID next to the identifier %j", (identifier) => {
  expect(isUuid(absentKeyLike(identifier))).toBe(true);
});
