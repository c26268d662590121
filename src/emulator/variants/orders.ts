import { type Change, together } from "../change.ts";
import { orderRules, type StepName } from "../rules/order.ts";
import { ordered, variant } from "./change.ts";
import type { Variant } from "./variant.ts";

const frame: readonly StepName[] = ["method", "size", "path", "contentType"];
const caller: readonly StepName[] = ["commonParameters", "authentication"];
const action: readonly StepName[] = ["action", "version"];
const read: readonly StepName[] = ["parameters", "unknown", "missing", "types"];
const values: readonly StepName[] = ["numberOfBytes", "keySpec", "length", "context", "algorithm", "values"];
const key: readonly StepName[] = ["key", "keyState", "trigger"];

/** Moves some checks right behind another one. */
function after(place: StepName, ...moved: readonly StepName[]): readonly StepName[] {
  return orderRules.order
    .filter((name) => !moved.includes(name))
    .flatMap((name) => (name === place ? [name, ...moved] : [name]));
}

/** Only once KeySpec is known to be valid can a length be missing. */
const otherValues: readonly StepName[] = [
  "values",
  "algorithm",
  "context",
  "keySpec",
  "numberOfBytes",
  "length",
];

/** Encrypts before the state of the CMK is looked at, so that what is wrong with the public key comes first. */
const publicKeyBeforeState: Change = (reference) => ({
  ...reference,
  checkKeyState: (call) => {
    const pem = call.action.use === "seal" ? call.filledText("EncryptionPublicKey") : undefined;
    if (pem !== undefined) reference.readPublicKey(call, pem);
    reference.checkKeyState(call);
  },
});

/** Other orders of checks: the document names none. */
export const orderVariants: readonly Variant[] = [
  variant(
    "order-action-first",
    "action and version are checked before the caller",
    ordered([
      ...frame,
      "commonParameters",
      ...action,
      "authentication",
      ...read,
      "keyId",
      ...values,
      "authorization",
      ...key,
    ]),
  ),
  variant(
    "order-version-first",
    "the version is checked before the action",
    ordered(after("authentication", "version", "action")),
  ),
  variant(
    "order-caller-first",
    "the caller is checked before the frame",
    ordered([...caller, ...frame, ...action, ...read, "keyId", ...values, "authorization", ...key]),
  ),
  variant(
    "order-permission-first",
    "permission is checked right after the caller",
    ordered([...frame, ...caller, ...action, "authorization", ...read, "keyId", ...values, ...key]),
  ),
  variant(
    "order-permission-last",
    "permission is checked after the CMK",
    ordered([
      ...frame,
      ...caller,
      ...action,
      ...read,
      "keyId",
      ...values,
      "key",
      "authorization",
      "keyState",
      "trigger",
    ]),
  ),
  variant(
    "order-key-before-values",
    "the CMK is looked up before the other parameters are checked",
    ordered([...frame, ...caller, ...action, ...read, "keyId", "authorization", ...key, ...values]),
  ),
  variant(
    "order-values-reversed",
    "values are checked in the reverse order",
    ordered([...frame, ...caller, ...action, ...read, ...otherValues, "keyId", "authorization", ...key]),
  ),
  variant(
    "order-key-id-last",
    "the form of KeyId is checked last of the parameters",
    ordered([...frame, ...caller, ...action, ...read, ...values, "keyId", "authorization", ...key]),
  ),
  variant(
    "order-missing-before-unknown",
    "what is missing is told before what is undefined",
    ordered(after("missing", "unknown")),
  ),
  variant(
    "order-types-first",
    "types are checked before what is missing or undefined",
    ordered([
      ...frame,
      ...caller,
      ...action,
      "parameters",
      "types",
      "missing",
      "unknown",
      "keyId",
      ...values,
      "authorization",
      ...key,
    ]),
  ),
  variant(
    "order-unknown-last",
    "undefined parameters are told when all others are right",
    ordered([
      ...frame,
      ...caller,
      ...action,
      "parameters",
      "missing",
      "types",
      "keyId",
      ...values,
      "unknown",
      "authorization",
      ...key,
    ]),
  ),
  variant(
    "order-public-key-before-state",
    "the public key is read before the state of the CMK is checked",
    together(publicKeyBeforeState),
  ),
];
