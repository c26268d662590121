import type { EncryptionAlgorithm } from "../decoding.ts";
import type { Diagnosis } from "../diagnoses.ts";

/** A wrong ciphertext and what has to be said of it. */
export interface Fault {
  readonly vice: string;
  readonly algorithm: EncryptionAlgorithm;
  readonly diagnosis: Diagnosis;
  /** Passed on to the decoder. */
  readonly expectedLength?: number;
  readonly make: () => Uint8Array;
}
