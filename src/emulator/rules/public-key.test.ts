import { constants, generateKeyPairSync, type KeyObject, privateDecrypt } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import { describe, expect, test } from "vitest";
import { createEndpoint } from "../endpoint.ts";
import { ask } from "../testing/caller.ts";

const endpoint = createEndpoint();
const KeyId = endpoint.facts.fixtures.enabledKey;
const failed = "FailedOperation.EncryptionError";
const rsaPair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const sm2Pair = generateKeyPairSync("ec", { namedCurve: "SM2" });
const pem = (key: KeyObject): string => key.export({ format: "pem", type: "spki" }).toString();
const [rsaPem, sm2Pem] = [pem(rsaPair.publicKey), pem(sm2Pair.publicKey)];
const toPem = (der: Uint8Array, label = "PUBLIC KEY") =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;

async function wrap(
  EncryptionPublicKey: string,
  EncryptionAlgorithm: string | undefined,
  NumberOfBytes: number,
) {
  const parameters = { KeyId, NumberOfBytes, EncryptionPublicKey, EncryptionAlgorithm };
  const { code, fields } = await ask(endpoint, { parameters });
  const { CiphertextBlob } = fields;
  const opened =
    code === "" ? await ask(endpoint, { action: "Decrypt", parameters: { CiphertextBlob } }) : undefined;
  const dataKey = Buffer.from(String(opened?.fields["Plaintext"] ?? ""), "base64").toString("hex");
  return { code, encrypted: Buffer.from(String(fields["Plaintext"] ?? ""), "base64"), dataKey };
}

