export { describeProblem, explainSchemaErrors, type Problem } from "./explain.ts";
export { loadSpecs } from "./load.ts";
export { packageRoot } from "./package-root.ts";
export {
  type CredentialVariables,
  type DeclaredDeviation,
  loadProfileText,
  type ProfileDocument,
} from "./profile-text.ts";
export type {
  ActionFacts,
  FaultFacts,
  FieldType,
  ParameterFacts,
  PredictionFacts,
  PublicKeyKind,
  ResponseFacts,
  Source,
  Specs,
} from "./types.ts";
export { validateReport } from "./validate-report.ts";
