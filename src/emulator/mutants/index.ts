import { answerMutants } from "./answer/index.ts";
import { authenticationMutants } from "./authentication/index.ts";
import { blobMutants } from "./blob/index.ts";
import { contextMutants } from "./context/index.ts";
import { courseMutants } from "./course/index.ts";
import { dataKeyMutants } from "./data-key/index.ts";
import { encryptionMutants } from "./encryption/index.ts";
import { errorMutants } from "./errors/index.ts";
import type { Mutant } from "./mutant.ts";
import { parameterMutants } from "./parameters/index.ts";
import { protocolMutants } from "./protocol/index.ts";

export type { Mutant } from "./mutant.ts";

/** Every mutant, chapter by chapter. */
export const mutants: readonly Mutant[] = [
  ...parameterMutants,
  ...dataKeyMutants,
  ...answerMutants,
  ...protocolMutants,
  ...errorMutants,
  ...courseMutants,
  ...encryptionMutants,
  ...blobMutants,
  ...contextMutants,
  ...authenticationMutants,
];
