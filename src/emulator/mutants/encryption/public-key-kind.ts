import { sm2 } from "sm-crypto-v2";
import { replacing } from "../../change.ts";
import type { PublicKey } from "../../rules/public-key.ts";
import { mutant } from "../changes/changes.ts";
import { armoured, base64Of, kindOf, plainWhere, repairing, rescuing } from "../changes/public-key-change.ts";
import type { Mutant } from "../mutant.ts";

/** The base point: a key that everybody knows the private half of. */
const basePoint = (): PublicKey => ({
  kind: "SM2",
  point: sm2.precomputePublicKey(sm2.getPublicKeyFromPrivateKey(`${"0".repeat(63)}1`), 1),
});

const prime = 2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n;

const reduced = (coordinate: Uint8Array): Buffer =>
  Buffer.from(
    (BigInt(`0x${Buffer.from(coordinate).toString("hex")}`) % prime).toString(16).padStart(64, "0"),
    "hex",
  );

/** Keys of other kinds and sizes are taken. */
export const publicKeyKindMutants: readonly Mutant[] = [
  mutant(
    "public-key-rsa-1024",
    ["GDK-29"],
    "RSA keys of 1024 bits are taken",
    replacing({ rsaBits: [1024, 2048] }),
  ),
  mutant(
    "public-key-rsa-3072",
    ["GDK-29"],
    "RSA keys of 3072 bits are taken",
    replacing({ rsaBits: [2048, 3072] }),
  ),
  mutant(
    "public-key-rsa-4096",
    ["GDK-29"],
    "RSA keys of 4096 bits are taken",
    replacing({ rsaBits: [2048, 4096] }),
  ),
  mutant(
    "public-key-rsa-from-2048",
    ["GDK-29"],
    "RSA keys of 2048 bits and more are taken",
    replacing({ rsaBits: [2048, 3072, 4096, 8192] }),
  ),
  mutant(
    "public-key-p256",
    ["GDK-29"],
    "keys of P-256 are taken for keys of SM2",
    rescuing((pem) => (kindOf(pem) === "prime256v1" ? basePoint() : undefined)),
  ),
  mutant(
    "public-key-secp256k1",
    ["GDK-29"],
    "keys of secp256k1 are taken for keys of SM2",
    rescuing((pem) => (kindOf(pem) === "secp256k1" ? basePoint() : undefined)),
  ),
  mutant(
    "public-key-ed25519-plain",
    ["GDK-29"],
    "next to an Ed25519 key the data key stays plain",
    plainWhere((pem) => kindOf(pem) === "ed25519"),
  ),
  mutant(
    "public-key-other-kind-plain",
    ["GDK-29"],
    "next to a key of another kind the data key stays plain",
    plainWhere((pem) => !["", "SM2"].includes(kindOf(pem))),
  ),
  mutant(
    "public-key-off-curve",
    ["GDK-31"],
    "an SM2 point that is not on the curve is replaced by the base point",
    rescuing((pem) =>
      base64Of(pem).startsWith("MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE") ? basePoint() : undefined,
    ),
  ),
  mutant(
    "public-key-infinity",
    ["GDK-31"],
    "the point at infinity is taken for a public key",
    rescuing((pem) =>
      /^MBkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DAgAA/.test(base64Of(pem)) ? basePoint() : undefined,
    ),
  ),
  mutant(
    "public-key-zero-point",
    ["GDK-31"],
    "the coordinates 0 and 0 are taken for a public key",
    rescuing((pem) =>
      /0{128}$/.test(Buffer.from(base64Of(pem), "base64").toString("hex")) ? basePoint() : undefined,
    ),
  ),
  mutant(
    "public-key-coordinates-reduced",
    ["GDK-31"],
    "coordinates above the prime are reduced instead of refused",
    (reference) => ({
      ...reference,
      readSm2Key: (der) =>
        reference.readSm2Key(
          Buffer.concat([der.subarray(0, 27), reduced(der.subarray(27, 59)), reduced(der.subarray(59))]),
        ),
    }),
  ),
  mutant(
    "public-key-coordinates-either-way",
    ["GDK-31"],
    "a point with y before x is put right instead of refused",
    repairing((pem) => {
      const der = Buffer.from(base64Of(pem), "base64");
      return armoured(Buffer.concat([der.subarray(0, 27), der.subarray(59), der.subarray(27, 59)]));
    }),
  ),
  mutant(
    "public-key-point-form-unread",
    ["GDK-28"],
    "the first byte of an SM2 point is not looked at",
    (reference) => ({
      ...reference,
      decodePem: (pem) => {
        const der = Buffer.from(reference.decodePem(pem));
        return der.length === 91 ? der.fill(4, 26, 27) : der;
      },
    }),
  ),
];
