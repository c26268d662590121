import { timingSafeEqual } from "node:crypto";
import type { Call } from "../call.ts";
import { Refusal } from "../refusal.ts";
import type { Caller } from "../state.ts";
import { type Authorization, parseAuthorization } from "./authorization.ts";

/** Who calls, and whether the request is what that caller signed, up to the signature itself. */
export interface AuthenticationRules {
  /** Seconds by which X-TC-Timestamp may differ from now, either way. */
  readonly clockSkewMaximum: number;
  readonly scopeService: string;
  readonly scopeTerminator: string;
  readonly requiredSignedHeaders: readonly string[];
  readonly readAuthorization: (call: Call) => Authorization;
  readonly identify: (call: Call) => Caller;
  readonly checkTimestamp: (call: Call) => void;
  readonly checkScopeDate: (call: Call) => void;
  readonly checkScopeService: (call: Call) => void;
  readonly checkScopeTerminator: (call: Call) => void;
  readonly checkSignedHeaders: (call: Call) => void;
  readonly checkToken: (call: Call) => void;
  /** All of it: throws the first refusal. */
  readonly authenticate: (call: Call) => void;
}

/** Whether two strings are equal, in a time that tells of their lengths and not of where they differ. */
export function sameInConstantTime(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function timestampOf(call: Call): number {
  const header = call.header("x-tc-timestamp") ?? "";
  if (!/^\d{1,18}$/.test(header))
    throw new Refusal("InvalidParameter", "X-TC-Timestamp must be an integer of seconds");
  return Number(header);
}

/** YYYY-MM-DD in UTC, "" for seconds that lie beyond every calendar. */
function utcDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

const signatureFails = (why: string): never => {
  throw new Refusal("AuthFailure.SignatureFailure", why);
};

/**
 * The reference's reading. No Authorization at all is answered as an invalid one, not as MissingParameter:
 * it is no parameter of the API but the proof of the caller, and the code then names the header to mend.
 */
export const authenticationRules: AuthenticationRules = {
  clockSkewMaximum: 300,
  scopeService: "kms",
  scopeTerminator: "tc3_request",
  requiredSignedHeaders: ["content-type", "host"],
  readAuthorization: (call) => parseAuthorization(call.header("authorization") ?? ""),
  identify: (call) => {
    const caller = call.state.callers.get(call.authorization.secretId);
    if (caller === undefined) throw new Refusal("AuthFailure.SecretIdNotFound");
    return caller;
  },
  checkTimestamp: (call) => {
    const { clockSkewMaximum } = call.rules;
    const seconds = Math.floor(call.state.now() / 1000);
    if (Math.abs(seconds - timestampOf(call)) <= clockSkewMaximum) return;
    throw new Refusal("AuthFailure.SignatureExpire", String(clockSkewMaximum));
  },
  checkScopeDate: (call) => {
    if (call.authorization.date !== utcDay(timestampOf(call)))
      signatureFails("the scope's date is not the UTC day of X-TC-Timestamp");
  },
  checkScopeService: (call) => {
    if (call.authorization.service !== call.rules.scopeService)
      signatureFails("the scope names another service");
  },
  checkScopeTerminator: (call) => {
    if (call.authorization.terminator === call.rules.scopeTerminator) return;
    throw new Refusal("AuthFailure.InvalidAuthorization", "the scope must end in tc3_request");
  },
  checkSignedHeaders: (call) => {
    const missing = call.rules.requiredSignedHeaders.find(
      (name) => !call.authorization.signedHeaders.includes(name),
    );
    if (missing === undefined) return;
    throw new Refusal("AuthFailure.InvalidAuthorization", `SignedHeaders must name ${missing}`);
  },
  checkToken: (call) => {
    const expected = call.caller.token?.reveal() ?? "";
    if (!sameInConstantTime(expected, call.header("x-tc-token") ?? ""))
      throw new Refusal("AuthFailure.TokenFailure");
  },
  authenticate: (call) => {
    const { rules } = call;
    rules.checkScopeTerminator(call);
    rules.checkSignedHeaders(call);
    rules.identify(call);
    rules.checkTimestamp(call);
    rules.checkScopeDate(call);
    rules.checkScopeService(call);
    rules.checkSignature(call);
    rules.checkToken(call);
  },
};
