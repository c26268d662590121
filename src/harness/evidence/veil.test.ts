import { afterEach, describe, expect, it } from "vitest";
import { keyId, requestId } from "../../oracle/testing/exchanges.ts";
import { actFor, closeAll, sessionFor } from "../testing/endpoints.ts";
import { veiled, veiledParameters } from "./veil.ts";

afterEach(closeAll);

const { redaction } = await sessionFor();

describe("veiled", () => {
  it.each([
    [{ Error: { Code: "InvalidParameter", Message: "no such key" } }, "as it is"],
    [{ RequestId: requestId, KeyId: keyId, TagCode: 0, Ok: true, None: null, Empty: "" }, "as it is"],
    [{ KeyId: "c2VjcmV0" }, { KeyId: "[redacted: 8 characters]" }],
    [{ Other: [1, 2, 3] }, { Other: "[redacted: array of 3]" }],
    [{ Other: { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5 } }, { Other: "[redacted: object of 5 numbers]" }],
    [{ Deep: { Key: "c2VjcmV0" } }, { Deep: { Key: "[redacted: 8 characters]" } }],
    ["c2VjcmV0", "[redacted: 8 characters]"],
    [undefined, null],
    [{ Message: `no ${"ab/+".repeat(6)}` }, { Message: "no [redacted: 24 characters]" }],
    [{ ["ab".repeat(16)]: 1 }, { "[redacted: 32 characters]": 1 }],
    [{ Plaintext: true }, { Plaintext: "[redacted: a boolean]" }],
    [{ Plaintext: "a word" }, { Plaintext: "[redacted: 6 characters]" }],
    [{ Plaintext: null }, "as it is"],
  ])("shows of %j: %j", (value, seen) => {
    expect(veiled(value, { known: [], redaction })).toEqual(seen === "as it is" ? value : seen);
  });

  it.each(["c2VjcmV0", [115, 101, 99, 114, 101, 116], { 0: 115, 1: 101, 2: 99, 3: 114, 4: 101, 5: 116 }])(
    "shows of the Plaintext %j its length and a fingerprint, equal for equal bytes",
    (Plaintext) => {
      expect(veiled({ Plaintext }, { known: [], redaction })).toEqual({
        Plaintext: redaction.describe(Buffer.from("secret")),
      });
    },
  );

  it("shows what the request itself held", () => {
    const known = ["my-key", "a".repeat(40)];
    const value = { KeyId: "my-key", Other: "other", Message: `no ${"a".repeat(40)}` };
    expect(veiled(value, { known, redaction })).toEqual({ ...value, Other: "[redacted: 5 characters]" });
  });

  it("tells a known data key as such, in a message and anywhere else", async () => {
    const act = await actFor();
    const { dataKey } = await act.good();
    const bytes = dataKey?.bytes ?? new Uint8Array();
    const text = Buffer.from(bytes).toString("base64");
    const own = act.session.redaction;
    const shown = own.describe(bytes);
    expect(shown).toMatch(/^\[redacted: 32 bytes, fingerprint [0-9a-f]{8}\]$/);
    expect(veiled({ Other: text, Message: `it is ${text}!` }, { known: [], redaction: own })).toEqual({
      Other: shown,
      Message: `it is ${shown}!`,
    });
    expect(redaction.describe(bytes)).not.toBe(shown);
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
