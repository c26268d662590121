export type { Act } from "./act/act.ts";
export type { CaseRow } from "./act/asking.ts";
export { askedAnyhow, askedInVain, askedVariously, facts, schema, withGoodRequest } from "./act/tables.ts";
export type { Answer } from "./answer/answer.ts";
export {
  asPredicted,
  blamesNobody,
  dataKeyOf,
  dataKeyOfLength,
  dataKeyWhereOffered,
  decrypted,
  granted,
  notGranted,
  refusedAsPredicted,
  refusedByEither,
  refusedOrSame,
  refusedWith,
  sameBytes,
  sameKeyId,
  untold,
} from "./answer/verbs.ts";
export type { CheckDefinition } from "./check/definition.ts";
export { loadSuites } from "./check/load-suites.ts";
export { inOneSecond, unthrottled } from "./check/rate.ts";
export { suite, suiteOneByOne } from "./check/suite.ts";
export { type DirectRun, type DirectSelection, runDirectly } from "./direct.ts";
export { type Embedded, embeddedClaims, startEmbedded } from "./embedded.ts";
export type { HarEntry } from "./evidence/har.ts";
export { type Cleaned, cleanKeys } from "./fixtures/clean-keys.ts";
export { FixtureKeys, type KeyKeeping } from "./fixtures/fixture-keys.ts";
export { newRunId } from "./fixtures/key-alias.ts";
export type { KeyEntry, KeyLedger } from "./fixtures/key-ledger.ts";
export { neededRoles } from "./fixtures/needed-roles.ts";
export { costOf, type MadeRole, rolesToMake } from "./fixtures/roles.ts";
export { pack, unpack } from "./parcel.ts";
export { type Preflight, preflight } from "./preflight.ts";
export { plannedControls, plannedRequests, plannedShared } from "./selection/planned-requests.ts";
export { type Selection, select } from "./selection/select.ts";
export type { Shard } from "./selection/share.ts";
export type { SessionOptions } from "./session/session-options.ts";
export { addSightings, addTogether, type Sightings } from "./session/sightings.ts";
export { type EarlierPart, traceId } from "./session/traces.ts";
export { sightingsAcross } from "./verdict/across.ts";
export { replayOf } from "./verdict/reproduce.ts";
export { judgeThroughout, recorded } from "./verdict/throughout.ts";
export type { Declaration, Declarations } from "./vitest/declaration.ts";
export { runSuites, type SuiteRun, type SuiteRunOptions, type VerdictContext } from "./vitest/run.ts";
