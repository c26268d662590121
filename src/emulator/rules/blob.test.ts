import { expect, test } from "vitest";
import { createEndpoint } from "../endpoint.ts";
import { ask } from "../testing/caller.ts";

const endpoint = createEndpoint();
const { fixtures, otherEnabledKey } = endpoint.facts;

async function generate(parameters: object = {}) {
  const { fields } = await ask(endpoint, {
    parameters: { KeyId: fixtures.enabledKey, KeySpec: "AES_256", ...parameters },
  });
  return { Plaintext: String(fields["Plaintext"]), CiphertextBlob: String(fields["CiphertextBlob"]) };
}
const decrypt = (parameters: object) => ask(endpoint, { action: "Decrypt", parameters: { ...parameters } });

test.each([1, 16, 32, 1024])("Decrypt gives back a data key of %i bytes", async (NumberOfBytes) => {
  const { Plaintext, CiphertextBlob } = await generate({ NumberOfBytes, EncryptionContext: '{"a":"b"}' });
  const { fields } = await decrypt({ CiphertextBlob, EncryptionContext: '{"a":"b"}' });
  expect(fields).toMatchObject({ KeyId: fixtures.enabledKey, Plaintext });
});

test.each([
  ['{"a":"b"}', '{"a": "b"}'],
  ['{"a":"b"}', undefined],
  [undefined, '{"a":"b"}'],
  ["\ud800", "\ufffd"],
  ["é", "e\u0301"],
])("sealed with %j it does not open with %j", async (sealedWith, openedWith) => {
  const { CiphertextBlob } = await generate({ EncryptionContext: sealedWith });
  const { code } = await decrypt({ CiphertextBlob, EncryptionContext: openedWith });
  expect(code).toBe("InvalidParameterValue.InvalidCiphertext");
});

test("an empty context is none", async () => {
  const { Plaintext, CiphertextBlob } = await generate({ EncryptionContext: "" });
  expect((await decrypt({ CiphertextBlob })).fields["Plaintext"]).toBe(Plaintext);
});

test("three Base64 parts, none of which holds the data key", async () => {
  const { Plaintext, CiphertextBlob } = await generate();
  const parts = CiphertextBlob.split("-k-").map((part) => Buffer.from(part, "base64"));
  expect(parts.map((part) => part.length)).toEqual([36, 12, 48]);
  expect(Buffer.concat(parts).includes(Buffer.from(Plaintext, "base64"))).toBe(false);
});

test("a blob under another CMK's name does not open", async () => {
  const { CiphertextBlob } = await generate();
  const forged = [
    Buffer.from(otherEnabledKey).toString("base64"),
    ...CiphertextBlob.split("-k-").slice(1),
  ].join("-k-");
  expect((await decrypt({ CiphertextBlob: forged })).code).toBe("InvalidParameterValue.InvalidCiphertext");
});

test("no bit of a blob can be changed", async () => {
  const [first = "", ...rest] = (await generate()).CiphertextBlob.split("-k-");
  for (const [which, part] of rest.entries()) {
    const bytes = Buffer.from(part, "base64");
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const CiphertextBlob = [first, ...rest.with(which, changed.toString("base64"))].join("-k-");
      expect((await decrypt({ CiphertextBlob })).code).toBe("InvalidParameterValue.InvalidCiphertext");
    }
  }
});

test.each(["", "x", "-k--k-", "AAAA-k-AAAA-k-AAAA", "AA==-k-AAAAAAAAAAAAAAAA-k-AAAA-k-AAAA"])(
  "%j is no ciphertext",
  async (CiphertextBlob) => {
    expect((await decrypt({ CiphertextBlob })).code).toBe("InvalidParameterValue.InvalidCiphertext");
  },
);

test("Decrypt wants a ciphertext and no KeyId", async () => {
  expect((await decrypt({})).code).toBe("MissingParameter");
  expect((await decrypt({ KeyId: fixtures.enabledKey, CiphertextBlob: "x" })).code).toBe("UnknownParameter");
});
