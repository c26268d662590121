import forge from "node-forge";
import { describe, expect, it } from "vitest";
import { fromHex, toBinaryString, toHex } from "./bytes.ts";
import { decodeDataKey } from "./decode-data-key.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { openRsa, type RsaPadding } from "./rsa.ts";
import { hasVectors, readWycheproof, type WycheproofTest } from "./testing/vectors.ts";

const files = [
  { file: "wycheproof-rsa_pkcs1_2048.json", algorithm: "RSAES_PKCS1_V1_5" },
  { file: "wycheproof-rsa_oaep_2048_sha1_mgf1sha1.json", algorithm: "RSAES_OAEP_SHA_1", mask: "sha1" },
  { file: "wycheproof-rsa_oaep_2048_sha256_mgf1sha1.json", algorithm: "RSAES_OAEP_SHA_256", mask: "sha1" },
  {
    file: "wycheproof-rsa_oaep_2048_sha256_mgf1sha256.json",
    algorithm: "RSAES_OAEP_SHA_256",
    mask: "sha256",
  },
] as const;

const hashOf = { RSAES_OAEP_SHA_1: "sha1", RSAES_OAEP_SHA_256: "sha256" } as const;

function paddingOf(algorithm: (typeof files)[number]["algorithm"], test: WycheproofTest): RsaPadding {
  return algorithm === "RSAES_PKCS1_V1_5"
    ? { kind: "pkcs1" }
    : { kind: "oaep", hash: hashOf[algorithm], label: fromHex(test.label ?? "") };
}

/**
 * What is said of ciphertexts that RFC 8017 allows and a data key service may not send: a label, and padding of one
 * repeated byte. In the constructed ones the message fills the block, so that no run of zeros betrays the label;
 * those that look like a small integer are just what an unpadded message looks like.
 */
function refusalOf(test: WycheproofTest): Diagnosis | undefined {
  if (/seed is all|padding string is all 1 bits/.test(test.comment)) return "padding-not-random";
  if ((test.label ?? "") === "") return undefined;
  if (!test.flags.includes("Constructed")) return "oaep-label-hash";
  return /large hamming weight/.test(test.comment) ? "padding-unreadable" : "no-padding";
}

describe.each(files)("$file", (entry) => {
  const present = hasVectors(entry.file);
  const { numberOfTests, tests } = present ? readWycheproof(entry.file) : { numberOfTests: 0, tests: [] };

  it.skipIf(!present)("holds as many tests as it says, none of them merely acceptable", () => {
    expect(tests).toHaveLength(numberOfTests);
    expect(numberOfTests).toBeGreaterThan(30);
    expect(tests.filter(({ result }) => result === "acceptable")).toEqual([]);
  });

  it.each(tests)("$tcId ($result) $comment", (test) => {
    const { unpadded, observations } = openRsa(fromHex(test.ct), paddingOf(entry.algorithm, test), test.key);
    const decoding = decodeDataKey(fromHex(test.ct), entry.algorithm, test.key);
    if (test.result === "invalid") {
      expect(unpadded.outcome).toBe("undecodable");
      expect(decoding.outcome).toBe("undecodable");
      return;
    }
    expect(unpadded.outcome === "read" && toHex(unpadded.message)).toBe(test.msg);
    if ("mask" in entry) expect(observations).toEqual([`oaep-mgf1-${entry.mask}`]);
    const refusal = refusalOf(test);
    if (refusal === undefined) {
      expect(decoding.outcome === "decoded" && toHex(decoding.plaintext)).toBe(test.msg);
    } else {
      expect(decoding).toMatchObject({ outcome: "undecodable", diagnosis: refusal });
    }
  });

  it.skipIf(!present)("agrees with the whole of node-forge's own decryption", () => {
    const valid = tests.filter(({ result, label }) => result === "valid" && (label ?? "") === "");
    for (const test of valid) {
      const options = {
        md: forge.md[maskOf(entry)[0]].create(),
        mgf1: { md: forge.md[maskOf(entry)[1]].create() },
      };
      const scheme = entry.algorithm === "RSAES_PKCS1_V1_5" ? "RSAES-PKCS1-V1_5" : "RSA-OAEP";
      const key = forge.pki.privateKeyFromPem(test.pem);
      const message = key.decrypt(toBinaryString(fromHex(test.ct)), scheme, options);
      expect(Buffer.from(message, "latin1").toString("hex")).toBe(test.msg);
    }
    expect(valid.length).toBeGreaterThan(8);
  });
});

function maskOf(entry: (typeof files)[number]): readonly ["sha1" | "sha256", "sha1" | "sha256"] {
  return entry.algorithm === "RSAES_PKCS1_V1_5" ? ["sha1", "sha1"] : [hashOf[entry.algorithm], entry.mask];
}
