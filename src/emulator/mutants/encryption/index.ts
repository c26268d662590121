import type { Mutant } from "../mutant.ts";
import { algorithmMutants } from "./algorithm.ts";
import { oaepMutants } from "./oaep.ts";
import { pkcs1Mutants } from "./pkcs1.ts";
import { plainMutants } from "./plain.ts";
import { plainBesideMutants } from "./plain-beside.ts";
import { publicKeyFormMutants } from "./public-key-form.ts";
import { publicKeyKindMutants } from "./public-key-kind.ts";
import { publicKeyMixedMutants } from "./public-key-mixed.ts";
import { rsaCiphertextMutants } from "./rsa-ciphertext.ts";
import { rsaMaximumMutants } from "./rsa-maximum.ts";
import { rsaSwappedMutants } from "./rsa-swapped.ts";
import { sm2Asn1Mutants } from "./sm2-asn1.ts";
import { sm2FormMutants } from "./sm2-form.ts";
import { sm2HashMutants } from "./sm2-hash.ts";
import { sm2KdfMutants } from "./sm2-kdf.ts";
import { sm2MessageMutants } from "./sm2-message.ts";
import { sm2PointMutants } from "./sm2-point.ts";

/** Mistakes in encrypting the data key under a public key. */
export const encryptionMutants: readonly Mutant[] = [
  ...sm2FormMutants,
  ...sm2Asn1Mutants,
  ...sm2KdfMutants,
  ...sm2HashMutants,
  ...sm2PointMutants,
  ...sm2MessageMutants,
  ...rsaSwappedMutants,
  ...pkcs1Mutants,
  ...oaepMutants,
  ...rsaCiphertextMutants,
  ...rsaMaximumMutants,
  ...publicKeyKindMutants,
  ...publicKeyFormMutants,
  ...publicKeyMixedMutants,
  ...plainMutants,
  ...plainBesideMutants,
  ...algorithmMutants,
];
