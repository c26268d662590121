import { randomBytes } from "node:crypto";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import type { Encrypt, RsaAlgorithm } from "../../rules/encryption.ts";
import type { Rules } from "../../rules.ts";
import { mutant } from "../changes/changes.ts";
import { encrypting } from "../changes/ciphertext-change.ts";
import type { Mutant } from "../mutant.ts";
import { blockLength, nonZeroBytes, pkcs1Block, rsaNames, rsaRaw } from "./rsa-blocks.ts";

const maximum: Readonly<Record<RsaAlgorithm, number>> = {
  RSAES_PKCS1_V1_5: 245,
  RSAES_OAEP_SHA_1: 214,
  RSAES_OAEP_SHA_256: 190,
};

/** What is done with data keys that do not fit, instead of refusing them. */
const pastMaximum = (
  names: readonly RsaAlgorithm[],
  instead: (encrypt: Encrypt, name: RsaAlgorithm, reference: Rules) => Encrypt,
): Change => {
  const one = (name: RsaAlgorithm): Change =>
    encrypting([name], (encrypt, reference) => (call, key, message) => {
      const fits = key.kind !== "RSA" || message.length <= maximum[name];
      return (fits ? encrypt : instead(encrypt, name, reference))(call, key, message);
    });
  return (reference) => names.reduce((rules, name) => one(name)(rules), reference);
};

/** Refuses data keys of more than so many bytes though they would fit. */
const atMost = (name: RsaAlgorithm, bytes: number): Change =>
  encrypting([name], (encrypt) => (call, key, message) => {
    if (message.length > bytes)
      throw new Refusal("FailedOperation.EncryptionError", "the data key is too long");
    return encrypt(call, key, message);
  });

const lengthened: Encrypt = (_call, key, message) =>
  key.kind === "RSA"
    ? rsaRaw(key.key, pkcs1Block(message, nonZeroBytes(blockLength - 3 - message.length)))
    : message;

