import type { Mutant } from "../mutant.ts";
import { authenticationCodeMutants } from "./authentication-codes.ts";
import { authorizationFormMutants } from "./authorization-form.ts";
import { credentialScopeMutants } from "./credential-scope.ts";
import { nearSignatures } from "./near-signatures.ts";
import { secretIdMutants } from "./secret-id.ts";
import { secretKeyMutants } from "./secret-key.ts";
import { signatureComparisonMutants } from "./signature-comparison.ts";
import { signatureCoverageMutants } from "./signature-coverage.ts";
import { signatureKeyMutants } from "./signature-key.ts";
import { signedOtherwiseMutants } from "./signed-otherwise.ts";
import { timestampMutants } from "./timestamps.ts";

/** Mistakes in telling who calls. */
export const authenticationMutants: readonly Mutant[] = [
  ...signatureComparisonMutants,
  ...signatureCoverageMutants,
  ...signatureKeyMutants,
  ...signedOtherwiseMutants,
  ...secretKeyMutants,
  ...secretIdMutants,
  ...authorizationFormMutants,
  ...credentialScopeMutants,
  ...nearSignatures,
  ...timestampMutants,
  ...authenticationCodeMutants,
];
