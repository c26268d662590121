import { createECDH, createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { EncryptionAlgorithm } from "../../crypto/index.ts";
import { answered, keyId } from "../testing/exchanges.ts";
import { random } from "../testing/random.ts";
import { foreseeableIn } from "./randomness.ts";

/** Encryptions by one algorithm with these random parts, one request after the other. */
function encrypted(algorithm: EncryptionAlgorithm, parts: readonly Uint8Array[]) {
  return parts.map((part, at) => ({
    dataKey: {
      ...{ bytes: random(16), blob: "x", keyId, observations: [], algorithm },
      randomness: Buffer.from(part).toString("hex"),
    },
    exchange: answered({}, { number: at + 1 }),
  }));
}

const many = (count: number, make: (at: number) => Uint8Array) =>
  Array.from({ length: count }, (_, at) => make(at));
const pointOf = (nonce: Uint8Array) => {
  const pair = createECDH("SM2");
  pair.setPrivateKey(nonce);
  return pair.getPublicKey().subarray(1);
};
const point = (nonce?: number) => {
  const pair = createECDH("SM2");
  if (nonce === undefined) pair.generateKeys();
  else pair.setPrivateKey(nonce.toString(16).padStart(64, "0"), "hex");
  return new Uint8Array(pair.getPublicKey().subarray(1));
};

describe("what encryptions choose at random", () => {
  it("is not foreseen where it is random", () => {
    const padding = () => random(100).map((byte) => byte || 1);
    const entries = [
      ...encrypted(
        "SM2",
        many(60, () => point()),
      ),
      ...encrypted("RSAES_PKCS1_V1_5", many(200, padding)),
      ...encrypted(
        "RSAES_OAEP_SHA_1",
        many(200, () => random(20)),
      ),
      ...encrypted(
        "RSAES_OAEP_SHA_256",
        many(200, () => random(32)),
      ),
    ];
    expect(foreseeableIn(entries)).toBeUndefined();
    expect(foreseeableIn([])).toBeUndefined();
  });

  it("is foreseen where nonces of SM2 count, whichever answer came first", () => {
    const entries = encrypted(
      "SM2_C1C3C2_ASN1",
      many(4, (at) => point(10_000_000 + at)),
    );
    const { reason, exchange } = foreseeableIn(entries.toReversed()) ?? {};
    expect(reason).toContain("request 2 by SM2_C1C3C2_ASN1 is not random: its nonce");
    expect(exchange?.number).toBe(2);
  });

  it("is foreseen where a padding string repeats itself", () => {
    const eight = random(8);
    const entries = encrypted("RSAES_PKCS1_V1_5", [
      random(100),
      random(100).map((_, at) => eight[at % 8] ?? 0),
    ]);
    expect(foreseeableIn(entries)?.reason).toContain("request 2 by RSAES_PKCS1_V1_5 is not random: of what");
  });

  it.each([
    ["SM2", "sm3", (hash: Buffer) => pointOf(hash)],
    ["SM2_C1C3C2_ASN1", "sha256", (hash: Buffer) => pointOf(hash)],
    ["RSAES_OAEP_SHA_256", "sha256", (hash: Buffer) => hash],
    ["RSAES_OAEP_SHA_1", "sha1", (hash: Buffer) => hash],
    ["RSAES_PKCS1_V1_5", "sha512", (hash: Buffer) => hash.filter((byte) => byte !== 0)],
  ] as const)("is foreseen where %s makes it of the data key by %s", (algorithm, hash, choose) => {
    const entries = encrypted(algorithm, [random(64)]).map(({ dataKey, exchange }) => {
      const made = choose(createHash(hash).update(dataKey.bytes).digest());
      return { dataKey: { ...dataKey, randomness: Buffer.from(made).toString("hex") }, exchange };
    });
    expect(foreseeableIn(entries)?.reason).toContain(`it is the ${hash} of the data key`);
  });

  it("is foreseen where seeds of OAEP are uneven", () => {
    const entries = encrypted(
      "RSAES_OAEP_SHA_256",
      many(64, () => random(32).map((byte) => byte & 127)),
    );
    expect(foreseeableIn(entries)?.reason).toContain("the seeds of the run show that");
  });
});
