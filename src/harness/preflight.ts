import { createClient, redactSecrets } from "../client/index.ts";
import { EnvironmentError } from "../model/errors.ts";
import type { Exchange } from "../model/exchange.ts";
import { wordsOf } from "../oracle/index.ts";
import { explainsExpiry, isTooFar, tellSkew } from "./session/clock-skew.ts";
import { type Control, type ControlResult, tryControl } from "./session/control.ts";
import { clientOptions, type SessionOptions } from "./session/session-options.ts";

/** How the endpoint stands before or after a run. */
export interface Preflight {
  readonly requests: number;
  /** How many of them were sent again, since they came too fast. */
  readonly retried?: number;
  /** Why a run against it could not be judged, in one sentence; absent when a good request gets its data key. */
  readonly reason?: string;
}

/**
 * Sends the positive control from a client of its own, before the suites and after them. `onFailure` hears how many
 * requests went out for one that throws, `onExchange` of every exchange.
 *
 * @throws EnvironmentError when nothing can be tried at all: the endpoint is out of reach, refuses the credentials,
 *   finds the time wrong or throttles a single request.
 */
export async function preflight(
  options: SessionOptions,
  onFailure: (requests: number) => void = () => {},
  onExchange: (exchange: Exchange) => void = () => {},
): Promise<Preflight> {
  const client = createClient({ ...clientOptions(options), onExchange });
  try {
    const result = await tryControl(client.send, options.profile);
    const { total: requests, retried } = client.totals();
    const reason = reasonOf(result, options.profile.endpoint);
    const counts = retried === 0 ? { requests } : { requests, retried };
    return reason === undefined ? counts : { ...counts, reason };
  } catch (error) {
    onFailure(client.totals().total);
    throw error;
  } finally {
    await client.close();
  }
}

/** What a control that was not granted means. Whatever may be the endpoint's own fault is left for the checks to find. */
function reasonOf({ control, skew }: ControlResult, endpoint: string): string | undefined {
  switch (control.kind) {
    case "granted":
      // It may be a vice of the first answer alone, which no check will meet again.
      return (
        control.flaw && `a plain good request was answered wrongly, and another rightly: ${control.flaw}`
      );
    case "failed":
      throw new EnvironmentError(`${endpoint} could not be tried: ${control.reason}.`);
    case "wrong":
      return `the positive control, a plain good request, was answered wrongly: ${control.reason}`;
    case "refused":
      return refusalOf(control, skew, endpoint);
    default:
      return control satisfies never;
  }
}

type Refused = Extract<Control, { kind: "refused" }>;

function refusalOf({ code, message }: Refused, skew: number | undefined, endpoint: string): string {
  const said = redactSecrets(wordsOf(`${code}: ${message}`));
  if (code.startsWith("RequestLimitExceeded"))
    throw new EnvironmentError(
      `${endpoint} throttles a single request (${said}); wait, or let nobody else use its quota.`,
    );
  if (code === "AuthFailure.SignatureExpire") {
    if (explainsExpiry(skew)) throw new EnvironmentError(expired(skew, said, endpoint));
  } else if (isOfCredentials(code)) {
    const clock = isTooFar(skew) ? ` ${tellSkew(skew)}, too; set it.` : "";
    throw new EnvironmentError(
      `${endpoint} refuses the credentials of the profile (${said}); give a SecretId, its SecretKey and no old token. Where they are right, the endpoint reckons another signature.${clock}`,
    );
  }
  return `the positive control, a plain good request, was refused (${said})${adviceFor(code)}`;
}

/** A caller whom CAM denies is known by his credentials; every other failure of authentication is one of them. */
function isOfCredentials(code: string): boolean {
  return code.startsWith("AuthFailure") && code !== "AuthFailure.UnauthorizedOperation";
}

function expired(skew: number | undefined, said: string, endpoint: string): string {
  if (skew === undefined)
    return `${endpoint} finds the time of this machine wrong (${said}) and tells no Date to compare it with; set the clock.`;
  return `${tellSkew(skew)}; more than 5 minutes make every signature expire. Set the clock that is wrong.`;
}

function adviceFor(code: string): string {
  if (code.endsWith("UnauthorizedOperation"))
    return "; allow this caller kms:GenerateDataKey, or give the credentials of another";
  if (code.startsWith("ResourceUnavailable") || code === "InvalidParameterValue.InvalidKeyId")
    return "; name an enabled CMK as `enabledKey` in the profile";
  return "";
}