/** Mistakes at the most that RSA can encrypt. */
export const rsaMaximumMutants: readonly Mutant[] = [
  mutant(
    "rsa-truncates",
    ["GDK-44", "GDK-14"],
    "RSA encrypts only as much of a long data key as fits",
    pastMaximum(
      rsaNames,
      (encrypt, name) => (call, key, message) => encrypt(call, key, message.subarray(0, maximum[name])),
    ),
  ),
  mutant(
    "rsa-truncates-oaep-sha256",
    ["GDK-44", "GDK-14"],
    "RSAES_OAEP_SHA_256 encrypts the first 190 bytes of a long data key",
    pastMaximum(
      ["RSAES_OAEP_SHA_256"],
      (encrypt) => (call, key, message) => encrypt(call, key, message.subarray(0, 190)),
    ),
  ),
  mutant(
    "rsa-truncates-pkcs1",
    ["GDK-44", "GDK-14"],
    "RSAES_PKCS1_V1_5 encrypts the first 245 bytes of a long data key",
    pastMaximum(
      ["RSAES_PKCS1_V1_5"],
      (encrypt) => (call, key, message) => encrypt(call, key, message.subarray(0, 245)),
    ),
  ),
  mutant(
    "rsa-keeps-the-end",
    ["GDK-44", "GDK-14"],
    "RSA encrypts only the last bytes of a long data key",
    pastMaximum(
      rsaNames,
      (encrypt, name) => (call, key, message) => encrypt(call, key, message.subarray(-maximum[name])),
    ),
  ),
  mutant(
    "rsa-plain-past-maximum",
    ["GDK-44", "GDK-25"],
    "A data key that RSA cannot hold is given plain",
    pastMaximum(rsaNames, () => (_call, _key, message) => message),
  ),
  mutant(
    "rsa-plain-past-256",
    ["GDK-44", "GDK-25"],
    "A data key that is longer than the modulus is given plain",
    pastMaximum(
      rsaNames,
      (encrypt) => (call, key, message) =>
        message.length > blockLength ? message : encrypt(call, key, message),
    ),
  ),
  mutant(
    "rsa-other-padding-past-maximum",
    ["GDK-44", "GDK-36", "GDK-35"],
    "A data key that OAEP cannot hold is padded by PKCS#1 v1.5 where that can",
    pastMaximum(
      ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
      (_encrypt, _name, reference) => reference.encrypt.RSAES_PKCS1_V1_5,
    ),
  ),
  mutant(
    "rsa-several-blocks",
    ["GDK-44"],
    "A data key that RSA cannot hold is given as several ciphertexts, one behind the other",
    pastMaximum(rsaNames, (encrypt, name) => (call, key, message) => {
      const count = Math.ceil(message.length / maximum[name]);
      const pieces = Array.from({ length: count }, (_, at) =>
        message.subarray(at * maximum[name], (at + 1) * maximum[name]),
      );
      return Buffer.concat(pieces.map((piece) => encrypt(call, key, piece)));
    }),
  ),
  mutant(
    "rsa-wrapped-past-maximum",
    ["GDK-44"],
    "A data key that RSA cannot hold is masked with a short key, and that one encrypted",
    pastMaximum(rsaNames, (encrypt) => (call, key, message) => {
      const short = randomBytes(32);
      return Buffer.concat([
        encrypt(call, key, short),
        message.map((byte, at) => byte ^ (short[at % 32] ?? 0)),
      ]);
    }),
  ),
  mutant(
    "rsa-nothing-past-maximum",
    ["GDK-44"],
    "A data key that RSA cannot hold gives the encryption of nothing",
    pastMaximum(rsaNames, (encrypt) => (call, key) => encrypt(call, key, Buffer.alloc(0))),
  ),
  mutant(
    "rsa-internal-error-past-maximum",
    ["GDK-69", "GDK-44"],
    "A data key that RSA cannot hold gives InternalError",
    pastMaximum(rsaNames, () => () => {
      throw new Error("data too large for key size");
    }),
  ),
  mutant(
    "pkcs1-maximum-246",
    ["GDK-44"],
    "PKCS#1 v1.5 takes one byte more and shortens its padding string to seven bytes",
    pastMaximum(
      ["RSAES_PKCS1_V1_5"],
      (encrypt) => (call, key, message) =>
        (message.length === 246 ? lengthened : encrypt)(call, key, message),
    ),
  ),
  mutant(
    "pkcs1-maximum-244",
    ["GDK-43", "GDK-02"],
    "PKCS#1 v1.5 refuses its maximum of 245 bytes",
    atMost("RSAES_PKCS1_V1_5", 244),
  ),
  mutant(
    "oaep-sha1-maximum-213",
    ["GDK-43", "GDK-02"],
    "OAEP with SHA-1 refuses its maximum of 214 bytes",
    atMost("RSAES_OAEP_SHA_1", 213),
  ),
  mutant(
    "oaep-sha256-maximum-189",
    ["GDK-43", "GDK-02"],
    "OAEP with SHA-256 refuses its maximum of 190 bytes",
    atMost("RSAES_OAEP_SHA_256", 189),
  ),
  mutant(
    "oaep-sha256-maximum-128",
    ["GDK-43", "GDK-02"],
    "OAEP with SHA-256 refuses more than 128 bytes",
    atMost("RSAES_OAEP_SHA_256", 128),
  ),
  mutant(
    "pkcs1-maximum-117",
    ["GDK-43", "GDK-02"],
    "PKCS#1 v1.5 refuses more than a modulus of 1024 bits would hold",
    atMost("RSAES_PKCS1_V1_5", 117),
  ),
  mutant(
    "oaep-sha1-maximum-190",
    ["GDK-43", "GDK-02"],
    "OAEP with SHA-1 has the maximum of SHA-256",
    atMost("RSAES_OAEP_SHA_1", 190),
  ),
  mutant(
    "pkcs1-maximum-214",
    ["GDK-43", "GDK-02"],
    "PKCS#1 v1.5 has the maximum of OAEP with SHA-1",
    atMost("RSAES_PKCS1_V1_5", 214),
  ),
];
