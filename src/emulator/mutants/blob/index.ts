import type { Mutant } from "../mutant.ts";
import { blobLeakMutants } from "./blob-leaks.ts";
import { hiddenBlobLeaks } from "./blob-leaks-hidden.ts";
import { blobRepeatMutants } from "./blob-repeats.ts";
import { decryptAnswerMutants } from "./decrypt-answer.ts";
import { decryptForgedMutants } from "./decrypt-forged.ts";
import { decryptValueMutants } from "./decrypt-value.ts";

/** Mistakes in CiphertextBlob and in Decrypt. */
export const blobMutants: readonly Mutant[] = [
  ...blobLeakMutants,
  ...hiddenBlobLeaks,
  ...blobRepeatMutants,
  ...decryptValueMutants,
  ...decryptAnswerMutants,
  ...decryptForgedMutants,
];