describe("RSA", () => {
  const oaep = constants.RSA_PKCS1_OAEP_PADDING;
  test.each([
    ["RSAES_OAEP_SHA_1", "sha1", 214],
    ["RSAES_OAEP_SHA_256", "sha256", 190],
  ])("%s decrypts to the data key up to its maximum", async (algorithm, oaepHash, maximum) => {
    for (const length of [1, 32, maximum]) {
      const { encrypted, dataKey } = await wrap(rsaPem, algorithm, length);
      const opened = privateDecrypt({ key: rsaPair.privateKey, padding: oaep, oaepHash }, encrypted);
      expect(opened.toString("hex")).toBe(dataKey);
    }
    expect((await wrap(rsaPem, algorithm, maximum + 1)).code).toBe(failed);
  });

  test("RSAES_PKCS1_V1_5 is block type 2 with at least eight bytes of padding, up to its maximum", async () => {
    for (const length of [1, 32, 245]) {
      const { encrypted, dataKey } = await wrap(rsaPem, "RSAES_PKCS1_V1_5", length);
      const block = privateDecrypt({ key: rsaPair.privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
      const end = block.indexOf(0, 2);
      expect([...block.subarray(0, 2)]).toEqual([0, 2]);
      expect(end).toBe(256 - length - 1);
      expect(block.subarray(end + 1).toString("hex")).toBe(dataKey);
    }
    expect((await wrap(rsaPem, "RSAES_PKCS1_V1_5", 246)).code).toBe(failed);
  });
});

describe("what is no usable public key", () => {
  const der = sm2Pair.publicKey.export({ format: "der", type: "spki" });
  const offCurve = Buffer.from(der);
  offCurve[der.length - 1] = (offCurve[der.length - 1] ?? 0) ^ 1;
  const x = Buffer.from(sm2.compressPublicKeyHex(der.subarray(26).toString("hex")), "hex");
  const compressed = Buffer.concat([
    Buffer.from("3039301306072a8648ce3d020106082a811ccf5501822d032200", "hex"),
    x,
  ]);
  const rsaDer = rsaPair.publicKey.export({ format: "der", type: "spki" });
  const evenExponent = Buffer.from(rsaDer);
  evenExponent[rsaDer.length - 1] = 0;
  const small = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;
  const large = generateKeyPairSync("rsa", { modulusLength: 3072 }).publicKey;
  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  const rsaPkcs1 = rsaPair.publicKey.export({ format: "pem", type: "pkcs1" }).toString();
  const rsaPrivate = rsaPair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const rows: readonly (readonly [string, string, string])[] = [
    ["RSA of 1024 bits", pem(small), "RSAES_PKCS1_V1_5"],
    ["RSA of 3072 bits", pem(large), "RSAES_PKCS1_V1_5"],
    ["RSA with an even exponent", toPem(evenExponent), "RSAES_PKCS1_V1_5"],
    ["RSA with a byte after it", toPem(Buffer.concat([rsaDer, Buffer.of(0)])), "RSAES_PKCS1_V1_5"],
    ["RSA in PKCS#1", rsaPkcs1, "RSAES_PKCS1_V1_5"],
    ["a private key", rsaPrivate, "RSAES_PKCS1_V1_5"],
    ["a private key under a public label", rsaPrivate.replaceAll("PRIVATE", "PUBLIC"), "RSAES_PKCS1_V1_5"],
    ["another curve", pem(p256), "SM2"],
    ["a point off the curve", toPem(offCurve), "SM2"],
    ["a compressed point", toPem(compressed), "SM2"],
    ["a point with a byte after it", toPem(Buffer.concat([der, Buffer.of(0)])), "SM2"],
    ["half a key", toPem(der.subarray(0, 60)), "SM2"],
    ["another label", toPem(der, "EC PUBLIC KEY"), "SM2"],
    ["no PEM", "hello", "SM2"],
    ["Base64 alone", der.toString("base64"), "SM2"],
    ["a blank", " ", "SM2"],
    ["two keys", sm2Pem + sm2Pem, "SM2"],
    ["broken Base64", sm2Pem.replace("MF", "M*"), "SM2"],
    ["ten thousand characters", `${" ".repeat(10_000)}${sm2Pem}`, "SM2"],
  ];
  test.each(rows)("%s", async (_title, key, algorithm) => {
    expect((await wrap(key, algorithm, 16)).code).toBe(failed);
  });

  test("the compressed point that is refused stands for the same key", () => {
    const hex = Buffer.from(compressed.subarray(-33)).toString("hex");
    expect(sm2.comparePublicKeyHex(hex, der.subarray(26).toString("hex"))).toBe(true);
  });
});

describe("what goes together", () => {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    [rsaPem, "SM2", failed],
    [rsaPem, "SM2_C1C3C2_ASN1", failed],
    [rsaPem, undefined, failed],
    [rsaPem, "RSAES_OAEP_SHA_256", ""],
    [sm2Pem, "RSAES_PKCS1_V1_5", failed],
    [sm2Pem, "RSAES_OAEP_SHA_1", failed],
    [sm2Pem, "", ""],
    [sm2Pem, "X", "InvalidParameter"],
    [sm2Pem.replaceAll("\n", "\r\n"), "SM2", ""],
    [sm2Pem.trim().replaceAll("\n", " "), "SM2", ""],
  ];
  test.each(rows)("%j with %j gives %j", async (key, algorithm, code) => {
    expect((await wrap(key, algorithm, 16)).code).toBe(code);
  });
});

test("Decrypt encrypts for a public key as well", async () => {
  const { fields } = await ask(endpoint, { parameters: { KeyId, NumberOfBytes: 20 } });
  const { Plaintext, CiphertextBlob } = fields;
  const parameters = { CiphertextBlob, EncryptionPublicKey: rsaPem, EncryptionAlgorithm: "RSAES_OAEP_SHA_1" };
  const wrapped = await ask(endpoint, { action: "Decrypt", parameters });
  const bytes = Buffer.from(String(wrapped.fields["Plaintext"]), "base64");
  expect(privateDecrypt(rsaPair.privateKey, bytes).toString("base64")).toBe(Plaintext);
});
