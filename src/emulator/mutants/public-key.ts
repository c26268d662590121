import { createPublicKey } from "node:crypto";
import { sm2 } from "sm-crypto-v2";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";
import type { PublicKey } from "../rules/public-key.ts";
import { passes } from "./caller-change.ts";
import { type Change, mutant } from "./changes.ts";
import type { Mutant } from "./mutant.ts";
import { readingText } from "./request-change.ts";
import { remembering, replacing } from "./rule-change.ts";

/** Reads a PEM that the reference refuses; `undefined` refuses it still. */
const rescuing =
  (rescue: (pem: string, read: (pem: string) => PublicKey, call: Call) => PublicKey | undefined): Change =>
  (reference) => ({
    ...reference,
    readPublicKey: (call, pem) => {
      const read = (text: string) => reference.readPublicKey(call, text);
      if (passes(() => read(pem))) return read(pem);
      return rescue(pem, read, call) ?? read(pem);
    },
  });

/** Reads a PEM that the reference refuses after making another of it. */
const repairing = (repair: (pem: string) => string): Change =>
  rescuing((pem, read) => (passes(() => read(repair(pem))) ? read(repair(pem)) : undefined));

/** Gives the data key plain where `reads` does not get through. */
const plainWhere =
  (isTaken: (pem: string, refusal: unknown) => boolean): Change =>
  (reference) => ({
    ...reference,
    protect: (call, dataKey) => {
      const pem = call.filledText("EncryptionPublicKey");
      try {
        if (pem !== undefined) reference.readPublicKey(call, pem);
      } catch (refusal) {
        if (isTaken(pem ?? "", refusal)) return dataKey;
      }
      return reference.protect(call, dataKey);
    },
  });

const isPem = (text: string): boolean => text.includes("-----BEGIN PUBLIC KEY-----");
const kindOf = (pem: string): string => {
  try {
    const { asymmetricKeyType = "", asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType;
  } catch {
    return "";
  }
};
const base64Of = (pem: string): string => pem.replaceAll(/-----[^-]*-----|\s/g, "");
const armoured = (der: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString("base64")}\n-----END PUBLIC KEY-----\n`;
const spki = (text: string): string =>
  createPublicKey(text).export({ type: "spki", format: "pem" }).toString();
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
const kinds: readonly Mutant[] = [
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
];

/** What is no PEM of a public key is taken. */
const forms: readonly Mutant[] = [
  mutant(
    "public-key-malformed-plain",
    ["GDK-28"],
    "next to text that is no PEM the data key stays plain",
    plainWhere((pem) => !isPem(pem)),
  ),
  mutant(
    "public-key-unreadable-plain",
    ["GDK-28", "GDK-29", "GDK-31"],
    "next to a key that cannot be used the data key stays plain",
    plainWhere(() => true),
  ),
  mutant(
    "public-key-damaged-plain",
    ["GDK-28"],
    "next to a PEM whose content is damaged the data key stays plain",
    plainWhere((pem) => isPem(pem) && kindOf(pem) === "" && !base64Of(pem).startsWith("M")),
  ),
  mutant(
    "public-key-empty-pem-plain",
    ["GDK-28"],
    "next to a PEM without content the data key stays plain",
    plainWhere((pem) => isPem(pem) && base64Of(pem) === ""),
  ),
  mutant(
    "public-key-malformed-previous",
    ["GDK-28"],
    "next to text that is no PEM the public key of the last good request is used",
    remembering(
      () => ({ last: undefined as PublicKey | undefined }),
      (memory) => (reference) => ({
        ...reference,
        readPublicKey: (call, pem) => {
          if (!isPem(pem) && memory.last) return memory.last;
          memory.last = reference.readPublicKey(call, pem);
          return memory.last;
        },
      }),
    ),
  ),
  mutant(
    "public-key-hexadecimal",
    ["GDK-28"],
    "hexadecimal text of the key is taken",
    repairing((pem) => armoured(Buffer.from(pem, "hex"))),
  ),
  mutant(
    "public-key-without-armour",
    ["GDK-28"],
    "Base64 without the lines of PEM is taken",
    repairing((pem) => (pem.includes("-----") ? pem : armoured(Buffer.from(pem, "base64")))),
  ),
  mutant(
    "public-key-any-label",
    ["GDK-28"],
    "a PEM of any label is taken",
    repairing((pem) => pem.replaceAll(/(BEGIN|END) [A-Z0-9 ]+-/g, "$1 PUBLIC KEY-")),
  ),
  mutant(
    "public-key-jwk",
    ["GDK-28"],
    "a JSON Web Key is taken",
    repairing((pem) =>
      createPublicKey({ key: JSON.parse(pem), format: "jwk" })
        .export({ type: "spki", format: "pem" })
        .toString(),
    ),
  ),
  mutant(
    "public-key-private",
    ["GDK-28"],
    "a private key is taken and its public half used",
    repairing((pem) => (pem.includes("PRIVATE KEY") ? spki(pem) : pem)),
  ),
  mutant(
    "public-key-tag-unchecked",
    ["GDK-28"],
    "the first tag of the key is not looked at",
    (reference) => ({
      ...reference,
      decodePem: (pem) => Buffer.from(reference.decodePem(pem)).fill(0x30, 0, 1),
    }),
  ),
  mutant(
    "public-key-malformed-internal-error",
    ["GDK-69", "GDK-28"],
    "text that is no PEM gives InternalError",
    (reference) => ({
      ...reference,
      decodePem: (pem) => {
        if (passes(() => reference.decodePem(pem))) return reference.decodePem(pem);
        throw new Error("error:1E08010C:DECODER routines::unsupported");
      },
    }),
  ),
  mutant(
    "public-key-number-ignored",
    ["GDK-30"],
    "a public key that is no string counts as left out",
    readingText("EncryptionPublicKey", () => ""),
  ),
  mutant(
    "public-key-in-list",
    ["GDK-30"],
    "a list with a public key is taken for the key, an empty one for none",
    readingText("EncryptionPublicKey", (value) =>
      Array.isArray(value) ? String(value[0] ?? "") : undefined,
    ),
  ),
  mutant(
    "public-key-truthy-only",
    ["GDK-30"],
    "0 and false count as no public key",
    readingText("EncryptionPublicKey", (value) => (value === 0 || value === false ? "" : undefined)),
  ),
  mutant(
    "public-key-number-refused-late",
    ["GDK-30", "GDK-69"],
    "a public key that is no string gives InternalError",
    readingText("EncryptionPublicKey", () => {
      throw new Error("pem.trim is not a function");
    }),
  ),
];

/** The wrong one of two keys is used. */
const mixed: readonly Mutant[] = [
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
    ["GDK-26", "GDK-32", "GDK-33", "GDK-39"],
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
    ["GDK-25", "GDK-34", "GDK-35", "GDK-36", "GDK-43"],
    "RSA keys are not supported",
    replacing({ rsaBits: [] }),
  ),
];

/** Mistakes in which public keys are taken, and which one is used. */
export const publicKeyMutants: readonly Mutant[] = [...kinds, ...forms, ...mixed];
