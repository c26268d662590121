export { decodeBase64 } from "./base64.ts";
export type { Breach, Judgement } from "./breach.ts";
export {
  compareTraces,
  type TracedAccount,
  type TracedBreach,
  type TracedPart,
  withCounts,
} from "./compare-traces.ts";
export { disputeOf } from "./dispute.ts";
export { isObject, parseJson, readReply } from "./envelope.ts";
export { type Expected, type Judged, judge } from "./judge.ts";
export { describe } from "./judge-envelope.ts";
export type { DataKey } from "./judge-granted.ts";
export { isSameKeyId } from "./key-id.ts";
export { type Account, Ledger, shownTogether } from "./ledger.ts";
export { Measures } from "./measures.ts";
export { type Case, type Grant, type Prediction, predict } from "./predict.ts";
export { compileShapes, requestViolations } from "./shape.ts";
export { isUuid, shown, wordsOf } from "./shown.ts";
export { type Trace, Tracer, type Traces } from "./trace.ts";
