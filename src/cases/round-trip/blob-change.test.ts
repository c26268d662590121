import { expect, it } from "vitest";
import { withOneLetterChanged } from "../index.ts";

it.each([
  ["QUFBQUFBQUFBQUFBQUFB", "QUFBQUFBQUFBQUFBQAFB"],
  ["aaaa-k-bbbb-k-ccccccccA==", "aaaa-k-bbbb-k-cccccccAA=="],
  ["-k-AA==", "-k-BA=="],
  ["x=", "x=A"],
  ["", "A"],
])("one letter of %s is changed, and none before padding", (blob, changed) => {
  expect(withOneLetterChanged(blob)).toBe(changed);
});
