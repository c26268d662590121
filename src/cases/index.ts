export { encryptedRequests, misfitAlgorithms } from "./algorithms.ts";
export { contextArbitrary } from "./arbitraries/context.ts";
export { encryptedRequest } from "./arbitraries/encrypted-request.ts";
export { faultyRequest } from "./arbitraries/faulty-request.ts";
export { invalidEnumValue } from "./arbitraries/invalid-enum-value.ts";
export { invalidLength } from "./arbitraries/invalid-length.ts";
export { parameterPair } from "./arbitraries/parameter-pair.ts";
export { validLength } from "./arbitraries/valid-length.ts";
export { validRequest } from "./arbitraries/valid-request.ts";
export { wrongTypeValue } from "./arbitraries/wrong-type-value.ts";
export { type BodyRow, oversizedBodies, unknownMemberBodies, wrongBodies } from "./bodies.ts";
export { boundaryLengths, keySpecs, lengthBoundaries, outerLengths } from "./boundaries.ts";
export { type ContextChange, otherContexts, respellings } from "./context-changes.ts";
export { type ContextRow, contextRows, unclearContexts, validContexts } from "./contexts.ts";
export { malformedKeyIds } from "./key-identifiers.ts";
export { malformedKeys, otherKinds, wrongPoints } from "./key-material.ts";
export { type KeySpelling, keySpellings, spelledKeys } from "./key-spellings.ts";
export { failingWinners, losingKeySpecs, precedencePairs } from "./precedence.ts";
export {
  type CaseFacts,
  type PropertySchema,
  type RequestSchema,
  readRequestSchema,
} from "./request-schema.ts";
export {
  authorizationTampers,
  bodyTampers,
  headerTampers,
  type RequestTamper,
  scopeTampers,
  secretIdTampers,
} from "./request-tampers.ts";
export {
  type Binding,
  bindCase,
  type Case,
  enabledKey,
  isPlaceholder,
  type KeySymbol,
  keyMaterial,
  type Placeholder,
  type Row,
} from "./row.ts";
export { type SignatureTamper, signatureTampers } from "./tampers.ts";
export { unknownParameters } from "./unknown-parameters.ts";
export { violations } from "./violations.ts";
