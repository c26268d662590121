import { expect, test } from "vitest";
import { breakable, seenLine } from "./seen.ts";

test.each([
  ["granted", "granted"],
  [["sm2-without-04-prefix"], "sm2-without-04-prefix"],
  [["a", "b"], "a, b"],
  [[], "[]"],
  [["a", 1], '["a",1]'],
  [{ prefix: "04" }, '{"prefix":"04"}'],
  [null, "null"],
])("%j is shown as %s", (seen, line) => {
  expect(seenLine(seen)).toBe(line);
});

test("a code may be broken at its joints and reads the same", () => {
  const { text } = breakable("FailedOperation.EncryptionError, oaep-mgf1-sha256 <b>");
  expect(text.split("<wbr>")).toEqual([
    ...["Failed", "Operation.", "Encryption", "Error, oaep-", "mgf1-", "sha256 &lt;b&gt;"],
  ]);
});
