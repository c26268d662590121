import type { Mutant } from "./mutant.ts";

/** Mutants of public key encryption, CiphertextBlob, Decrypt, authentication and protocol. */
export const secondHalf: readonly Mutant[] = [];
