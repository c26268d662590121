export { decodeDataKey } from "./decode-data-key.ts";
export type { Decoded, Decoding, EncryptionAlgorithm, Observation, Undecodable } from "./decoding.ts";
export type { Diagnosis } from "./diagnoses.ts";
export {
  type DecryptionKey,
  generateKeyPair,
  type KeyKind,
  type RsaDecryptionKey,
  type Sm2DecryptionKey,
  sm2KeyFromPrivate,
} from "./key-pair.ts";
export { Marker, markLength } from "./marker.ts";
export { type CiphertextField, layOutSm2 } from "./sm2-layout.ts";
export { findGuessableNonce, isNonceOf } from "./sm2-nonce.ts";
export { canonicalQuery, derivedKeys, signTc3, type Tc3Input, type Tc3Signature } from "./tc3.ts";
