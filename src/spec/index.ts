export type { Problem } from "./explain.ts";
export { loadSpecs } from "./load.ts";
export { packageRoot } from "./package-root.ts";
export { comparePage, type Difference, requirementsCiting } from "./page/compare.ts";
export { derivePage } from "./page/derive.ts";
export { renderAction } from "./page/render.ts";
export {
  type CredentialSource,
  loadProfileText,
  type ProfileDocument,
} from "./profile-text.ts";
export type { JsonSchema } from "./schemas/json-schema.ts";
export {
  compileErrorValidator,
  compileRequestValidator,
  compileResponseValidator,
  type ShapeValidator,
  type ShapeViolation,
} from "./schemas/validators.ts";
export { checkSchemas, writeSchemas } from "./schemas/write.ts";
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
export { validateReport, validateVerdictLine } from "./validate-report.ts";
