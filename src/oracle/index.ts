export { decodeBase64 } from "./base64.ts";
export type { Breach, Judgement } from "./breach.ts";
export { isObject, parseJson, readReply } from "./envelope.ts";
export { type Expected, type Judged, judge } from "./judge.ts";
export { describe } from "./judge-envelope.ts";
export type { DataKey } from "./judge-granted.ts";
export { Ledger } from "./ledger.ts";
export { type Case, type Grant, type Prediction, predict } from "./predict.ts";
export { isUuid, shown } from "./shown.ts";
