export { contextArbitrary } from "./arbitraries/context.ts";
export { encryptedRequest } from "./arbitraries/encrypted-request.ts";
export { faultyRequest } from "./arbitraries/faulty-request.ts";
export { invalidEnumValue } from "./arbitraries/invalid-enum-value.ts";
export { invalidLengthRequest } from "./arbitraries/invalid-length.ts";
export { parameterPair } from "./arbitraries/parameter-pair.ts";
export { lengthRequest, validLength } from "./arbitraries/valid-length.ts";
export { precedenceRequest, validRequest } from "./arbitraries/valid-request.ts";
export { wrongTypeValue } from "./arbitraries/wrong-type-value.ts";
export { type AuthenticationPair, authenticationPairs } from "./authentication/authentication-pairs.ts";
export { readAuthorization } from "./authentication/authorization.ts";
export {
  authorizationTampers,
  scopeTampers,
  secretIdTampers,
} from "./authentication/authorization-tampers.ts";
export { onOwnConnection, type RequestTamper } from "./authentication/request-tamper.ts";
export {
  asOlderVersion,
  bodyTampers,
  headerTampers,
  hostTampers,
  queryTampers,
  timestampTampers,
  withOtherKeySpec,
} from "./authentication/request-tampers.ts";
export { type OtherDate, otherDates } from "./authentication/scope-dates.ts";
export { type SignatureTamper, signatureTampers } from "./authentication/signature-tampers.ts";
export { moreSignedHeaders, spacedAgent } from "./authentication/signed-headers.ts";
export { mistakenSignings } from "./authentication/signing-mistakes.ts";
export { timelyOffsets, untimelyOffsets } from "./authentication/timestamp-offsets.ts";
export { unsigned } from "./authentication/unsigned.ts";
export { type Witness, witness } from "./authentication/witness.ts";
export { type Binding, bindCase } from "./bind-case.ts";
export { type Blend, blends } from "./blends.ts";
export { burstOfAlgorithms, burstOfLengths, burstOfStates } from "./bursts.ts";
export { encryptedRequests, misfitAlgorithms, tooLongForSm2 } from "./encryption/algorithms.ts";
export { encryptedWith, keyKinds } from "./encryption/encrypted-with.ts";
export { malformedKeys, otherKinds, wrongPoints } from "./encryption/key-material.ts";
export { type KeySpelling, keySpellings, spelledKeys } from "./encryption/key-spellings.ts";
export { type NearSecretKey, nearSecretKeys } from "./encryption/near-secret-keys.ts";
export { zeroLedPairs } from "./encryption/zero-led-pairs.ts";
export { deniedPairs, type StateRow, statePairs, stateRows } from "./key-states.ts";
export { boundaryLengths, everyLength, keySpecs, lengthBoundaries } from "./parameters/boundaries.ts";
export { malformedKeyIds, unlikelyKeyIds } from "./parameters/key-identifiers.ts";
export { parameterPairs } from "./parameters/parameter-pairs.ts";
export {
  encryptedPrecedence,
  failingPairs,
  failingWinners,
  losingKeySpecs,
  precedencePairs,
} from "./parameters/precedence.ts";
export { everything, unknownParameters } from "./parameters/unknown-parameters.ts";
export { violations } from "./parameters/violations.ts";
export { enabledKey, isPlaceholder, type KeySymbol, keyMaterial, type Placeholder } from "./placeholder.ts";
export {
  type BodyRow,
  extendedBodies,
  oversizedBodies,
  unknownMemberBodies,
  wrongBodies,
} from "./protocol/bodies.ts";
export { brokenQueries } from "./protocol/broken-queries.ts";
export { asEachWord, inSmallLetters, spelled } from "./protocol/header-names.ts";
export { type OddRequest, oddRequests } from "./protocol/odd-requests.ts";
export { canBeQuery } from "./protocol/query.ts";
export {
  type CaseFacts,
  type PropertySchema,
  type RequestSchema,
  readRequestSchema,
} from "./request-schema.ts";
export {
  type BlobChange,
  blobChanges,
  lastLetterChanges,
  withOneLetterChanged,
} from "./round-trip/blob-change.ts";
export { underOtherName } from "./round-trip/blob-splice.ts";
export {
  type ContextChange,
  disguisedContexts,
  otherContexts,
  respellings,
} from "./round-trip/context-changes.ts";
export {
  type ContextRow,
  contextRows,
  type ForeignContext,
  sampleContext,
  subtleContexts,
  unclearContexts,
  validContexts,
} from "./round-trip/contexts.ts";
export { roundTrips } from "./round-trip/round-trips.ts";
export { undecryptable, undecryptableOrUnknown } from "./round-trip/undecryptable.ts";
export type { Case, Row } from "./row.ts";
export { withFault } from "./select-rows.ts";
export { company, manner, partsOf, type Way } from "./way.ts";
export { inAnyWay, inWays, wholeWays } from "./ways.ts";
