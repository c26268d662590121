import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { UsageError } from "../model/errors.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import { generateKeyPair, rsaKeyFromPem, sm2KeyFromPrivate } from "./key-pair.ts";
import { encryptSm2, raw } from "./testing/sm2-maker.ts";

const privateHex = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";

describe("key pairs", () => {
  it("take the published public key and PEM from a private value", () => {
    const key = sm2KeyFromPrivate(privateHex.toUpperCase());
    expect(key.publicHex).toBe(
      "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020" +
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    );
    expect(key.publicPem).toBe(
      "-----BEGIN PUBLIC KEY-----\n" +
        "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y\n" +
        "M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==\n" +
        "-----END PUBLIC KEY-----\n",
    );
    expect(createPublicKey(key.publicPem).export({ type: "spki", format: "pem" })).toBe(key.publicPem);
  });

  it("are made afresh for SM2, and decode", async () => {
    const [key, other] = [await generateKeyPair("SM2"), await generateKeyPair("SM2")];
    expect(key.publicPem).not.toBe(other.publicPem);
    expect(createPublicKey(key.publicPem).export({ type: "spki", format: "pem" })).toBe(key.publicPem);
    const message = Uint8Array.of(1, 2, 3);
    const bytes = raw(encryptSm2(message, key.kind === "SM2" ? key.publicHex : ""));
    expect(decodeDataKey(bytes, "SM2", key)).toMatchObject({ plaintext: message });
  });

  it("are made afresh for RSA, with 2048 bits", async () => {
    const key = await generateKeyPair("RSA_2048");
    expect(createPublicKey(key.publicPem).asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(createPublicKey(key.publicPem).asymmetricKeyDetails?.publicExponent).toBe(65_537n);
    const other = await generateKeyPair("RSA_2048", 65_539);
    expect(createPublicKey(other.publicPem).asymmetricKeyDetails?.publicExponent).toBe(65_539n);
    expect(key.kind === "RSA_2048" && key.modulusHex).toMatch(/^[89a-f][0-9a-f]{511}$/);
  });

  it("never print their private half", async () => {
    const rsa = await generateKeyPair("RSA_2048");
    const sm2 = sm2KeyFromPrivate(privateHex);
    const printed = [rsa, sm2].flatMap((key) => [
      JSON.stringify(key),
      inspect(key, { depth: 9, showHidden: true }),
    ]);
    for (const text of printed) {
      expect(text).not.toContain(privateHex);
      expect(text).not.toMatch(/PRIVATE KEY/);
    }
    if (rsa.kind !== "RSA_2048") throw new Error("An RSA key was asked for.");
    const { d, p } = rsa.privateKey.export({ format: "jwk" });
    for (const secret of [d, p]) {
      const hex = Buffer.from(secret ?? "", "base64url").toString("hex");
      expect(hex.length).toBeGreaterThan(200);
      expect(printed.join()).not.toContain(secret);
      expect(printed.join()).not.toContain(hex);
    }
  });

  it.each([
    "",
    "00",
    "0".repeat(64),
    "f".repeat(64),
    "g".repeat(64),
    "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122",
  ])("refuse %j as an SM2 private value, without saying it again", (hex) => {
    expect(() => sm2KeyFromPrivate(hex)).toThrow(UsageError);
    expect(() => sm2KeyFromPrivate(hex)).toThrow(/64 hex digits/);
  });

  it("refuse what is no RSA private key of 2048 bits", () => {
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const pemOf = (key: typeof short) => key.export({ type: "pkcs8", format: "pem" }).toString();
    expect(() => rsaKeyFromPem(pemOf(short))).toThrow(/rsa of 1024 bits/);
    expect(() => rsaKeyFromPem(pemOf(elliptic))).toThrow(/but ec of/);
    expect(() => rsaKeyFromPem("no PEM")).toThrow(UsageError);
  });
});
