import { constants, publicEncrypt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InternalHarnessError } from "../model/errors.ts";
import { toHex } from "./bytes.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import { rsaKey, rsaMessage } from "./testing/rsa-faults-made.ts";
import { encryptBlock, nonZero, oaepBlock, pkcs1Block } from "./testing/rsa-maker.ts";
import { sm2Key, sm2Message } from "./testing/sm2-faults-made.ts";
import { encryptSm2, raw } from "./testing/sm2-maker.ts";

const sealedByNode = (message: Uint8Array, padding: number, oaepHash = "sha1") =>
  new Uint8Array(publicEncrypt({ key: rsaKey.publicPem, padding, oaepHash }, message));

describe("decodeDataKey", () => {
  it.each([
    { algorithm: "RSAES_PKCS1_V1_5", padding: constants.RSA_PKCS1_PADDING, longest: 245, observations: [] },
    {
      algorithm: "RSAES_OAEP_SHA_1",
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      hash: "sha1",
      longest: 214,
      observations: ["oaep-mgf1-sha1"],
    },
    {
      algorithm: "RSAES_OAEP_SHA_256",
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      hash: "sha256",
      longest: 190,
      observations: ["oaep-mgf1-sha256"],
    },
  ] as const)("decodes $algorithm as node:crypto makes it, from 1 to $longest bytes", (row) => {
    for (const length of [1, 16, 32, row.longest]) {
      const plaintext = new Uint8Array(length).fill(0xee);
      const bytes = sealedByNode(plaintext, row.padding, "hash" in row ? row.hash : undefined);
      const { observations } = row;
      expect(decodeDataKey(bytes, row.algorithm, rsaKey)).toMatchObject({
        outcome: "decoded",
        plaintext,
        observations,
      });
    }
  });

  it("accepts MGF1 with SHA-1 under OAEP with SHA-256, and records it", () => {
    const bytes = encryptBlock(oaepBlock(rsaMessage, { hash: "sha256", mask: "sha1" }), rsaKey);
    expect(decodeDataKey(bytes, "RSAES_OAEP_SHA_256", rsaKey)).toMatchObject({
      plaintext: rsaMessage,
      observations: ["oaep-mgf1-sha1"],
    });
  });

  it("gives the padding string or the seed as the randomness", () => {
    const padding = nonZero(221);
    const pkcs1 = decodeDataKey(
      encryptBlock(pkcs1Block(rsaMessage, padding), rsaKey),
      "RSAES_PKCS1_V1_5",
      rsaKey,
    );
    expect(pkcs1).toMatchObject({ randomness: toHex(padding) });
    const seed = nonZero(32);
    const block = oaepBlock(rsaMessage, { hash: "sha256", seed });
    const oaep = decodeDataKey(encryptBlock(block, rsaKey), "RSAES_OAEP_SHA_256", rsaKey);
    expect(oaep).toMatchObject({ randomness: toHex(seed) });
  });

  it.each([
    { text: Buffer.from(rsaMessage).toString("base64"), observation: "plaintext-looks-like-base64" },
    { text: Buffer.from(rsaMessage).toString("hex"), observation: "plaintext-looks-like-hex" },
  ])("decodes an encoded key and says $observation", ({ text, observation }) => {
    const message = new Uint8Array(Buffer.from(text));
    const bytes = raw(encryptSm2(message, sm2Key.publicHex));
    expect(decodeDataKey(bytes, "SM2", sm2Key)).toMatchObject({
      plaintext: message,
      observations: ["sm2-without-04-prefix", observation],
    });
  });

  it("lets the expected length decide nothing", () => {
    const bytes = raw(encryptSm2(sm2Message, sm2Key.publicHex));
    for (const expectedLength of [bytes.length, bytes.length - 64, 1]) {
      expect(decodeDataKey(bytes, "SM2", sm2Key, expectedLength)).toMatchObject({ plaintext: sm2Message });
    }
  });

  it("calls the plain key not encrypted only where its length tells", () => {
    const plain = new Uint8Array(128).fill(9);
    expect(decodeDataKey(plain, "SM2", sm2Key, 128)).toMatchObject({ diagnosis: "not-encrypted" });
    expect(decodeDataKey(plain, "SM2", sm2Key, 127)).toMatchObject({ diagnosis: "point-not-on-curve" });
  });

  it("refuses an algorithm that the key cannot do", () => {
    const bytes = new Uint8Array(256);
    expect(() => decodeDataKey(bytes, "SM2", rsaKey)).toThrow(InternalHarnessError);
    expect(() => decodeDataKey(bytes, "SM2_C1C3C2_ASN1", rsaKey)).toThrow(InternalHarnessError);
    expect(() => decodeDataKey(bytes, "RSAES_OAEP_SHA_1", sm2Key)).toThrow(/another|other kind/);
  });

  it("reads any bytes without an error of its own", () => {
    for (let length = 1; length < 300; length++) {
      const bytes = nonZero(length).with(0, length % 2 === 0 ? 0x30 : 4);
      expect(decodeDataKey(bytes, "SM2", sm2Key).outcome).toBe("undecodable");
      expect(decodeDataKey(bytes, "SM2_C1C3C2_ASN1", sm2Key).outcome).toBe("undecodable");
      expect(decodeDataKey(bytes, "RSAES_OAEP_SHA_256", rsaKey).outcome).toBe("undecodable");
    }
  });
});
