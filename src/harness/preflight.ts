import { createClient } from "../client/index.ts";
import { EnvironmentError } from "../model/errors.ts";
import type { ControlResult } from "./control.ts";
import { tryControl } from "./control.ts";
import { clientOptions, type SessionOptions } from "./session.ts";

/** How the endpoint stands before or after a run. */
export interface Preflight {
  readonly requests: number;
  /** Why a run against it could not be judged, in one sentence; absent when a good request is granted. */
  readonly reason?: string;
}

/** Seconds of difference beyond which the service refuses a timestamp. */
const skewLimit = 300;

/**
 * Sends the positive control from a client of its own, before the suites and after them.
 *
 * @throws EnvironmentError when nothing can be tried at all: the endpoint is out of reach or refuses the credentials.
 */
export async function preflight(options: SessionOptions): Promise<Preflight> {
  const client = createClient(clientOptions(options));
  try {
    const result = await tryControl(client.send, options.profile);
    const requests = client.totals().total;
    const reason = reasonOf(result, options.profile.endpoint);
    return reason === undefined ? { requests } : { requests, reason };
  } finally {
    await client.close();
  }
}

function reasonOf({ control, skew }: ControlResult, endpoint: string): string | undefined {
  if (control.kind === "granted") return undefined;
  if (control.kind === "failed")
    throw new EnvironmentError(`${endpoint} could not be tried: ${control.reason}.`);
  const unauthenticated = control.code.startsWith("AuthFailure");
  if (unauthenticated && Math.abs(skew) > skewLimit) throw new EnvironmentError(skewed(skew));
  const said = `${control.code}: ${control.message}`;
  // A caller whom CAM denies is known by his credentials; every other failure of authentication is one of them.
  if (unauthenticated && control.code !== "AuthFailure.UnauthorizedOperation") {
    throw new EnvironmentError(`${endpoint} refuses the credentials of the profile (${said}).`);
  }
  return `the positive control, a plain good request, was refused (${said})`;
}

function skewed(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const side = seconds > 0 ? "behind" : "ahead of";
  return `This machine's clock is ${minutes} minutes ${side} the endpoint's; more than 5 make every signature expire. Set the clock.`;
}
