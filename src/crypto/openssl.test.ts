import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import smCrypto from "sm-crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fromHex } from "./bytes.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import type { EncryptionAlgorithm } from "./decoding.ts";
import { rsaKeyFromPem, sm2KeyFromPrivate } from "./key-pair.ts";
import { sm2Der } from "./testing/der-maker.ts";

const versionShown = spawnSync("openssl", ["version"], { encoding: "utf8" });
const installed = versionShown.status === 0 && versionShown.stdout.startsWith("OpenSSL 3");
const message = new Uint8Array(Buffer.from("a data key of thirty-two bytes!!"));

describe.skipIf(!installed)("the openssl command line", () => {
  let folder = "";
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crypto-openssl-"));
    writeFileSync(at("message"), message);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Makes an SM2 pair; its private value stands in PKCS#8 after `02 01 01 | 04 20`. */
  function makeSm2Key() {
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
    const der = openssl("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER").toString("hex");
    return sm2KeyFromPrivate(der.split("0201010420")[1]?.slice(0, 64) ?? "");
  }

  it("encrypts with an SM2 key what the decoder reads", () => {
    const key = makeSm2Key();
    writeFileSync(at("public.pem"), key.publicPem);
    for (let round = 0; round < 8; round++) {
      const bytes = openssl("pkeyutl", "-encrypt", "-pubin", "-inkey", "public.pem", "-in", "message");
      expect(decodeDataKey(bytes, "SM2_C1C3C2_ASN1", key)).toMatchObject({ plaintext: message });
      expect(decodeDataKey(bytes, "SM2", key)).toMatchObject({ diagnosis: "asn1-where-raw-asked" });
    }
  });

  it("decrypts what sm-crypto encrypts, written as DER", () => {
    const key = makeSm2Key();
    for (let round = 0; round < 8; round++) {
      const bytes = fromHex(smCrypto.sm2.doEncrypt([...message], `04${key.publicHex}`, 1));
      const [x, y, c3] = [bytes.subarray(0, 32), bytes.subarray(32, 64), bytes.subarray(64, 96)];
      const der = sm2Der({ x, y, c3, c2: bytes.subarray(96) });
      writeFileSync(at("cipher"), der);
      const opened = openssl("pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "cipher");
      expect(new Uint8Array(opened)).toEqual(message);
      expect(decodeDataKey(der, "SM2_C1C3C2_ASN1", key)).toMatchObject({ plaintext: message });
      expect(decodeDataKey(bytes, "SM2", key)).toMatchObject({ plaintext: message });
    }
  });

  const rows: readonly {
    algorithm: EncryptionAlgorithm;
    options: readonly string[];
    observations: readonly string[];
  }[] = [
    { algorithm: "RSAES_PKCS1_V1_5", options: ["rsa_padding_mode:pkcs1"], observations: [] },
    {
      algorithm: "RSAES_OAEP_SHA_1",
      options: ["rsa_padding_mode:oaep", "rsa_oaep_md:sha1"],
      observations: ["oaep-mgf1-sha1"],
    },
    {
      algorithm: "RSAES_OAEP_SHA_256",
      options: ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha256"],
      observations: ["oaep-mgf1-sha256"],
    },
    {
      algorithm: "RSAES_OAEP_SHA_256",
      options: ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha1"],
      observations: ["oaep-mgf1-sha1"],
    },
  ];
  it.each(rows)("encrypts $options what the decoder reads", ({ algorithm, options, observations }) => {
    const pem = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048").toString();
    const key = rsaKeyFromPem(pem);
    writeFileSync(at("public.pem"), key.publicPem);
    const settings = options.flatMap((option) => ["-pkeyopt", option]);
    const bytes = openssl(
      "pkeyutl",
      "-encrypt",
      "-pubin",
      "-inkey",
      "public.pem",
      "-in",
      "message",
      ...settings,
    );
    expect(decodeDataKey(bytes, algorithm, key)).toMatchObject({ plaintext: message, observations });
  });
});
