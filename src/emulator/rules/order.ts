import type { Call } from "../call.ts";

/** One check of a request. It passes by returning and refuses by throwing a Refusal. */
export type Step = (call: Call) => void | Promise<void>;

/** Every check, by name. */
export type StepName =
  | "method"
  | "size"
  | "path"
  | "contentType"
  | "commonParameters"
  | "authentication"
  | "action"
  | "version"
  | "parameters"
  | "unknown"
  | "missing"
  | "types"
  | "keyId"
  | "numberOfBytes"
  | "keySpec"
  | "length"
  | "context"
  | "algorithm"
  | "values"
  | "authorization"
  | "key"
  | "keyState"
  | "trigger";

/** What is checked, and which check comes first. */
export interface OrderRules {
  readonly steps: Readonly<Record<StepName, Step>>;
  readonly order: readonly StepName[];
}

const sealing =
  (step: Step): Step =>
  (call) =>
    call.action.use === "seal" ? step(call) : undefined;
const keyed =
  (step: Step): Step =>
  (call) =>
    call.action.use === "none" ? undefined : step(call);

const steps: OrderRules["steps"] = {
  method: (call) => call.rules.checkMethod(call),
  size: (call) => call.rules.checkSize(call),
  path: (call) => call.rules.checkPath(call),
  contentType: (call) => call.rules.checkContentType(call),
  commonParameters: (call) => call.rules.checkCommonParameters(call),
  authentication: (call) => call.rules.authenticate(call),
  action: (call) => void call.action,
  version: (call) => call.rules.checkVersion(call),
  parameters: (call) => void call.parameters,
  unknown: (call) => call.rules.checkUnknown(call),
  missing: (call) => call.rules.checkMissing(call),
  types: (call) => call.rules.checkTypes(call),
  keyId: (call) => call.rules.checkKeyId(call),
  numberOfBytes: sealing((call) => call.rules.checkNumberOfBytes(call)),
  keySpec: sealing((call) => call.rules.checkKeySpec(call)),
  length: sealing((call) => void call.rules.resolveLength(call)),
  context: (call) => call.rules.checkContext(call),
  algorithm: (call) => call.rules.checkAlgorithm(call),
  values: (call) => call.action.checkValues?.(call),
  authorization: (call) => call.rules.authorize(call),
  key: keyed((call) => void call.key),
  keyState: keyed((call) => call.rules.checkKeyState(call)),
  trigger: keyed((call) => call.rules.checkTrigger(call)),
};

/**
 * The reference's order, which the document leaves open: frame, caller, action, parameters, permission, key.
 * A stranger so learns nothing of actions, and a denied caller nothing of keys. The caller's public key is
 * read last, by the encryption that needs it.
 */
export const orderRules: OrderRules = {
  steps,
  order: [
    "method",
    "size",
    "path",
    "contentType",
    "commonParameters",
    "authentication",
    "action",
    "version",
    "parameters",
    "unknown",
    "missing",
    "types",
    "keyId",
    "numberOfBytes",
    "keySpec",
    "length",
    "context",
    "algorithm",
    "values",
    "authorization",
    "key",
    "keyState",
    "trigger",
  ],
};
