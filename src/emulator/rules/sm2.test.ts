import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sm2 } from "sm-crypto-v2";
import { describe, expect, test } from "vitest";
import { Call } from "../call.ts";
import { createEndpoint } from "../endpoint.ts";
import { newState } from "../new-state.ts";
import { type Rules, referenceRules } from "../rules.ts";
import { ask } from "../testing/caller.ts";
import { counterKdf, der, derInteger } from "./sm2.ts";

function opensslDecrypt(privateKeyPem: string, ciphertext: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "sm2-"));
  try {
    writeFileSync(join(folder, "key.pem"), privateKeyPem, { mode: 0o600 });
    writeFileSync(join(folder, "ciphertext"), ciphertext);
    return execFileSync("openssl", ["pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "ciphertext"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    }).toString("hex");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasOpenssl = (() => {
  try {
    return execFileSync("openssl", ["version"]).toString().startsWith("OpenSSL 3");
  } catch {
    return false;
  }
})();

const pair = generateKeyPairSync("ec", { namedCurve: "SM2" });
const publicPem = pair.publicKey.export({ format: "pem", type: "spki" }).toString();
const privatePem = pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const scalar = pair.privateKey.export({ format: "der", type: "sec1" }).subarray(7, 39).toString("hex");
const endpoint = createEndpoint();

async function wrap(algorithm: string, NumberOfBytes: number) {
  const KeyId = endpoint.facts.fixtures.enabledKey;
  const asked = { KeyId, NumberOfBytes, EncryptionPublicKey: publicPem, EncryptionAlgorithm: algorithm };
  const { Plaintext, CiphertextBlob } = (await ask(endpoint, { parameters: asked })).fields;
  const opened = await ask(endpoint, { action: "Decrypt", parameters: { CiphertextBlob } });
  const dataKey = Buffer.from(String(opened.fields["Plaintext"]), "base64").toString("hex");
  return { encrypted: Buffer.from(String(Plaintext), "base64"), dataKey };
}

describe.each([1, 16, 31, 32, 33, 64, 1024])("%i bytes", (length) => {
  test("raw C1C3C2 has no 04 and decrypts", async () => {
    const { encrypted, dataKey } = await wrap("SM2", length);
    expect(encrypted).toHaveLength(96 + length);
    const opened = sm2.doDecrypt(encrypted.toString("hex"), scalar, 1, { output: "array" });
    expect(Buffer.from(opened).toString("hex")).toBe(dataKey);
  });

  test.skipIf(!hasOpenssl)("ASN.1 decrypts with openssl", async () => {
    const { encrypted, dataKey } = await wrap("SM2_C1C3C2_ASN1", length);
    expect(opensslDecrypt(privatePem, encrypted)).toBe(dataKey);
  });
});

// The published example of the standard: key, scalar and ciphertext.
const point = sm2.precomputePublicKey(
  "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
  4,
);
const request = { method: "POST", target: "/", headers: {}, body: Buffer.of(), bodyLength: 0 };
const callWith = (rules: Partial<Rules>) =>
  new Call({ ...referenceRules, ...rules }, newState(Date.now).state, request, 1);

describe("the standard's example", () => {
  const nonce = "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21";
  const call = callWith({ sm2Nonce: () => nonce });
  const ciphertext = call.rules.sm2Encrypt(call, point, Buffer.from("encryption standard"));

  test("raw", () => {
    expect(Buffer.from(call.rules.sm2Raw(ciphertext)).toString("hex")).toBe(
      "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd876621886ca989ca9c7d58087307ca93092d651efa",
    );
  });

  test("ASN.1", () => {
    expect(Buffer.from(call.rules.sm2Asn1(ciphertext)).toString("hex")).toBe(
      "307c022004ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73022100e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0042059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766041321886ca989ca9c7d58087307ca93092d651efa",
    );
  });
});

test.each([
  [107, "021f7b8326ebd1926d5ab4cccacefee53ad6106c43e6eb5c91a11606102e19c39b"],
  [327, "022000d062045840b1f4b0a64d6e6c5bc582079fc0af8c366eba632b35f5e217385b"],
])("a coordinate with a leading zero byte keeps it raw and loses it in ASN.1 (k = %i)", (k, integer) => {
  const call = callWith({ sm2Nonce: () => k.toString(16).padStart(64, "0") });
  const ciphertext = call.rules.sm2Encrypt(call, point, Buffer.alloc(32, 1));
  expect(call.rules.sm2Raw(ciphertext)).toHaveLength(128);
  expect(Buffer.from(call.rules.sm2Asn1(ciphertext)).toString("hex")).toContain(integer);
});

test("a key stream that hides nothing is drawn again", () => {
  const streams = [Buffer.of(0), Buffer.of(7)];
  const call = callWith({ sm2Kdf: () => streams.shift() ?? Buffer.of(9) });
  expect([...call.rules.sm2Encrypt(call, point, Buffer.of(1)).cipher]).toEqual([6]);
});

test("nonces are scalars of 32 bytes and differ", () => {
  const call = callWith({});
  const nonces = Array.from({ length: 200 }, () => call.rules.sm2Nonce(call));
  expect(new Set(nonces).size).toBe(200);
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{64}$/);
});

test("the key stream of a shorter length is the beginning of a longer one", () => {
  const long = counterKdf(Buffer.alloc(64, 3), 100);
  expect(long).toHaveLength(100);
  expect(counterKdf(Buffer.alloc(64, 3), 33)).toEqual(long.subarray(0, 33));
});

test.each([
  [Buffer.of(0), "020100"],
  [Buffer.of(0, 0x7f), "02017f"],
  [Buffer.of(0x80), "02020080"],
])("DER INTEGER of %o", (unsigned, encoded) => {
  expect(derInteger(unsigned).toString("hex")).toBe(encoded);
});

test.each([
  [127, "047f"],
  [128, "048180"],
  [255, "0481ff"],
  [256, "04820100"],
])("DER length of %i bytes", (length, head) => {
  expect(der(0x04, Buffer.alloc(length)).toString("hex")).toBe(head + "00".repeat(length));
});
