import { constants, publicEncrypt } from "node:crypto";
import smCrypto from "sm-crypto";
import { describe, expect, it } from "vitest";
import { type EncryptionAlgorithm, generateKeyPair } from "../crypto/index.ts";
import { sm2Der } from "../crypto/testing/der-maker.ts";
import { encryptSm2 } from "../crypto/testing/sm2-maker.ts";
import { loadSpecs } from "../spec/index.ts";
import { judge } from "./judge.ts";
import { isSameKeyId } from "./key-id.ts";
import { type Case, predict } from "./predict.ts";
import { answered, keyId, requestId } from "./testing/exchanges.ts";
import { random } from "./testing/random.ts";

const specs = loadSpecs();
const rsa = await generateKeyPair("RSA_2048");
const sm2 = await generateKeyPair("SM2");
if (sm2.kind !== "SM2") throw new Error("not an SM2 pair");
const { publicHex } = sm2;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const rsaSealed = (padding: number, oaepHash?: string) => (bytes: Uint8Array) =>
  new Uint8Array(publicEncrypt({ key: rsa.publicPem, padding, oaepHash: oaepHash ?? "sha1" }, bytes));

const sealers: Readonly<Record<EncryptionAlgorithm, (bytes: Uint8Array) => Uint8Array>> = {
  SM2: (bytes) => new Uint8Array(Buffer.from(smCrypto.sm2.doEncrypt([...bytes], `04${publicHex}`, 1), "hex")),
  SM2_C1C3C2_ASN1: (bytes) => sm2Der(encryptSm2(bytes, publicHex)),
  RSAES_PKCS1_V1_5: rsaSealed(constants.RSA_PKCS1_PADDING),
  RSAES_OAEP_SHA_1: rsaSealed(constants.RSA_PKCS1_OAEP_PADDING),
  RSAES_OAEP_SHA_256: rsaSealed(constants.RSA_PKCS1_OAEP_PADDING, "sha256"),
};
const names = Object.entries(specs.predictions.algorithmKeys).flatMap(([name, kind]) => {
  const algorithm = Object.keys(sealers).find((known): known is EncryptionAlgorithm => known === name);
  return algorithm ? [{ algorithm, key: kind === "SM2" ? sm2 : rsa }] : [];
});

const plain: Case = { parameters: { KeyId: keyId, KeySpec: "AES_256" }, faults: [] };
const sealedCase = (key: typeof rsa, EncryptionAlgorithm?: string, faults: readonly string[] = []): Case => ({
  parameters: {
    ...plain.parameters,
    EncryptionPublicKey: key.publicPem,
    ...(EncryptionAlgorithm ? { EncryptionAlgorithm } : {}),
  },
  faults,
  key,
});
const fields = (bytes: Uint8Array) => ({
  KeyId: keyId,
  Plaintext: base64(bytes),
  CiphertextBlob: base64(random(80)),
  RequestId: requestId,
});
const judged = (given: Case, body: unknown) =>
  judge(answered(body), { given, prediction: predict(specs, given) });
const breached = (given: Case, Response: unknown) =>
  judged(given, { Response }).judgement.breaches.map(({ requirement }) => requirement);

