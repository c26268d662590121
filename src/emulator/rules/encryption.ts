import { constants, type KeyObject, publicEncrypt } from "node:crypto";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";
import type { PublicKey } from "./public-key.ts";

/** Valid values of EncryptionAlgorithm for RSA keys. */
export type RsaAlgorithm = "RSAES_PKCS1_V1_5" | "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256";

/** Valid values of EncryptionAlgorithm. */
export type Algorithm = "SM2" | "SM2_C1C3C2_ASN1" | RsaAlgorithm;

/** One way of padding a message for RSA. */
export interface RsaScheme {
  readonly padding: number;
  /** Digest of OAEP, for the label and for MGF1 alike. */
  readonly oaepHash?: string;
  /** Bytes of the modulus that the message cannot have. */
  readonly overhead: number;
}

/** Makes the bytes that Plaintext then carries. */
export type Encrypt = (call: Call, publicKey: PublicKey, message: Uint8Array) => Uint8Array;

/** Encryption of a data key for the caller's public key. */
export interface EncryptionRules {
  readonly defaultAlgorithm: Algorithm;
  readonly algorithms: readonly string[];
  readonly encrypt: Readonly<Record<Algorithm, Encrypt>>;
  readonly rsaSchemes: Readonly<Record<RsaAlgorithm, RsaScheme>>;
  readonly rsaEncrypt: (call: Call, key: KeyObject, scheme: RsaScheme, message: Uint8Array) => Uint8Array;
  readonly checkAlgorithm: (call: Call) => void;
  readonly resolveAlgorithm: (call: Call) => Algorithm;
  /** The data key as the caller gets it: itself, or encrypted when the caller sent a public key. */
  readonly protect: (call: Call, dataKey: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

const encryptionFails = (why: string): Refusal => new Refusal("FailedOperation.EncryptionError", why);

const byRsa =
  (algorithm: RsaAlgorithm): Encrypt =>
  (call, publicKey, message) => {
    const scheme = call.rules.rsaSchemes[algorithm];
    if (publicKey.kind !== "RSA") throw encryptionFails(`${algorithm} needs an RSA key`);
    const maximum = publicKey.bytes - scheme.overhead;
    if (message.length > maximum) throw encryptionFails(`${algorithm} takes at most ${maximum} bytes`);
    return call.rules.rsaEncrypt(call, publicKey.key, scheme, message);
  };

const bySm2 =
  (form: "sm2Raw" | "sm2Asn1"): Encrypt =>
  (call, publicKey, message) => {
    if (publicKey.kind !== "SM2") throw encryptionFails("SM2 needs an SM2 key");
    return call.rules[form](call.rules.sm2Encrypt(call, publicKey.point, message));
  };

const encrypt: EncryptionRules["encrypt"] = {
  SM2: bySm2("sm2Raw"),
  SM2_C1C3C2_ASN1: bySm2("sm2Asn1"),
  RSAES_PKCS1_V1_5: byRsa("RSAES_PKCS1_V1_5"),
  RSAES_OAEP_SHA_1: byRsa("RSAES_OAEP_SHA_1"),
  RSAES_OAEP_SHA_256: byRsa("RSAES_OAEP_SHA_256"),
};

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(encrypt, name);

/**
 * The reference's reading: without a public key the algorithm is not used, yet must be a valid value.
 * Whatever stands between the data key and its encryption is FailedOperation.EncryptionError.
 */
export const encryptionRules: EncryptionRules = {
  defaultAlgorithm: "SM2",
  algorithms: Object.keys(encrypt),
  encrypt,
  rsaSchemes: {
    RSAES_PKCS1_V1_5: { padding: constants.RSA_PKCS1_PADDING, overhead: 11 },
    RSAES_OAEP_SHA_1: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1", overhead: 42 },
    RSAES_OAEP_SHA_256: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256", overhead: 66 },
  },
  rsaEncrypt: (_call, key, { padding, oaepHash }, message) =>
    publicEncrypt(oaepHash === undefined ? { key, padding } : { key, padding, oaepHash }, message),
  checkAlgorithm: (call) => {
    const { algorithms } = call.rules;
    const algorithm = call.filledText("EncryptionAlgorithm");
    if (algorithm === undefined || algorithms.includes(algorithm)) return;
    throw new Refusal("InvalidParameter", `EncryptionAlgorithm must be one of ${algorithms.join(", ")}`);
  },
  resolveAlgorithm: (call) => {
    const algorithm = call.filledText("EncryptionAlgorithm");
    return algorithm !== undefined && isAlgorithm(algorithm) ? algorithm : call.rules.defaultAlgorithm;
  },
  protect: (call, dataKey) => {
    const { rules } = call;
    const pem = call.filledText("EncryptionPublicKey");
    if (pem === undefined) return dataKey;
    return rules.encrypt[rules.resolveAlgorithm(call)](call, rules.readPublicKey(call, pem), dataKey);
  },
};
