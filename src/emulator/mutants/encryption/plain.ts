import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { mutant } from "../changes/changes.ts";
import { encrypting } from "../changes/ciphertext-change.ts";
import { byGet } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";
import { rsaNames } from "./rsa-blocks.ts";

/** Leaves the data key plain though there is a public key. */
const plainWhen =
  (when: (call: Call, dataKey: Uint8Array) => boolean): Change =>
  (reference) => ({
    ...reference,
    protect: (call, dataKey) => (when(call, dataKey) ? dataKey : reference.protect(call, dataKey)),
  });

const unencrypted = ["GDK-48", "GDK-25", "GDK-26"];
const plain = (() => (_call, _key, message) => message) satisfies Parameters<typeof encrypting>[1];
const has = (call: Call, name: string): boolean => call.filledText(name) !== undefined;

/** The same bytes for the same byte, which is no encryption. */
const masked =
  (mask: (byte: number, at: number) => number): Change =>
  (reference) => ({
    ...reference,
    protect: async (call, dataKey) =>
      has(call, "EncryptionPublicKey") ? dataKey.map(mask) : await reference.protect(call, dataKey),
  });

/** The data key stays plain where it was to be encrypted, or is encrypted where it was to stay plain. */
export const plainMutants: readonly Mutant[] = [
  mutant(
    "plain-always",
    unencrypted,
    "EncryptionPublicKey is taken and not used",
    plainWhen(() => true),
  ),
  mutant(
    "plain-rsa",
    ["GDK-25", "GDK-48", "GDK-34", "GDK-35", "GDK-36"],
    "next to an RSA key the data key stays plain",
    encrypting(rsaNames, plain),
  ),
  mutant(
    "plain-sm2",
    ["GDK-26", "GDK-48", "GDK-32", "GDK-33", "GDK-39"],
    "next to an SM2 key the data key stays plain",
    encrypting(["SM2", "SM2_C1C3C2_ASN1"], plain),
  ),
  mutant(
    "plain-sm2-asn1",
    ["GDK-33", "GDK-26", "GDK-48"],
    "SM2_C1C3C2_ASN1 leaves the data key plain",
    encrypting(["SM2_C1C3C2_ASN1"], plain),
  ),
  mutant(
    "plain-oaep-sha256",
    ["GDK-36", "GDK-25", "GDK-48"],
    "RSAES_OAEP_SHA_256 leaves the data key plain",
    encrypting(["RSAES_OAEP_SHA_256"], plain),
  ),
  mutant(
    "plain-without-algorithm",
    ["GDK-39", "GDK-26", "GDK-48"],
    "without EncryptionAlgorithm the data key stays plain",
    plainWhen((call) => !has(call, "EncryptionAlgorithm")),
  ),
  mutant(
    "plain-by-key-spec",
    unencrypted,
    "a data key asked for by KeySpec alone stays plain",
    plainWhen((call) => call.integer("NumberOfBytes") === undefined),
  ),
  mutant(
    "plain-by-number",
    unencrypted,
    "a data key asked for by NumberOfBytes alone stays plain",
    plainWhen((call) => !has(call, "KeySpec")),
  ),
  mutant(
    "plain-by-both",
    unencrypted,
    "a data key asked for by KeySpec and NumberOfBytes stays plain",
    plainWhen((call) => has(call, "KeySpec") && call.integer("NumberOfBytes") !== undefined),
  ),
  mutant(
    "plain-aes-128",
    unencrypted,
    "a data key of AES_128 stays plain",
    plainWhen((call) => call.text("KeySpec") === "AES_128"),
  ),
  mutant(
    "plain-with-context",
    unencrypted,
    "next to an EncryptionContext the public key is not used",
    plainWhen((call) => has(call, "EncryptionContext")),
  ),
  mutant(
    "plain-below-16",
    unencrypted,
    "data keys of fewer than 16 bytes stay plain",
    plainWhen((_call, dataKey) => dataKey.length < 16),
  ),
  mutant(
    "plain-one-byte",
    unencrypted,
    "data keys of one byte stay plain",
    plainWhen((_call, dataKey) => dataKey.length === 1),
  ),
  mutant(
    "plain-past-256",
    ["GDK-26", "GDK-48", "GDK-44", "GDK-25"],
    "data keys of more than 256 bytes stay plain",
    plainWhen((_call, dataKey) => dataKey.length > 256),
  ),
  mutant(
    "plain-1024",
    ["GDK-26", "GDK-48", "GDK-44", "GDK-25"],
    "data keys of 1024 bytes stay plain",
    plainWhen((_call, dataKey) => dataKey.length === 1024),
  ),
  mutant(
    "plain-by-get",
    unencrypted,
    "EncryptionPublicKey is not used when it comes by GET",
    plainWhen(byGet),
  ),
  mutant(
    "plain-every-tenth",
    unencrypted,
    "every tenth request leaves its data key plain",
    plainWhen((call) => call.number % 10 === 0),
  ),
  mutant(
    "masked-with-constant",
    unencrypted,
    "the data key is masked with a constant instead of encrypted",
    masked((byte) => byte ^ 0x5a),
  ),
  mutant(
    "masked-with-position",
    unencrypted,
    "the data key is masked with the position of each byte instead of encrypted",
    masked((byte, at) => byte ^ (at & 0xff)),
  ),
  mutant("plain-behind-ciphertext", unencrypted, "the data key follows its ciphertext", (reference) => ({
    ...reference,
    protect: async (call, dataKey) => {
      const protectedKey = await reference.protect(call, dataKey);
      return has(call, "EncryptionPublicKey") ? Buffer.concat([protectedKey, dataKey]) : protectedKey;
    },
  })),
  mutant(
    "encrypted-plaintext-urlsafe",
    ["GDK-48"],
    "an encrypted Plaintext is in the URL-safe alphabet",
    (reference) => ({
      ...reference,
      encodePlaintext: (bytes, call) =>
        has(call, "EncryptionPublicKey")
          ? Buffer.from(bytes).toString("base64url")
          : reference.encodePlaintext(bytes, call),
    }),
  ),
  mutant("encrypted-plaintext-hex", ["GDK-48"], "an encrypted Plaintext is hexadecimal", (reference) => ({
    ...reference,
    encodePlaintext: (bytes, call) =>
      has(call, "EncryptionPublicKey")
        ? Buffer.from(bytes).toString("hex")
        : reference.encodePlaintext(bytes, call),
  })),
  mutant(
    "encrypted-plaintext-lines",
    ["GDK-48"],
    "an encrypted Plaintext is Base64 in lines of 64",
    (reference) => ({
      ...reference,
      encodePlaintext: (bytes, call) => {
        const base64 = reference.encodePlaintext(bytes, call);
        return has(call, "EncryptionPublicKey") ? base64.replaceAll(/.{64}/g, "$&\n") : base64;
      },
    }),
  ),
  mutant(
    "encrypts-with-own-key",
    ["GDK-27", "GDK-47"],
    "without a public key the data key is masked with a key of the endpoint",
    (reference) => ({
      ...reference,
      protect: async (call, dataKey) =>
        call.action.use === "open" || has(call, "EncryptionPublicKey")
          ? reference.protect(call, dataKey)
          : Buffer.concat([call.state.randomBytes(16), dataKey]),
    }),
  ),
];