describe("a granted answer", () => {
  it("is right with its four members, and gives the data key", () => {
    const bytes = random(32);
    const { judgement, dataKey } = judged(plain, { Response: fields(bytes) });
    expect(judgement.breaches).toEqual([]);
    expect(judgement.examined).toEqual(
      expect.arrayContaining(["GDK-10", "GDK-46", "GDK-47", "GDK-49", "GDK-51", "GDK-59"]),
    );
    expect(dataKey).toMatchObject({ bytes: Buffer.from(bytes), keyId });
    expect(dataKey).not.toHaveProperty("algorithm");
  });

  it("may hold what later revisions add", () => {
    expect(breached(plain, { ...fields(random(32)), DataKeyId: "", TagCode: 0, TagMsg: "" })).toEqual([]);
  });

  const broken = { KeyId: "GDK-46", Plaintext: "GDK-47", CiphertextBlob: "GDK-49", RequestId: "GDK-54" };
  it.each(
    Object.entries(broken).flatMap(([name, requirement]) =>
      [undefined, null, "", 7, ["AAAA"], { a: "AAAA" }].map((value) => ({ name, value, requirement })),
    ),
  )("breaks GDK-59 and $requirement with a $name of $value", ({ name, value, requirement }) => {
    const seen = breached(plain, { ...fields(random(32)), [name]: value });
    expect(seen.sort()).toEqual([requirement, "GDK-59"].sort());
  });

  it.each(["KeyId", "Plaintext", "CiphertextBlob", "RequestId"])("breaks GDK-59 with %s twice", (name) => {
    const json = JSON.stringify({ Response: fields(random(32)) });
    const twice = json.replace(`"${name}":`, `"${name}":"","${name}":`);
    const [breach] = judged(plain, twice).judgement.breaches;
    expect(breach).toMatchObject({ requirement: "GDK-59", reason: `${name} is there more than once` });
  });

  it.each([keyId.toUpperCase(), ` ${keyId}`, "00000000-1e38-11e9-b129-5cb9019b4b01"])(
    "breaks GDK-46 with the KeyId %j",
    (KeyId) => {
      expect(breached(plain, { ...fields(random(32)), KeyId })).toEqual(["GDK-46"]);
    },
  );

  it.each([
    [keyId, keyId.toUpperCase(), true],
    ["ALIAS", "alias", false],
    [undefined, undefined, true],
    [null, "x", false],
  ])("takes the KeyId %j for the CMK named %j: %s", (seen, named, same) => {
    expect(isSameKeyId(seen, named)).toBe(same);
  });

  it("breaks GDK-51 with a blob that shows the data key", () => {
    const bytes = random(32);
    expect(breached(plain, { ...fields(bytes), CiphertextBlob: base64(bytes) })).toEqual(["GDK-51"]);
  });

  it("tells of wrong members no value that may be the data key", () => {
    const bytes = random(32);
    const text = base64(bytes);
    const Response = { KeyId: text, Plaintext: { key: text }, CiphertextBlob: [text], RequestId: { text } };
    const { breaches } = judged(plain, { Response }).judgement;
    expect(breaches.length).toBeGreaterThan(3);
    for (const { reason, evidence } of breaches)
      expect(`${reason}${JSON.stringify(evidence)}`).not.toContain(text);
  });

  it.each([
    [{ KeySpec: "AES_128" }, [], 32, "GDK-09"],
    [{ KeySpec: "AES_256" }, [], 16, "GDK-10"],
    [{ NumberOfBytes: 17 }, [], 18, "GDK-14"],
    [{ NumberOfBytes: 17, KeySpec: "AES_128" }, [], 16, "GDK-17"],
    [{ NumberOfBytes: 17, KeySpec: "none" }, ["KeySpec.loser"], 16, "GDK-19"],
  ] as const)("to %j with %j of %d bytes breaks %s", (parameters, faults, length, requirement) => {
    const given = { parameters: { KeyId: keyId, ...parameters }, faults };
    const { judgement, dataKey } = judged(given, { Response: fields(random(length)) });
    expect(judgement.breaches).toMatchObject([{ requirement, evidence: { bytes: length } }]);
    expect(dataKey?.bytes).toHaveLength(length);
  });

  it.each([
    ["hex", (bytes: Uint8Array) => `${Buffer.from(bytes).toString("hex")}==`],
    ["URL-safe Base64", () => "_-".repeat(22)],
    ["unpadded Base64", (bytes: Uint8Array) => base64(bytes).replaceAll("=", "")],
    ["wrapped Base64", (bytes: Uint8Array) => `${base64(bytes)}\n`],
  ])("breaks GDK-47 with a Plaintext in %s", (_, write) => {
    const Plaintext = write(random(32));
    expect(breached(plain, { ...fields(random(32)), Plaintext })).toEqual(["GDK-47"]);
  });

  it("that a refusal was predicted for is not looked into", () => {
    const given = { parameters: {}, faults: ["KeySpec.oneOf"] };
    const { judgement, dataKey } = judged(given, { Response: { RequestId: requestId } });
    expect([judgement.breaches, dataKey]).toEqual([[], undefined]);
  });

  it("of another action owes nothing of GenerateDataKey", () => {
    expect(judge(answered({ Response: { RequestId: requestId } }), {}).judgement.breaches).toEqual([]);
  });
});

