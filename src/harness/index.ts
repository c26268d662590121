export { sightingsAcross } from "./across.ts";
export type { Act } from "./act.ts";
export type { Answer } from "./answer.ts";
export type { CaseRow } from "./asking.ts";
export type { CheckDefinition } from "./definition.ts";
export { type DirectRun, type DirectSelection, runDirectly } from "./direct.ts";
export { type Embedded, embeddedClaims, startEmbedded } from "./embedded.ts";
export { type Cleaned, cleanKeys } from "./fixtures/clean-keys.ts";
export { FixtureKeys, type KeyKeeping } from "./fixtures/fixture-keys.ts";
export { newRunId } from "./fixtures/key-alias.ts";
export type { KeyEntry, KeyLedger } from "./fixtures/key-ledger.ts";
export { neededRoles } from "./fixtures/needed-roles.ts";
export { costOf, type MadeRole, rolesToMake } from "./fixtures/roles.ts";
export type { HarEntry } from "./har.ts";
export { loadSuites } from "./load-suites.ts";
export { pack, unpack } from "./parcel.ts";
export { plannedControls, plannedRequests, plannedShared } from "./planned-requests.ts";
export { type Preflight, preflight } from "./preflight.ts";
export { inOneSecond, unthrottled } from "./rate.ts";
export { replayOf } from "./reproduce.ts";
export { type Selection, select } from "./select.ts";
export type { SessionOptions } from "./session-options.ts";
export type { Shard } from "./share.ts";
export { addSightings, addTogether, type Sightings } from "./sightings.ts";
export { suite, suiteOneByOne } from "./suite.ts";
export { askedAnyhow, askedInVain, askedVariously, facts, schema, withGoodRequest } from "./tables.ts";
export { judgeThroughout, recorded } from "./throughout.ts";
export { type EarlierPart, traceId } from "./traces.ts";
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
  sameText,
  untold,
} from "./verbs.ts";
export type { Declaration, Declarations } from "./vitest/declaration.ts";
export { runSuites, type SuiteRun, type SuiteRunOptions, type VerdictContext } from "./vitest/run.ts";
