import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { underOtherName } from "../index.ts";

const blobOf = (keyId: string): string =>
  Buffer.concat([randomBytes(12), Buffer.from(keyId), randomBytes(32)]).toString("base64");
const blobsOf = (keyId: string, count = 5): readonly string[] =>
  Array.from({ length: count }, () => blobOf(keyId));

it("puts the name of another CMK into a CiphertextBlob and leaves the rest", () => {
  const [own, other] = [blobsOf("key-of-one-0123"), blobsOf("key-of-all-0124")];
  const spliced = Buffer.from(underOtherName(own, other) ?? "", "base64");
  const first = Buffer.from(own[0] ?? "", "base64");
  expect(spliced.subarray(12, 27).toString()).toBe("key-of-all-0124");
  expect([spliced.subarray(0, 12), spliced.subarray(27)]).toEqual([
    first.subarray(0, 12),
    first.subarray(27),
  ]);
});

it("finds nothing where no CMK is named", () => {
  const [own, other] = [0, 1].map(() => Array.from({ length: 5 }, () => randomBytes(64).toString("base64")));
  expect(underOtherName(own ?? [], other ?? [])).toBeUndefined();
  expect(underOtherName([], [])).toBeUndefined();
  expect(underOtherName(["117", "123"], ["217", "245"])).toBeUndefined();
});