const requirementOf = {
  SM2: "GDK-32",
  SM2_C1C3C2_ASN1: "GDK-33",
  RSAES_PKCS1_V1_5: "GDK-34",
  RSAES_OAEP_SHA_1: "GDK-35",
  RSAES_OAEP_SHA_256: "GDK-36",
} as const;

describe("an encrypted data key", () => {
  it.each(names)("is read under $algorithm", ({ algorithm, key }) => {
    const bytes = random(32);
    const sealed = sealers[algorithm](bytes);
    const { judgement, dataKey } = judged(sealedCase(key, algorithm), { Response: fields(sealed) });
    expect(judgement.breaches).toEqual([]);
    expect(judgement.examined).toEqual(
      expect.arrayContaining([requirementOf[algorithm], "GDK-48", "GDK-10"]),
    );
    expect(Buffer.from(dataKey?.bytes ?? []).equals(bytes)).toBe(true);
    expect(dataKey).toMatchObject({ algorithm, randomness: expect.stringMatching(/^[0-9a-f]{16,}$/) });
  });

  it.each(names)("under $algorithm has the length that was asked for", ({ algorithm, key }) => {
    expect(breached(sealedCase(key, algorithm), fields(sealers[algorithm](random(31))))).toEqual(["GDK-10"]);
  });

  it.each(names)("that is plain instead of $algorithm is no data key", ({ algorithm, key }) => {
    const { judgement, dataKey } = judged(sealedCase(key, algorithm), { Response: fields(random(32)) });
    const kind = key === sm2 ? "GDK-26" : "GDK-25";
    expect(judgement.breaches.map(({ requirement }) => requirement)).toEqual([
      kind,
      requirementOf[algorithm],
    ]);
    expect(dataKey).toBeUndefined();
  });

  it.each([
    ["SM2", "SM2_C1C3C2_ASN1"],
    ["SM2_C1C3C2_ASN1", "SM2"],
    ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
    ["RSAES_OAEP_SHA_256", "RSAES_PKCS1_V1_5"],
  ] as const)("asked for by %s does not pass as %s", (asked, used) => {
    const key = asked.startsWith("SM2") ? sm2 : rsa;
    const { breaches } = judged(sealedCase(key, asked), {
      Response: fields(sealers[used](random(32))),
    }).judgement;
    expect(breaches).toMatchObject([
      {
        requirement: requirementOf[asked],
        reason: expect.stringContaining(`does not decrypt as ${asked}`),
        evidence: { diagnosis: expect.any(String) },
      },
    ]);
  });

  it("for an SM2 key without an algorithm is SM2, by GDK-39", () => {
    const given = sealedCase(sm2);
    const bytes = random(32);
    expect(judged(given, { Response: fields(sealers.SM2(bytes)) }).judgement.examined).toContain("GDK-39");
    expect(breached(given, fields(sealers.SM2_C1C3C2_ASN1(bytes)))).toEqual(["GDK-39"]);
  });

  it.each(names.filter(({ key }) => key === rsa))(
    "for an RSA key without an algorithm may be $algorithm, never another length",
    ({ algorithm }) => {
      const given = sealedCase(rsa, undefined, ["EncryptionAlgorithm.default"]);
      for (let round = 0; round < 40; round += 1) {
        const { judgement, dataKey } = judged(given, { Response: fields(sealers[algorithm](random(32))) });
        expect([judgement.breaches, dataKey?.algorithm]).toEqual([[], algorithm]);
      }
    },
  );

  it("for an RSA key without an algorithm must be one of RSA", () => {
    const given = sealedCase(rsa, undefined, ["EncryptionAlgorithm.default"]);
    expect(breached(given, fields(new Uint8Array(256)))).toEqual(["GDK-48"]);
    expect(breached(given, fields(random(32)))).toEqual(["GDK-25", "GDK-48"]);
  });

  it("of no Base64 breaks GDK-48", () => {
    expect(breached(sealedCase(sm2, "SM2"), { ...fields(random(32)), Plaintext: "@" })).toEqual(["GDK-48"]);
  });
});
