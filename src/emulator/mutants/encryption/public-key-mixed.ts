import { createPublicKey } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import { replacing } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { PublicKey } from "../../rules/public-key.ts";
import { mutant } from "../changes/changes.ts";
import { remembering } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** The base point: a key that everybody knows the private half of. */
const basePoint = (): PublicKey => ({
  kind: "SM2",
  point: sm2.precomputePublicKey(sm2.getPublicKeyFromPrivateKey(`${"0".repeat(63)}1`), 1),
});

/** The wrong one of two keys is used. */
export const publicKeyMixedMutants: readonly Mutant[] = [
  mutant(
    "public-key-sticks",
    ["GDK-48", "GDK-25", "GDK-26"],
    "the first public key of each kind is used for ever",
    remembering(
      () => new Map<string, PublicKey>(),
      (first) => (reference) => ({
        ...reference,
        readPublicKey: (call, pem) => {
          const key = reference.readPublicKey(call, pem);
          if (!first.has(key.kind)) first.set(key.kind, key);
          return first.get(key.kind) ?? key;
        },
      }),
    ),
  ),
  mutant(
    "public-key-cache-collides",
    ["GDK-31", "GDK-28", "GDK-48"],
    "public keys are kept by the first 60 characters of their PEM",
    remembering(
      () => new Map<string, PublicKey>(),
      (kept) => (reference) => ({
        ...reference,
        readPublicKey: (call, pem) => {
          const name = pem.slice(0, 60);
          const key = kept.get(name) ?? reference.readPublicKey(call, pem);
          kept.set(name, key);
          return key;
        },
      }),
    ),
  ),
  mutant(
    "public-key-kms-own",
    ["GDK-26", "GDK-32", "GDK-33", "GDK-39", "GDK-48"],
    "SM2 encrypts for the base point, whoever asks",
    (reference) => ({
      ...reference,
      readPublicKey: (call, pem) => {
        const key = reference.readPublicKey(call, pem);
        return key.kind === "SM2" ? basePoint() : key;
      },
    }),
  ),
  mutant(
    "public-key-sm2-refused",
    ["GDK-26", "GDK-32", "GDK-33", "GDK-39", "GDK-02"],
    "SM2 keys are not supported",
    (reference) => ({
      ...reference,
      readSm2Key: () => {
        throw new Refusal("FailedOperation.EncryptionError", "only RSA is supported");
      },
    }),
  ),
  mutant(
    "public-key-rsa-refused",
    ["GDK-25", "GDK-34", "GDK-35", "GDK-36", "GDK-43", "GDK-02"],
    "RSA keys are not supported",
    replacing({ rsaBits: [] }),
  ),
  mutant(
    "public-key-kept-by-x",
    ["GDK-26"],
    "SM2 keys are kept by x alone",
    remembering(
      () => new Map<string, PublicKey>(),
      (kept) => (reference) => ({
        ...reference,
        readSm2Key: (der) => {
          const name = Buffer.from(der.subarray(-64, -32)).toString("hex");
          const key = kept.get(name) ?? reference.readSm2Key(der);
          kept.set(name, key);
          return key;
        },
      }),
    ),
  ),
  mutant(
    "rsa-exponent-assumed",
    ["GDK-48", "GDK-58"],
    "of an RSA key only the modulus is read",
    (reference) => ({
      ...reference,
      readRsaKey: (call, der) => {
        const read = reference.readRsaKey(call, der);
        if (read.kind !== "RSA") throw new Refusal("FailedOperation.EncryptionError");
        const jwk = { ...read.key.export({ format: "jwk" }), e: "AQAB" };
        return { ...read, key: createPublicKey({ key: jwk, format: "jwk" }) };
      },
    }),
  ),
];
