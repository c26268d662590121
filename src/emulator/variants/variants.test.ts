import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { sm2 } from "sm-crypto-v2";
import { describe, expect, test } from "vitest";
import { createEndpoint, type Endpoint } from "../endpoint.ts";
import { referenceRules } from "../rules.ts";
import { type Service, serve } from "../serve.ts";
import { type Answer, type Ask, readAnswer, send, signed } from "../testing/caller.ts";
import { type Variant, variants } from "./index.ts";

const spki = { type: "spki", format: "pem" } as const;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const rsaPem = rsa.publicKey.export(spki).toString();
const pair = sm2.generateKeyPairHex();
const sm2Prefix = "3059301306072a8648ce3d020106082a811ccf5501822d034200";
const sm2Base64 = Buffer.from(sm2Prefix + pair.publicKey, "hex")
  .toString("base64")
  .replaceAll(/.{64}/g, "$&\n");
const sm2Pem = `-----BEGIN PUBLIC KEY-----\n${sm2Base64}\n-----END PUBLIC KEY-----\n`;
const context = '{"tenant":"alpha","purpose":"\u6d4b\u8bd5"}';

const byName = variants.map((variant): [string, Variant] => [variant.name, variant]);

describe("what variants say of themselves", () => {
  test("no two have one name", () => {
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
  });

  test.each(byName)("%s", (name, { freedom, rules, profile }) => {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(freedom).toMatch(/^\S.*\S$/);
    const before = { ...referenceRules };
    const isAnother = Object.entries(rules(referenceRules)).some(
      ([rule, value]) => value !== Reflect.get(before, rule),
    );
    expect(isAnother || profile !== undefined).toBe(true);
    expect(referenceRules).toEqual(before);
  });
});

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** Asks over a connection, taking every content coding, and reads the answer. */
async function asked(endpoint: Endpoint, service: Service, question: Ask): Promise<Answer> {
  const headers = { "accept-encoding": "gzip, deflate, br", ...question.headers };
  const {
    status,
    headers: received,
    body,
  } = await send(service.port, signed(endpoint, { ...question, headers }));
  expect(status).toBe(200);
  return readAnswer((decoders[received["content-encoding"] ?? ""] ?? ((bytes) => bytes))(body));
}

type Asking = (parameters: Readonly<Record<string, unknown>>, action?: string) => Promise<Answer>;

/** Serves a variant for as long as `examine` takes. */
async function whileServed(
  { rules }: Variant,
  examine: (ask: Asking, endpoint: Endpoint, service: Service) => Promise<void>,
): Promise<void> {
  const endpoint = createEndpoint({ rules });
  const service = await serve(endpoint);
  const ask: Asking = (parameters, action = "GenerateDataKey") =>
    asked(endpoint, service, { action, parameters });
  try {
    await examine(ask, endpoint, service);
  } finally {
    await service.close();
  }
}

const bytesOf = ({ fields, code }: Answer): Buffer => {
  expect(code).toBe("");
  expect(fields["CiphertextBlob"] ?? "of Decrypt").toMatch(/./);
  return Buffer.from(String(fields["Plaintext"]), "base64");
};

const lengths = [
  [{ KeySpec: "AES_128" }, 16],
  [{ KeySpec: "AES_256" }, 32],
  [{ NumberOfBytes: 1 }, 1],
  [{ NumberOfBytes: 1024 }, 1024],
  [{ NumberOfBytes: 24, KeySpec: "AES_256" }, 24],
] as const;

const isOffered = (action: string, { profile }: Variant): boolean =>
  profile?.claims?.includes(action) ?? true;

const refusedContexts = new Set(["", undefined, '{"tenant":"beta","purpose":"\u6d4b\u8bd5"}']);

/** The data key out of an SM2 ciphertext, with the byte 04 or without. */
function openSm2(ciphertext: Buffer, length: number): Buffer {
  const raw = ciphertext.subarray(ciphertext.length - 96 - length);
  return Buffer.from(sm2.doDecrypt(raw.toString("hex"), pair.privateKey, 1, { output: "array" }));
}

describe.each(byName)("%s", (_name, variant) => {
  test("gives data keys of the length that was asked for", () =>
    whileServed(variant, async (ask, { facts }) => {
      const KeyId = facts.fixtures.enabledKey;
      for (const [parameters, length] of lengths) {
        const answer = await ask({ KeyId, ...parameters });
        expect(bytesOf(answer)).toHaveLength(length);
        expect(answer.fields["KeyId"]).toBe(KeyId);
      }
    }));

  test.runIf(isOffered("Decrypt", variant))("decrypts what it sealed, with the same context only", () =>
    whileServed(variant, async (ask, { facts }) => {
      const KeyId = facts.fixtures.enabledKey;
      for (const given of [{}, { EncryptionContext: context }]) {
        const made = await ask({ KeyId, NumberOfBytes: 57, ...given });
        const blob = { CiphertextBlob: made.fields["CiphertextBlob"] };
        const opened = await ask({ ...blob, ...given }, "Decrypt");
        expect(bytesOf(opened)).toEqual(bytesOf(made));
        expect(opened.fields["KeyId"]).toBe(KeyId);
      }
    }),
  );

  test.runIf(isOffered("Decrypt", variant))("refuses to decrypt with another context", () =>
    whileServed(variant, async (ask, { facts }) => {
      const made = await ask({
        KeyId: facts.fixtures.enabledKey,
        KeySpec: "AES_128",
        EncryptionContext: context,
      });
      for (const other of refusedContexts) {
        const given = other === undefined ? {} : { EncryptionContext: other };
        const answer = await ask({ CiphertextBlob: made.fields["CiphertextBlob"], ...given }, "Decrypt");
        expect(answer.code).not.toBe("");
      }
    }),
  );

  test("encrypts for a public key", () =>
    whileServed(variant, async (ask, { facts }) => {
      const KeyId = facts.fixtures.enabledKey;
      const bySm2 = await ask({ KeyId, NumberOfBytes: 40, EncryptionPublicKey: sm2Pem });
      expect(openSm2(bytesOf(bySm2), 40)).toHaveLength(40);
      const byRsa = await ask({
        KeyId,
        NumberOfBytes: 40,
        EncryptionPublicKey: rsaPem,
        EncryptionAlgorithm: "RSAES_OAEP_SHA_1",
      });
      const opened = privateDecrypt(
        { key: rsa.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" },
        bytesOf(byRsa),
      );
      expect(opened).toHaveLength(40);
    }));

  test("refuses what is wrong and serves the next request", () =>
    whileServed(variant, async (ask, { facts }) => {
      const { enabledKey: KeyId, disabledKey, absentKey } = facts.fixtures;
      expect((await ask({ KeyId: disabledKey, KeySpec: "AES_256" })).code).toBe(
        "ResourceUnavailable.CmkDisabled",
      );
      expect((await ask({ KeyId: absentKey, KeySpec: "AES_256" })).code).toBe(
        "ResourceUnavailable.CmkNotFound",
      );
      for (const wrong of [
        { NumberOfBytes: 0 },
        { NumberOfBytes: 1025 },
        { KeySpec: "AES_192" },
        {},
        { KeySpec: 1 },
      ]) {
        expect((await ask({ KeyId, ...wrong })).code).toMatch(
          /^(InvalidParameter|InvalidParameterValue|MissingParameter)$/,
        );
      }
      expect((await ask({ KeyId, KeySpec: "AES_256" })).code).toBe("");
    }));
});
