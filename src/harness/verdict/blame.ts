import { measureSkew } from "../../client/index.ts";
import { disputeOf } from "../../oracle/index.ts";
import type { Answer } from "../answer/answer.ts";
import { explainsExpiry, tellSkew } from "../session/clock-skew.ts";
import type { Session } from "../session/session.ts";

/** What a check leaned on beside the endpoint itself. */
export interface Leanings {
  /** It sent timestamps that only a known clock of the endpoint can tell right from wrong. */
  readonly onUnknownClock: boolean;
}

/**
 * What beside the endpoint explains an answer that broke a statement, in one sentence: a clock, the credentials or the
 * CMK of the profile. `undefined` where nothing does, and the endpoint is to blame.
 */
export async function otherCause(
  answer: Answer | undefined,
  { onUnknownClock }: Leanings,
  session: Session,
): Promise<string | undefined> {
  if (onUnknownClock)
    return "the endpoint's clock is not known well enough: its answers carry no Date that fits; let it send one";
  if (answer?.reply.kind !== "refused") return undefined;
  const { code } = answer.reply;
  return (
    clockCause(answer, code, session) ??
    (await otherCallerCause(answer, code, session)) ??
    (await otherKeyCause(answer, code, session)) ??
    (await controlCause(code, session))
  );
}

/** The endpoint is to blame for a violation, or the document where the answer follows another sentence of it. */
export function blame(reason: string, dispute: string | undefined) {
  return dispute === undefined
    ? ({ culprit: "endpoint", reason } as const)
    : ({ culprit: "document", reason: `${reason}; the document contradicts itself: ${dispute}` } as const);
}

/** What the reader of a violation should make sure of first, as the end of its reason; empty where there is nothing. */
export function doubtOf(answer: Answer | undefined): string {
  const { exchange, reply } = answer ?? {};
  return exchange?.call.signing?.as === "unauthorized" &&
    reply?.kind === "refused" &&
    reply.code === "AuthFailure.SignatureFailure"
    ? " (is the SecretKey of `unauthorizedCredentials` the one of its SecretId?)"
    : "";
}

/** The other sentence of the document that explains why an answer breaks a requirement, for the reason given. */
export function disputeIn(
  { reply, breaches }: Answer,
  requirement: string,
  reason: string,
  session: Session,
): string | undefined {
  const found = breaches.find((breach) => breach.dispute !== undefined && reason.includes(breach.reason));
  return disputeOf(session.specs, requirement, reply) ?? found?.dispute;
}

/** A clock that was set, or runs away, while the run is on. A Date that was never believed explains nothing. */
function clockCause({ exchange }: Answer, code: string, session: Session): string | undefined {
  const fresh = exchange.call.signing?.timestampOffset === undefined;
  if (code !== "AuthFailure.SignatureExpire" || !fresh || session.skew === undefined) return undefined;
  const skew = measureSkew(exchange);
  return skew !== undefined && explainsExpiry(skew)
    ? `${tellSkew(skew)}; set the clock that is wrong`
    : undefined;
}

const unknownKey: ReadonlySet<string> = new Set([
  "ResourceUnavailable.CmkNotFound",
  "InvalidParameterValue.InvalidKeyId",
]);

/** A second CMK of the profile that the endpoint does not know at all: then the plainest request for it is refused too. */
async function otherKeyCause({ exchange }: Answer, code: string, session: Session) {
  const { otherEnabledKey } = session.profile.fixtures;
  const isAsked =
    exchange.call.parameters["KeyId"] === otherEnabledKey && typeof otherEnabledKey === "string";
  if (!isAsked || !unknownKey.has(code)) return undefined;
  const parameters = { KeyId: otherEnabledKey, KeySpec: "AES_256" };
  const { reply } = await session.exchange({ parameters }, {});
  return reply.kind === "refused" && reply.code === code
    ? `the endpoint does not know the CMK of the profile's otherEnabledKey (${code}); name another enabled CMK, or leave it out`
    : undefined;
}

/**
 * A denied caller whom the endpoint does not know at all: it is so whatever action he names. Not so where it is the
 * signature that is refused: an endpoint that takes one caller's key for another's cannot be told from a wrong SecretKey.
 */
async function otherCallerCause({ exchange }: Answer, code: string, session: Session) {
  if (exchange.call.signing?.as !== "unauthorized" || !isOfAuthentication(code)) return undefined;
  if (code === "AuthFailure.SignatureFailure") return undefined;
  const signing = { as: "unauthorized" } as const;
  const { reply } = await session.exchange({ action: "NoSuchAction", parameters: {}, signing }, {});
  return reply.kind === "refused" && reply.code === code
    ? `the endpoint refuses the \`unauthorizedCredentials\` of the profile with ${code}, whatever they ask for`
    : undefined;
}

/** The enabled key is refused even in the plainest request: the profile's fixture or its credentials are at fault. */
async function controlCause(code: string, session: Session): Promise<string | undefined> {
  const control = await session.control().catch(() => undefined);
  if (control?.kind !== "refused" || control.code !== code || !isOfTheCaller(code)) return undefined;
  return `the plain good request is refused too, with ${code}: ${control.message}`;
}

/** Codes that speak of the CMK or of the caller, which the profile has chosen; any other is the endpoint's own. */
function isOfTheCaller(code: string): boolean {
  return (
    /^(ResourceUnavailable|UnauthorizedOperation|InvalidParameterValue\.InvalidKeyId)/.test(code) ||
    code === "AuthFailure.UnauthorizedOperation" ||
    isOfAuthentication(code)
  );
}

/** A time that is found expired although the clocks agree is no matter of credentials. */
function isOfAuthentication(code: string): boolean {
  return (
    code.startsWith("AuthFailure") &&
    code !== "AuthFailure.UnauthorizedOperation" &&
    code !== "AuthFailure.SignatureExpire"
  );
}
