import { algorithmMutants } from "./algorithm.ts";
import { authenticationCodeMutants } from "./authentication-codes.ts";
import { authorizationFormMutants } from "./authorization-form.ts";
import { blobLeakMutants } from "./blob-leaks.ts";
import { hiddenBlobLeaks } from "./blob-leaks-hidden.ts";
import { blobRepeatMutants } from "./blob-repeats.ts";
import { bodyCrashMutants } from "./body-crashes.ts";
import { bodyLeniencyMutants } from "./body-leniency.ts";
import { contextCompanyMutants } from "./context-company.ts";
import { contextLooseMutants } from "./context-loose.ts";
import { contextLossyMutants } from "./context-lossy.ts";
import { contextLostMutants } from "./context-lost.ts";
import { contextNothingMutants } from "./context-nothing.ts";
import { contextPairMutants } from "./context-pairs.ts";
import { credentialScopeMutants } from "./credential-scope.ts";
import { decryptAnswerMutants } from "./decrypt-answer.ts";
import { decryptForgedMutants } from "./decrypt-forged.ts";
import { decryptValueMutants } from "./decrypt-value.ts";
import { framingMutants } from "./framing.ts";
import { methodMutants } from "./methods.ts";
import type { Mutant } from "./mutant.ts";
import { nearSignatures } from "./near-signatures.ts";
import { oaepMutants } from "./oaep.ts";
import { pkcs1Mutants } from "./pkcs1.ts";
import { plainMutants } from "./plain.ts";
import { plainBesideMutants } from "./plain-beside.ts";
import { publicKeyFormMutants } from "./public-key-form.ts";
import { publicKeyKindMutants } from "./public-key-kind.ts";
import { publicKeyMixedMutants } from "./public-key-mixed.ts";
import { recoveryMutants } from "./recovery.ts";
import { rsaCiphertextMutants } from "./rsa-ciphertext.ts";
import { rsaMaximumMutants } from "./rsa-maximum.ts";
import { rsaSwappedMutants } from "./rsa-swapped.ts";
import { secretIdMutants } from "./secret-id.ts";
import { secretKeyMutants } from "./secret-key.ts";
import { signatureComparisonMutants } from "./signature-comparison.ts";
import { signatureCoverageMutants } from "./signature-coverage.ts";
import { signatureKeyMutants } from "./signature-key.ts";
import { sm2Asn1Mutants } from "./sm2-asn1.ts";
import { sm2FormMutants } from "./sm2-form.ts";
import { sm2HashMutants } from "./sm2-hash.ts";
import { sm2KdfMutants } from "./sm2-kdf.ts";
import { sm2MessageMutants } from "./sm2-message.ts";
import { sm2PointMutants } from "./sm2-point.ts";
import { timestampMutants } from "./timestamps.ts";

/** Mutants of public key encryption, CiphertextBlob, Decrypt, authentication and protocol. */
export const secondHalf: readonly Mutant[] = [
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
  ...blobLeakMutants,
  ...hiddenBlobLeaks,
  ...blobRepeatMutants,
  ...contextLooseMutants,
  ...contextCompanyMutants,
  ...contextPairMutants,
  ...contextLostMutants,
  ...contextLossyMutants,
  ...contextNothingMutants,
  ...decryptValueMutants,
  ...decryptAnswerMutants,
  ...decryptForgedMutants,
  ...signatureComparisonMutants,
  ...signatureCoverageMutants,
  ...signatureKeyMutants,
  ...secretKeyMutants,
  ...authorizationFormMutants,
  ...secretIdMutants,
  ...credentialScopeMutants,
  ...nearSignatures,
  ...timestampMutants,
  ...authenticationCodeMutants,
  ...methodMutants,
  ...bodyLeniencyMutants,
  ...bodyCrashMutants,
  ...recoveryMutants,
  ...framingMutants,
];
