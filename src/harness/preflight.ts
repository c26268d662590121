import { EnvironmentError } from "../model/errors.ts";
import { Session, type SessionOptions } from "./session.ts";

/** How the endpoint stands before or after a run. */
export interface Preflight {
  readonly requests: number;
  /** Why a run against it could not be judged, in one sentence; absent when a good request is granted. */
  readonly reason?: string;
}

/** Seconds of difference beyond which the service refuses a timestamp. */
const skewLimit = 300;

/**
 * Sends the positive control from a session of its own, before the suites and after them.
 *
 * @throws EnvironmentError when nothing can be tried at all: the endpoint is out of reach or refuses the credentials.
 */
export async function preflight(options: SessionOptions): Promise<Preflight> {
  const session = await Session.open(options);
  try {
    const control = await session.control();
    const requests = session.totals().total;
    if (control.kind === "granted") return { requests };
    if (control.kind === "failed") throw new EnvironmentError(`${options.profile.endpoint} could not be tried: ${control.reason}.`);
    if (Math.abs(session.skew) > skewLimit) throw new EnvironmentError(skewed(session.skew));
    const said = `${control.code}: ${control.message}`;
    if (control.code.startsWith("AuthFailure") && control.code !== "AuthFailure.UnauthorizedOperation") {
      throw new EnvironmentError(`${options.profile.endpoint} refuses the credentials of the profile (${said}).`);
    }
    return { requests, reason: `the positive control, a plain good request, was refused (${said})` };
  } finally {
    await session.close();
  }
}

function skewed(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const side = seconds > 0 ? "behind" : "ahead of";
  return `This machine's clock is ${minutes} minutes ${side} the endpoint's; more than 5 make every signature expire. Set the clock.`;
}
