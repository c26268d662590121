import { describe, expect, it } from "vitest";
import { keyId, requestId } from "../oracle/testing/exchanges.ts";
import { veiled, veiledParameters } from "./veil.ts";

const nothing = new Set<unknown>();

describe("veiled", () => {
  it.each([
    [{ Error: { Code: "InvalidParameter", Message: "no such key" } }, "as it is"],
    [{ RequestId: requestId, KeyId: keyId, TagCode: 0, Ok: true, None: null, Empty: "" }, "as it is"],
    [{ Plaintext: "c2VjcmV0" }, { Plaintext: "[redacted: 8 characters]" }],
    [{ KeyId: "c2VjcmV0" }, { KeyId: "[redacted: 8 characters]" }],
    [{ Plaintext: [1, 2, 3] }, { Plaintext: "[redacted: array of 3]" }],
    [{ Deep: { Key: "c2VjcmV0" } }, { Deep: { Key: "[redacted: 8 characters]" } }],
    ["c2VjcmV0", "[redacted: 8 characters]"],
    [undefined, null],
  ])("shows of %j: %j", (value, seen) => {
    expect(veiled(value, nothing)).toEqual(seen === "as it is" ? value : seen);
  });

  it("shows what the request itself held", () => {
    expect(veiled({ KeyId: "my-key", Other: "other" }, new Set(["my-key"]))).toEqual({
      KeyId: "my-key",
      Other: "[redacted: 5 characters]",
    });
  });
});

describe("veiledParameters", () => {
  it("hides a CiphertextBlob and nothing else", () => {
    expect(veiledParameters({ CiphertextBlob: "AAAA", EncryptionContext: "{}", NumberOfBytes: 1 })).toEqual({
      CiphertextBlob: "[redacted: 4 characters]",
      EncryptionContext: "{}",
      NumberOfBytes: 1,
    });
    expect(veiledParameters({ CiphertextBlob: null })).toEqual({ CiphertextBlob: null });
  });
});
