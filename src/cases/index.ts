export { encryptedRequests, misfitAlgorithms, tooLongForSm2 } from "./algorithms.ts";
export { contextArbitrary } from "./arbitraries/context.ts";
export { encryptedRequest } from "./arbitraries/encrypted-request.ts";
export { faultyRequest } from "./arbitraries/faulty-request.ts";
export { invalidEnumValue } from "./arbitraries/invalid-enum-value.ts";
export { invalidLengthRequest } from "./arbitraries/invalid-length.ts";
export { parameterPair } from "./arbitraries/parameter-pair.ts";
export { lengthRequest, validLength } from "./arbitraries/valid-length.ts";
export { precedenceRequest, validRequest } from "./arbitraries/valid-request.ts";
export { wrongTypeValue } from "./arbitraries/wrong-type-value.ts";
export { type AuthenticationPair, authenticationPairs } from "./authentication-pairs.ts";
export { authorizationTampers, scopeTampers, secretIdTampers } from "./authorization-tampers.ts";
export { type Binding, bindCase } from "./bind-case.ts";
export { type BlobChange, blobChanges, lastLetterChanges, withOneLetterChanged } from "./blob-change.ts";
export { underOtherName } from "./blob-splice.ts";
export { type BodyRow, oversizedBodies, unknownMemberBodies, wrongBodies } from "./bodies.ts";
export { boundaryLengths, everyLength, keySpecs, lengthBoundaries } from "./boundaries.ts";
export { brokenQueries } from "./broken-queries.ts";
export { burstOfAlgorithms, burstOfLengths, burstOfStates } from "./bursts.ts";
export { type ContextChange, disguisedContexts, otherContexts, respellings } from "./context-changes.ts";
export {
  type ContextRow,
  contextRows,
  type ForeignContext,
  sampleContext,
  subtleContexts,
  unclearContexts,
  validContexts,
} from "./contexts.ts";
export { encryptedWith, keyKinds } from "./encrypted-with.ts";
export { malformedKeyIds, unlikelyKeyIds } from "./key-identifiers.ts";
export { malformedKeys, otherKinds, wrongPoints } from "./key-material.ts";
export { type KeySpelling, keySpellings, spelledKeys } from "./key-spellings.ts";
export { deniedPairs, type StateRow, statePairs, stateRows } from "./key-states.ts";
export { type NearSecretKey, nearSecretKeys } from "./near-secret-keys.ts";
export { type OddRequest, oddRequests } from "./odd-requests.ts";
export { parameterPairs } from "./parameter-pairs.ts";
export { enabledKey, isPlaceholder, type KeySymbol, keyMaterial, type Placeholder } from "./placeholder.ts";
export {
  encryptedPrecedence,
  failingPairs,
  failingWinners,
  losingKeySpecs,
  precedencePairs,
} from "./precedence.ts";
export {
  type CaseFacts,
  type PropertySchema,
  type RequestSchema,
  readRequestSchema,
} from "./request-schema.ts";
export { onOwnConnection, type RequestTamper } from "./request-tamper.ts";
export {
  asOlderVersion,
  bodyTampers,
  headerTampers,
  hostTampers,
  queryTampers,
  timestampTampers,
  withOtherKeySpec,
} from "./request-tampers.ts";
export { roundTrips } from "./round-trips.ts";
export type { Case, Row } from "./row.ts";
export { withFault } from "./select-rows.ts";
export { type SignatureTamper, signatureTampers } from "./signature-tampers.ts";
export { mistakenSignings } from "./signing-mistakes.ts";
export { timelyOffsets, untimelyOffsets } from "./timestamp-offsets.ts";
export { everything, unknownParameters } from "./unknown-parameters.ts";
export { violations } from "./violations.ts";
export { company, manner, partsOf, type Way } from "./way.ts";
export { inAnyWay, inWays, wholeWays } from "./ways.ts";
export { type Witness, witness } from "./witness.ts";
export { zeroLedPairs } from "./zero-led-pairs.ts";
