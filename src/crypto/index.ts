export { decodeDataKey } from "./decode-data-key.ts";
export type { Decoded, Decoding, EncryptionAlgorithm, Observation, Undecodable } from "./decoding.ts";
export { type Diagnosis, diagnoses } from "./diagnoses.ts";
export {
  type DecryptionKey,
  generateKeyPair,
  type KeyKind,
  type RsaDecryptionKey,
  rsaKeyFromPem,
  type Sm2DecryptionKey,
  sm2KeyFromPrivate,
} from "./key-pair.ts";
export { canonicalQuery, signTc3, type Tc3Input, type Tc3Signature } from "./tc3.ts";
